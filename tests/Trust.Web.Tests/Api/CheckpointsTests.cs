using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Api;

public sealed class CheckpointsTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_consultation_of_a_German_works_council_lets_the_gate_pass_once_the_employer_has_answered()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var (owner, council) = (await house.Lindtal.As("owner"), await house.Lindtal.As("works-council"));
        await rollout.DecideAll("transparency");
        await rollout.GiveAll("relevance");
        await Answered(rollout, "selects");
        await rollout.Open("relevance");
        await rollout.DecideAll("relevance");
        Assert.Equal("in-review", (await rollout.Gate("relevance"))["state"]!.GetValue<string>());

        var path = await Path(rollout, "de.1/de-90");
        Assert.Equal("checkpoint.packet-missing", await Next(owner, path));
        (await owner.Post($"{path}/packet", new { language = "de" })).Must(200);
        Assert.Equal("handed-over", await State(owner, path));
        (await council.Post($"{path}/receipt", new { version = 1 })).Must(200);
        var clock = (await council.Get(path)).Must(200).Body;
        Assert.False(clock["statutoryLimit"]!.GetValue<bool>());
        Assert.Equal("no-limit", clock["clocks"]!.AsArray().First(c => !c!["clock"]!["statutory"]!.GetValue<bool>() && c["clock"]!["length"] is null)!["standing"]!.GetValue<string>());
        (await owner.Post($"{path}/position", new { position = "opinion", text = "Fine, with doubts on degrees from abroad.", onBehalf = await Reported(rollout) })).Must(200);
        Assert.Equal("checkpoint.answer-missing", await Next(owner, path));
        Assert.Equal("in-review", (await rollout.Gate("relevance"))["state"]!.GetValue<string>());

        (await owner.Post($"{path}/answer", new { text = "We test with such degrees first." })).Must(200);
        Assert.Equal("answered", await State(owner, path));
        Assert.Equal("passed", (await rollout.Gate("relevance"))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_German_right_goes_from_the_questions_to_an_agreement_in_force_and_leaves_the_lock()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var (owner, council, sponsor) = (await house.Lindtal.As("owner"), await house.Lindtal.As("works-council"), await house.Lindtal.As("sponsor"));
        await Answered(rollout, "monitors");
        var found = (await owner.Get($"{rollout.Path}/questions")).Must(200).Body;
        Assert.Contains(found["rights"]!.AsArray(), r => r!["right"]!["id"]!.GetValue<string>() == "de.1/de-87-6" && r["because"]!.AsArray().Count == 1);
        var path = await Path(rollout, "de.1/de-87-6", "go-live");
        var right = (await owner.Get(path)).Body["right"]!;
        Assert.Equal(("seen", true), (right["law"]!["certainty"]!.GetValue<string>(), right["law"]!["counselShouldConfirm"]!.GetValue<bool>()));
        Assert.Equal("Betriebsrat", (await owner.Get(path)).Body["bodyName"]!["name"]!.GetValue<string>());

        (await owner.Post($"{path}/packet", new { language = "de", own = new[] { new { key = "own-1", text = "What is logged." } } })).Must(200);
        (await council.Post($"{path}/incomplete", new { what = "Who reads the logs is missing.", items = new[] { "transparency/system-card" } })).Must(200);
        Assert.Equal("incomplete", await State(owner, path));
        (await owner.Post($"{path}/packet", new { language = "de", version = 1, reason = "Readers named.", own = new[] { new { key = "own-1", text = "What is logged." }, new { key = "own-2", text = "Two persons in IT." } } })).Must(200);
        var packet = (await council.Get(path)).Must(200).Body;
        Assert.Equal("own-2 added", string.Join(", ", packet["packet"]!["changes"]!.AsArray().Select(c => $"{c!["key"]} {c["kind"]}"))); // the text that stood is no change
        Assert.Equal([2, 1], packet["versions"]!.AsArray().Select(v => v!["version"]!.GetValue<int>()));
        Assert.Equal("Two persons in IT.", packet["packet"]!["pieces"]!.AsArray()[^1]!["text"]!["text"]!.GetValue<string>());
        Assert.False((await (await house.Lindtal.As("observer")).Get(path)).Must(200).Body["packet"]!["readable"]!.GetValue<bool>());
        (await council.Post($"{path}/receipt")).Must(200);
        Assert.Equal("running", await State(owner, path));

        var agreement = (await owner.Post($"{path}/agreement", Draft("Nobody is judged by logs."))).Must(201).Id;
        var place = $"{rollout.Path}/agreements/{agreement}";
        (await council.Put(place, Draft("Nobody is judged by logs, ever.", 1))).Must(200);
        Assert.Contains("ever", (await council.Get($"{place}/difference")).Must(200).Text, StringComparison.Ordinal);
        Assert.Equal("agreement.slots-open", (await owner.Put(place, new { version = 2, title = "Logs", parties = Parties, clauses = new[] { new { key = "scope" } } })).Must(422).ProblemCode);
        var digest = (await council.Get(place)).Must(200).Body["digest"]!.GetValue<string>();
        Assert.Equal("agreement.changed-meanwhile", (await council.Post($"{place}/sign-off", new { side = "body", version = 1, digest })).Must(409).ProblemCode);
        (await council.Post($"{place}/sign-off", new { side = "body", version = 2, digest })).Must(200);
        (await sponsor.Post($"{place}/sign-off", new { side = "employer", version = 2, digest })).Must(200);
        Assert.Equal("agreed", await State(owner, path));
        Assert.Contains(path, (await owner.Get($"{rollout.Path}/locks/go-live")).Text, StringComparison.Ordinal);

        (await owner.Post($"{place}/in-force", new
        {
            form = "paper-signed",
            from = Today,
            signatories = new[] { new { side = "employer", name = "Sponsor" }, new { side = "body", name = "Chair" } },
            report = await Reported(rollout),
        })).Must(200);
        Assert.Equal("in-force", await State(owner, path));
        Assert.DoesNotContain(path, (await owner.Get($"{rollout.Path}/locks/go-live")).Text, StringComparison.Ordinal);
        (await (await house.Lindtal.As("observer")).Get(place)).Must(200); // published to the project

        (await sponsor.Post($"{rollout.Path}/commitments", new { promise = "Logs go after six months.", agreementId = agreement, ownerId = (await house.Lindtal.Person("member")).Value, checkOn = "2099-01-01" })).Must(201);
        Assert.Contains("Logs go after six months.", (await (await house.Lindtal.As("employees")).Get($"{rollout.Path}/commitments")).Must(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Norwegian_union_is_not_heard_before_the_law_s_own_contents_are_there_and_its_drøfting_ends_with_minutes()
    {
        var (rollout, owner) = (await Norwegian(), await house.Fjordlys.As("owner"));
        await Answered(rollout, "monitors");
        var path = await Path(rollout, "no.1/no-9-2", "pilot");
        var refused = (await owner.Post($"{path}/packet", new { language = "nb" })).Must(409);
        Assert.Equal("checkpoint.packet-incomplete", refused.ProblemCode);
        Assert.Equal(["control-consequences", "control-duration"], refused.Body["blockers"]!.AsArray().Where(b => b!["code"]!.GetValue<string>() == "checkpoint.content-missing").Select(b => b!["facts"]!["content"]!.GetValue<string>()));
        Assert.Equal(["own"], (await owner.Post($"{path}/packet", new { language = "nb", own = new[] { new { key = "ola-is-slow", text = "x" } } })).Must(422).Fields);

        await rollout.GiveAll("transparency");
        var own = new[] { new { key = "control-consequences", text = "Loggen viser svar, ikke hvem." }, new { key = "control-duration", text = "Tretti dager." } };
        (await owner.Post($"{path}/packet", new { language = "nb", own, targetDays = 10 })).Must(200);
        (await (await house.Fjordlys.As("works-council")).Post($"{path}/receipt", new { answersBy = "2099-01-01" })).Must(200);
        var running = (await owner.Get(path)).Body;
        Assert.Equal(("running", "2099-01-01"), (running["state"]!.GetValue<string>(), running["dueOn"]!.GetValue<string>()));
        var target = running["clocks"]!.AsArray().Single(c => c!["clock"]!["id"]!.GetValue<string>() == "no-9-2/target")!;
        Assert.False(target["clock"]!["statutory"]!.GetValue<bool>());
        Assert.Equal(10, target["days"]!.AsArray().Count(d => d!["mark"]!.GetValue<string>() == "counted"));

        (await owner.Post($"{path}/minutes", new { kind = "consultation-minutes", report = await Reported(rollout) })).Must(200);
        Assert.Equal("closed", await State(owner, path));
        Assert.Null((await owner.Get(path)).Body["next"]);
    }

    [Fact]
    public async Task The_law_is_there_as_data_with_how_sure_each_line_is()
    {
        var reader = await house.Lindtal.As("outsider");
        var packs = (await reader.Get("/jurisdictions")).Must(200).Body["items"]!.AsArray();
        Assert.Equal(["DE", "EU", "NO", "XX"], packs.Where(p => p!["status"]!.GetValue<string>() == "worked-through").Select(p => p!["code"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(8, packs.Count(p => p!["status"]!.GetValue<string>() == "not-yet-worked-through"));
        var germany = (await reader.Get("/jurisdictions/de")).Must(200).Body;
        Assert.Equal(germany.ToJsonString(), (await reader.Get("/jurisdictions/de.1")).Must(200).Body.ToJsonString());
        Assert.All(germany["rights"]!.AsArray(), r => Assert.True(r!["right"]!["law"]!["counselShouldConfirm"]!.GetValue<bool>()));
        Assert.Contains(germany["rights"]!.AsArray(), r => r!["right"]!["law"]!["sources"]!.AsArray().Count > 1);
        Assert.Equal("jurisdiction.unknown", (await reader.Get("/jurisdictions/qq")).Must(404).ProblemCode);
    }

    [Fact]
    public async Task In_its_own_name_a_body_takes_a_position_by_the_web_session_and_not_by_a_token()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var added = (await house.Services.GetRequiredService<People>().Add(rollout.Firm.Organisation, rollout.Firm.Administrator, new("Chair", $"chair.{rollout.Id}@firm.example", "de", "Europe/Berlin"), default)).Value!; // an administrator may
        Assert.NotNull((await house.Services.GetRequiredService<Welcome>().Arrive(added.Link, new("a long enough one"), default)).Value);
        (await (await house.Lindtal.As("works-council")).Put($"{rollout.Path}/seats/{rollout.Body}", new { holders = new[] { added.Person.Id.Value } })).Must(200);
        await Answered(rollout, "monitors");
        var path = await Path(rollout, "de.1/de-87-6", "go-live");

        var token = await house.As(rollout.Firm.Organisation, added.Person.Id);
        Assert.Equal("account.sign-in-again", (await token.Post($"{path}/position", new { position = "consent" })).Must(403).ProblemCode);
        var visitor = new Visitor(house.Address);
        await visitor.SignIn($"chair.{rollout.Id}@firm.example", "a long enough one");
        var said = await visitor.PostJson($"/api/v1{path}/position", await visitor.FormToken("/me"), """{"position": "consent"}""");
        Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync());
        Assert.Equal("answered", await State(token, path));
    }

    static string Today => DateOnly.FromDateTime(DateTime.UtcNow).ToString("yyyy-MM-dd");

    static readonly string[] Parties = ["Lindtal GmbH", "Betriebsrat Lindtal"];

    static object Draft(string words, int? version = null) => new { title = "Use of logs", parties = Parties, version, clauses = new[] { new { key = "own-1", own = $"Logs\n{words}" } } };

    static async Task Answered(Rollout rollout, string yes) =>
        (await (await rollout.Firm.As("owner")).Put($"{rollout.Path}/questions", new { said = new[] { new { question = yes, yes = true } }, reason = "Said in a test." })).Must(200);

    static async Task<string> Path(Rollout rollout, string right, string? @lock = null) =>
        $"{rollout.Path}/checkpoints/" + (await (await rollout.Firm.As("owner")).Get($"{rollout.Path}/checkpoints")).Must(200).Body["items"]!.AsArray()
            .Single(c => c!["right"]!["id"]!.GetValue<string>() == right && c["lock"]?.GetValue<string>() == @lock)!["id"]!.GetValue<string>();

    static async Task<string> State(Client client, string path) => (await client.Get(path)).Must(200).Body["state"]!.GetValue<string>();

    static async Task<string> Next(Client client, string path) => (await client.Get(path)).Must(200).Body["next"]!["code"]!.GetValue<string>();

    /// <summary>Said on signed paper, today.</summary>
    static async Task<object> Reported(Rollout rollout)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "signed.pdf" } };
        var document = (await (await rollout.Firm.As("owner")).Send(HttpMethod.Post, $"{rollout.Path}/files", form)).Must(201).Body["documentId"]!.GetValue<Guid>();
        return new { channel = "paper", occurredOn = Today, saidBy = "The chair", documentId = document };
    }

    async Task<Rollout> Norwegian()
    {
        var owner = await house.Fjordlys.As("owner");
        var project = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Rollout.NewProject()))!;
        project["sites"] = JsonNode.Parse("""[{"employer": "Fjordlys AS", "name": "Bergen", "country": "NO", "headcount": 80, "languages": ["nb"]}]""");
        project["bodies"] = JsonNode.Parse("""[{"kind": "union", "localName": "Klubben", "level": "company", "sites": ["Bergen"]}]""");
        var id = (await owner.Post("/projects", project.ToJsonString())).Must(201).Id;
        var body = (await owner.Get($"/projects/{id}")).Must(200).Body["bodies"]![0]!["id"]!.GetValue<string>();
        var rollout = new Rollout { Firm = house.Fjordlys, Id = id, Body = body };
        (await owner.Put($"{rollout.Path}/seats/{body}", new { holders = new[] { (await house.Fjordlys.Person("works-council")).Value } })).Must(200);
        foreach (var group in (string[])["management", "hr", "it", "employees", "data-protection", "works-council"])
        {
            if (group != "works-council") (await owner.Put($"{rollout.Path}/seats/{group}", new { holders = new[] { (await house.Fjordlys.Person(group)).Value } })).Must(200);
            (await owner.Put($"{rollout.Path}/groups/{group}", new { speaksFor = new { by = "nobody", because = "Said in a test." } })).Must(200);
        }
        (await owner.Put($"{rollout.Path}/roles/sponsor/{await house.Fjordlys.Person("sponsor")}")).Must(200);
        (await owner.Post($"{rollout.Path}/start")).Must(200);
        return rollout;
    }
}
