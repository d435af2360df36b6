using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>A project of a firm, taken through REST as people would.</summary>
public sealed class Rollout
{
    static readonly string[] SeatGroups = ["management", "hr", "it", "employees", "data-protection"];

    public required Firm Firm { get; init; }
    public required Guid Id { get; init; }
    public required string Body { get; init; }
    public string Path => $"/projects/{Id}";

    public static object NewProject(string title = "Answers on pay and leave") => new
    {
        title,
        purpose = new { text = "Ansatte får svar når som helst.", language = "nb" },
        today = "idea",
        aiSystem = new { name = "Helper", vendor = "Vendor", version = "2.1", function = "Suggests answers", dataCategories = new[] { "handbook" }, decides = "assists" },
        sites = new[] { new { employer = "Lindtal GmbH", name = "Lindtal", country = "DE", region = "BW", headcount = 140, languages = new[] { "de" } } },
        bodies = new[] { new { kind = "works-council", localName = "Betriebsrat Lindtal", level = "site", sites = new[] { "Lindtal" } } },
        startsOn = "2026-11-02",
        timeZone = "Europe/Berlin",
        language = "en",
        affectedEmployees = 140,
    };

    /// <summary>A draft with everybody in place: roles, seats, who speaks for whom.</summary>
    public static async Task<Rollout> Draft(Firm firm)
    {
        var owner = await firm.As("owner");
        var id = (await owner.Post("/projects", NewProject())).Must(201).Id;
        var body = (await owner.Get($"/projects/{id}")).Must(200).Body["bodies"]![0]!["id"]!.GetValue<string>();
        var rollout = new Rollout { Firm = firm, Id = id, Body = body };
        await rollout.Seat();
        return rollout;
    }

    public static async Task<Rollout> Started(Firm firm)
    {
        var rollout = await Draft(firm);
        (await (await firm.As("owner")).Post($"{rollout.Path}/start")).Must(200);
        return rollout;
    }

    /// <summary>With all evidence of the first stage given and its gate open.</summary>
    public static async Task<Rollout> InReview(Firm firm)
    {
        var rollout = await Started(firm);
        await rollout.GiveAll("transparency");
        await rollout.Open("transparency");
        return rollout;
    }

    /// <summary>At a firm in Norway, with its union.</summary>
    public static async Task<Rollout> Norwegian(Firm firm)
    {
        var owner = await firm.As("owner");
        var project = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(NewProject()))!; // it was just written
        project["sites"] = JsonNode.Parse("""[{"employer": "Fjordlys AS", "name": "Bergen", "country": "NO", "headcount": 80, "languages": ["nb"]}]""");
        project["bodies"] = JsonNode.Parse("""[{"kind": "union", "localName": "Klubben", "level": "company", "sites": ["Bergen"]}]""");
        var id = (await owner.Post("/projects", project.ToJsonString())).Must(201).Id;
        var rollout = new Rollout { Firm = firm, Id = id, Body = (await owner.Get($"/projects/{id}")).Must(200).Body["bodies"]![0]!["id"]!.GetValue<string>() };
        await rollout.Seat();
        (await owner.Post($"{rollout.Path}/start")).Must(200);
        return rollout;
    }

    /// <summary>Everybody in place: roles, seats, who speaks for whom.</summary>
    async Task Seat()
    {
        var owner = await Firm.As("owner");
        foreach (var role in (string[])["deputy-owner", "sponsor", "member", "observer"])
            (await owner.Put($"{Path}/roles/{role}/{await Firm.Person(role)}")).Must(200);
        foreach (var group in SeatGroups)
            (await owner.Put($"{Path}/seats/{group}", new { holders = new[] { (await Firm.Person(group)).Value } })).Must(200);
        (await owner.Put($"{Path}/seats/{Body}", new { holders = new[] { (await Firm.Person("works-council")).Value } })).Must(200);
        foreach (var group in (string[])[.. SeatGroups, "works-council"])
            (await owner.Put($"{Path}/groups/{group}", new { speaksFor = new { by = "nobody", because = "Said in a test." } })).Must(200);
    }

    /// <summary>Yes to these of the plain questions.</summary>
    public async Task Answers(params string[] yes) =>
        (await (await Firm.As("owner")).Put($"{Path}/questions", new { said = yes.Select(q => new { question = q, yes = true }), reason = "Said in a test." })).Must(200);

    /// <summary>Where the body's right stands, at a gate or at a lock.</summary>
    public async Task<string> Checkpoint(string right, string? @lock = null) =>
        $"{Path}/checkpoints/" + (await (await Firm.As("owner")).Get($"{Path}/checkpoints")).Must(200).Body["items"]!.AsArray()
            .Single(c => c!["right"]!["id"]!.GetValue<string>() == right && c["lock"]?.GetValue<string>() == @lock && c["party"]!.GetValue<string>() == Body)!["id"]!.GetValue<string>();

    public static string Today => Ago(0);

    public static string Ago(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-days).ToString("yyyy-MM-dd");

    /// <summary>Said on signed paper, today.</summary>
    public async Task<object> Reported()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "signed.pdf" } };
        var document = (await (await Firm.As("owner")).Send(HttpMethod.Post, $"{Path}/files", form)).Must(201).Body["documentId"]!.GetValue<Guid>();
        return new { channel = "paper", occurredOn = Today, saidBy = "The chair", documentId = document };
    }

    public async Task<JsonNode> See(string part = "owner") => (await (await Firm.As(part)).Get(Path)).Must(200).Body;

    public async Task GiveAll(string stage)
    {
        var owner = await Firm.As("owner");
        var items = (await owner.Get($"{Path}/evidence")).Must(200).Body["items"]!.AsArray().Single(s => s!["stage"]!.GetValue<string>() == stage)!["items"]!.AsArray();
        foreach (var item in items.Where(i => i!["required"]!.GetValue<bool>() && i["state"]!.GetValue<string>() == "missing"))
            (await owner.Put($"{Path}/stages/{stage}/evidence/{item!["item"]}", new
            {
                text = $"What {item["item"]} says.",
                link = "https://intranet.example/document",
                numbers = item["numbersAsked"]!.AsArray().ToDictionary(n => n!.GetValue<string>(), _ => 12.5m),
            })).Must(200);
    }

    public async Task Open(string stage) => (await (await Firm.As("owner")).Post($"{Path}/stages/{stage}/gate")).Must(200);

    public async Task<JsonNode> Gate(string stage) => (await (await Firm.As("owner")).Get($"{Path}/stages/{stage}/gate")).Must(200).Body;

    /// <summary>The body of a decision on what the gate shows now.</summary>
    public async Task<JsonObject> Decision(string stage, string party, string answer)
    {
        var gate = await Gate(stage);
        return new()
        {
            [party == Body ? "bodyId" : "group"] = party,
            ["answer"] = answer,
            ["round"] = gate["round"]!.GetValue<int>(),
            ["statement"] = gate["statement"]!.GetValue<string>(),
        };
    }

    public async Task<Reply> Decide(string stage, string party, string answer) =>
        await (await Firm.As(party == Body ? "works-council" : party)).Post($"{Path}/stages/{stage}/gate/decisions", await Decision(stage, party, answer));

    public async Task DecideAll(string stage)
    {
        foreach (var answer in (await Gate(stage))["answers"]!.AsArray())
            (await Decide(stage, answer!["party"]!.GetValue<string>(), answer["strength"]!.GetValue<string>() == "inform" ? "acknowledge" : "approve")).Must(200);
    }
}
