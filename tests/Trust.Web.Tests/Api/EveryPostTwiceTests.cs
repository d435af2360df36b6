using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.Web.Tests.Api;

/// <summary>Every POST of the OpenAPI document is done and then sent again with its key: it is done once and answers alike. One that is not played here fails by its name.</summary>
public sealed class EveryPostTwiceTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    /// <summary>What is answered only once, and why the second answer leaves it out.</summary>
    static readonly Dictionary<string, string[]> OnlyOnce = new()
    {
        ["makeToken"] = ["secret", "expiresAt"],                    // a secret is not kept, so it cannot be shown again
        ["addPerson"] = ["invitation"],                             // as above
        ["makeActLink"] = ["secret", "expiresAt"],                  // as above
        ["openPublicPage"] = ["secret", "expiresAt"],               // as above
        ["shiftMilestones"] = ["moves", "told", "mails", "fallAway"], // what it would do to the plan as it was; that plan is gone
    };

    /// <summary>Rows of every table that a request can fill.</summary>
    const string Rows = "select (select count(*) from events) + (select count(*) from contents) + (select count(*) from files) + (select count(*) from people) + (select count(*) from links)"
        + " + (select count(*) from tokens) + (select count(*) from organisation_days) + (select count(*) from idempotency)";

    readonly HashSet<string> played = [];

    [Fact]
    public async Task Every_post_is_done_once_and_answers_alike_when_it_is_sent_again_with_its_key()
    {
        await Checkpoints();
        await Agreements();
        await Conditions();
        await Course();
        await Gates();
        await Acts();
        await Objections();
        await Milestones();
        await InUse();
        await Organisation();
        Assert.Equal((await house.Operations()).Where(o => o.Method == "POST").Select(o => o.Name).Order(), played.Order());
    }

    async Task Course()
    {
        await Twice("owner", "/projects", Rollout.NewProject("Twice"));
        var path = (await Rollout.Draft(house.Lindtal)).Path;
        await Twice("owner", $"{path}/start");
        await Twice("owner", $"{path}/seats/speakers");
        await Assessment($"{path}/assessments/dpia");
        await Twice("owner", $"{path}/public-pages", new { kind = "status", until = Rollout.Ago(-30) });
        await Twice("owner", $"{path}/sites", new { employer = "Lindtal AS", name = "Oslo", country = "NO", headcount = 12, text = "Oslo too.", answers = new Dictionary<string, bool> { ["other-body"] = false, ["other-law"] = false, ["other-work"] = false } });
        await Twice("owner", $"{path}/bodies", new { kind = "union", localName = "Klubben", level = "company", text = "They asked.", answers = new Dictionary<string, bool> { ["not-on-the-map"] = false, ["other-body"] = false, ["untrained-users"] = false } });
        await Twice("owner", $"{path}/kpis/adoption/points", new { on = "2025-11-03", value = 62, source = "A count." });
        await Twice("owner", $"{path}/contacts", new { group = "it", on = Rollout.Today, note = "We met." });
        await Twice("owner", $"{path}/rulebook/adopt", new { version = 1 });
        await Twice("owner", $"{path}/pause", new { reason = "Holidays." });
        await Twice("owner", $"{path}/resume", new { reason = "Back again." });
        await Twice("owner", $"{path}/owner", new { personId = (await house.Lindtal.Person("member")).Value });
        await Twice("member", $"{path}/owner/confirm");
        await Twice("member", $"{path}/cancel", new { reason = "No need.", piloted = "Nothing.", data = "None.", promises = "None." });
    }

    /// <summary>Every question that is the owner's, in words of its kind.</summary>
    async Task Assessment(string path)
    {
        var owner = await house.Lindtal.As("owner");
        var asked = (await owner.Get(path)).Must(200).Body["questions"]!.AsArray().Where(q => q!["yours"]!.GetValue<bool>()).ToList();
        (await owner.Put(path, new { answers = asked.Select(q => new { question = q!["key"]!.GetValue<string>(), words = Words(q) }) })).Must(200);
        Assert.All((await owner.Get(path)).Must(200).Body["questions"]!.AsArray().Where(q => q!["yours"]!.GetValue<bool>()), q => Assert.NotEmpty(q!["words"]!.AsArray()));
        await Twice("owner", $"{path}/give", new { });

        static string[] Words(JsonNode question) => (question["kind"]!.GetValue<string>(), question["choices"]!.AsArray().Select(c => c!["key"]!.GetValue<string>()).ToArray()) switch
        {
            ("date", _) => ["2026-11-02"],
            ("number", _) => ["3"],
            ("yes-no", _) => ["yes"],
            ("choice" or "choices", [var first, ..]) => [first],
            ("table", var columns) => [.. columns],
            _ => ["In words."],
        };
    }

    async Task Gates()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var gate = $"{rollout.Path}/stages/transparency/gate";
        await rollout.GiveAll("transparency");
        await Twice("owner", gate);
        await Twice("employees", $"{rollout.Path}/stages/transparency/evidence/question-hour/waive", new { reason = "We ask every day." });
        await Twice("owner", $"{gate}/meetings", new { group = "it", on = "2031-05-06" });
        foreach (var days in (int[])[20, 10]) await MeetingOffered(rollout, Domain.Group.It, DateTimeOffset.UtcNow.AddDays(-days));
        await Twice("sponsor", $"{gate}/close-without-position", new { group = "it", targetWas = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-3)), reason = "Two dates passed." });

        var decision = await rollout.Decision("transparency", rollout.Body, "approve-with-conditions");
        decision["conditions"] = new JsonArray(new JsonObject { ["text"] = "A log.", ["stage"] = "security" }, new JsonObject { ["text"] = "A course.", ["stage"] = "training" });
        await Twice("works-council", $"{gate}/decisions", decision);
        await Twice("owner", $"{gate}/outcomes", new { bodyId = rollout.Body, kind = "reasoned-answer", text = "We see it so." });
        var conditions = (await (await house.Lindtal.As("owner")).Get($"{rollout.Path}/conditions")).Must(200).Body["items"]!.AsArray().Select(c => c!["id"]!.GetValue<Guid>()).ToList();
        await Twice("works-council", $"{rollout.Path}/conditions/{conditions[0]}/met", new { text = "It is there." });
        await Twice("works-council", $"{rollout.Path}/conditions/{conditions[1]}/waive", new { reason = "Not needed." });

        var change = (await Twice("owner", $"{rollout.Path}/changes", new { kind = "vendor-update", text = "Version 3.", answers = new Dictionary<string, bool> { ["new-ability"] = false, ["other-results"] = false, ["new-logs"] = false, ["other-handling"] = false } })).Id;
        await Twice("works-council", $"{rollout.Path}/changes/{change}/class", new { to = "new-round", stages = new[] { "transparency" }, reason = "It ranks now." });
        await rollout.Open("transparency");
        await Twice("owner", $"{rollout.Path}/stages/transparency/reopen", new { reason = "The catalogue was wrong." });
    }

    async Task Acts()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var document = (await Twice("owner", $"{rollout.Path}/files", () => new MultipartFormDataContent("bound") { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "minutes.pdf" } })).Body["documentId"]!.GetValue<Guid>();
        foreach (var party in (string[])["it", "hr"])
        {
            var decision = await rollout.Decision("transparency", party, "approve");
            decision["onBehalf"] = new JsonObject { ["channel"] = "paper", ["occurredOn"] = "2026-01-07", ["saidBy"] = "Its head", ["documentId"] = document };
            (await (await house.Lindtal.As("owner")).Post($"{rollout.Path}/stages/transparency/gate/decisions", decision)).Must(200);
        }
        var acts = (await (await house.Lindtal.As("owner")).Get($"{rollout.Path}/acts")).Must(200).Body["items"]!.AsArray().ToDictionary(a => a!["party"]!.GetValue<string>(), a => a!["id"]!.GetValue<Guid>());
        await Twice("owner", $"{rollout.Path}/acts/{acts["it"]}/link", new { });
        await Twice("it", $"{rollout.Path}/acts/{acts["it"]}/confirm");
        await Twice("hr", $"{rollout.Path}/acts/{acts["hr"]}/dispute", new { text = "It was not so." });
    }

    async Task Objections()
    {
        var path = (await Rollout.Started(house.Lindtal)).Path;
        async Task<string> Raised(bool blocking = false) => $"/objections/{(await Twice("employees", $"{path}/objections", new { category = "jobs", text = "Who keeps their job?", blocking })).Id}";
        async Task<string> Answered()
        {
            var objection = await Raised();
            await Twice("owner", $"{objection}/acknowledge");
            await Twice("owner", $"{objection}/answer", new { text = "Everybody.", offer = "In writing." });
            return objection;
        }

        await Twice("employees", $"{await Answered()}/accept");
        var contested = await Answered();
        await Twice("employees", $"{contested}/contest", new { text = "Nothing is written." });
        await Twice("employees", $"{contested}/escalate");
        var body = (await (await house.Lindtal.As("owner")).Get(path)).Must(200).Body["bodies"]![0]!["id"]!.GetValue<string>();
        await Twice("sponsor", $"{contested}/settle", new { text = "It is in the agreement.", bodyId = body });
        var theme = (await Twice("owner", $"{path}/themes", new { name = "Nights" })).Id;
        await Twice("owner", $"{path}/themes/{theme}/changed", new { text = "Somebody is there at night.", forEveryone = true });
        await Twice("employees", $"{await Raised()}/withdraw", new { });
        await Twice("data-protection", $"{await Raised(blocking: true)}/confirm-blocking");
        await Twice("owner", $"{await Raised(blocking: true)}/decline-blocking", new { reason = "The pilot touches no job." });
    }

    async Task Milestones()
    {
        var path = $"{(await Rollout.Started(house.Lindtal)).Path}/milestones";
        var one = $"{path}/{(await Twice("owner", path, new { title = "Visit the vendor", stage = "relevance", from = "it", dueOn = "2030-03-06" })).Id}";
        await Twice("owner", $"{one}/done", new { on = "2026-01-07" });
        await Twice("owner", $"{path}/shift", new { workingDays = 5 });
        one = $"{path}/{(await Twice("owner", path, new { title = "Ask the vendor", stage = "relevance", from = "it", dueOn = "2030-03-06" })).Id}";
        await Twice("owner", $"{one}/not-before", new { on = "2030-04-01", reason = "They are away." });
        await Twice("owner", $"{one}/drop", new { reason = "They come to us." });
        await Twice("owner", $"{one}/restore", new { reason = "They do not." });
    }

    async Task InUse()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        foreach (var stage in (string[])["transparency", "relevance", "usability", "security", "training"])
        {
            await rollout.GiveAll(stage);
            await rollout.Open(stage);
            await rollout.DecideAll(stage);
        }
        var owner = await house.Lindtal.As("owner");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "agreement.pdf" } };
        var document = (await owner.Send(HttpMethod.Post, $"{rollout.Path}/files", form)).Must(201).Body["documentId"]!.GetValue<Guid>();
        (await owner.Post($"{rollout.Path}/stages/security/gate/outcomes", new { bodyId = rollout.Body, kind = "agreement-in-force", report = new { channel = "paper", occurredOn = "2026-01-07", saidBy = "Both", documentId = document } })).Must(200);
        await Twice("owner", $"{rollout.Path}/locks/pilot", new { });
        await Twice("owner", $"{rollout.Path}/locks/pilot/end", new { text = "It went well." });
        await Twice("owner", $"{rollout.Path}/locks/go-live", new { });
        await Twice("owner", $"{rollout.Path}/retire", new { reason = "A newer one.", data = "Deleted.", peopleToldOn = "2026-01-07" });
    }

    /// <summary>Where two levels might hold the right, until the dispute; and a consultation that stays without a position.</summary>
    async Task Checkpoints()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        foreach (var stage in (string[])["transparency", "relevance"]) await rollout.GiveAll(stage);
        (await owner.Post($"{rollout.Path}/bodies", new { kind = "works-council", localName = "Gesamtbetriebsrat", level = "company", text = "It joined.", answers = new Dictionary<string, bool> { ["not-on-the-map"] = false, ["other-body"] = false, ["untrained-users"] = false } })).Must(201);
        await rollout.Answers("monitors");
        var competent = new { competent = new[] { rollout.Body }, answeredBy = "Both bodies.", answeredOn = Rollout.Today };
        var consent = await rollout.Checkpoint("de.1/de-87-6", "go-live");
        await Twice("owner", $"{consent}/competence", competent);
        await Twice("owner", $"{consent}/packet", new { language = "de", own = new[] { new { key = "own-1", text = "What is logged." } } });
        await Twice("works-council", $"{consent}/receipt", new { version = 1 });
        await Twice("works-council", $"{consent}/answer-date", new { answersBy = "2099-02-01" });
        await Twice("works-council", $"{consent}/incomplete", new { what = "Who reads the logs?" });
        await Twice("owner", $"{consent}/position", new { position = "objection", text = "Not like this.", onBehalf = await rollout.Reported() });
        await Twice("owner", $"{consent}/answer", new { text = "We name the readers." });
        await Twice("works-council", $"{consent}/conciliation", new { because = "It goes no further." });

        var consult = await rollout.Checkpoint("de.1/de-90");
        (await owner.Post($"{consult}/competence", competent)).Must(200);
        (await owner.Post($"{consult}/packet", new { language = "de", on = Rollout.Ago(40), targetDays = 1 })).Must(200);
        (await (await house.Lindtal.As("works-council")).Post($"{consult}/receipt", new { on = Rollout.Ago(39) })).Must(200);
        await Twice("owner", $"{consult}/talks", new { on = "2099-01-05" });
        foreach (var days in (int[])[30, 20]) await TalksOffered(rollout, new(Guid.Parse(consult[^36..])), DateTimeOffset.UtcNow.AddDays(-days));
        await Twice("sponsor", $"{consult}/close", new { reason = "Two dates passed." });
    }

    async Task Agreements()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        await rollout.GiveAll("transparency");
        await rollout.Answers("monitors");
        var (pilot, checkpoint) = (await rollout.Checkpoint("de.1/de-87-6", "pilot"), await rollout.Checkpoint("de.1/de-87-6", "go-live"));
        JsonObject Draft(JsonArray? @for)
        {
            var draft = new JsonObject { ["title"] = "Use of logs", ["parties"] = new JsonArray("Lindtal GmbH", "Betriebsrat Lindtal"), ["clauses"] = new JsonArray(new JsonObject { ["key"] = "own-1", ["own"] = "Logs\nNobody is judged by them." }) };
            if (@for is not null) draft["for"] = @for;
            return draft;
        }
        await Twice("works-council", $"{pilot}/agreement", Draft(null));
        var agreement = $"{rollout.Path}/agreements/{(await Twice("owner", $"{rollout.Path}/agreements", Draft([checkpoint[^36..]]))).Id}";
        var digest = (await owner.Get(agreement)).Must(200).Body["digest"]!.GetValue<string>();
        await Twice("sponsor", $"{agreement}/sign-off", new { side = "employer", version = 1, digest });
        (await owner.Post($"{agreement}/sign-off", new { side = "body", version = 1, digest, onBehalf = await rollout.Reported() })).Must(200);
        await Twice("owner", $"{agreement}/in-force", new { form = "paper-signed", from = Rollout.Today, signatories = new[] { new { side = "employer", name = "Sponsor" }, new { side = "body", name = "Chair" } }, report = await rollout.Reported() });
        await Twice("owner", $"{agreement}/review", new { on = Rollout.Today, text = "It works." });

        var person = (await house.Lindtal.Person("member")).Value;
        var promise = $"{rollout.Path}/commitments/{(await Twice("sponsor", $"{rollout.Path}/commitments", new { promise = "Logs go after six months.", agreementId = agreement[^36..], ownerId = person, checkOn = "2099-01-01" })).Id}";
        await Twice("owner", $"{promise}/move", new { ownerId = person, checkOn = "2099-03-01", reason = "The audit is in March." });
        await Twice("member", $"{promise}/check", new { side = "employer", kept = "partly", text = "One system is left.", again = "2099-06-01" });
        await Twice("owner", $"{agreement}/notice", new { side = "employer", reason = "Another system." });
    }

    /// <summary>In Norway: a condition of the law, and a consultation that ends with minutes.</summary>
    async Task Conditions()
    {
        var (rollout, owner) = (await Rollout.Norwegian(house.Lindtal), await house.Lindtal.As("owner"));
        await rollout.GiveAll("transparency");
        await rollout.Answers("monitors");
        await Twice("data-protection", $"{await rollout.Checkpoint("no.1/no-9-1", "pilot")}/confirmation", new { restsOn = new[] { new { item = "transparency/purpose", revision = 1 } }, text = "It holds." });
        var consult = await rollout.Checkpoint("no.1/no-9-2", "pilot");
        (await owner.Post($"{consult}/packet", new { language = "nb", own = new[] { new { key = "control-consequences", text = "The log shows answers, not who." }, new { key = "control-duration", text = "Thirty days." } } })).Must(200);
        await Twice("owner", $"{consult}/minutes", new { kind = "consultation-minutes", report = await rollout.Reported() });
    }

    async Task Organisation()
    {
        await Twice("administrator", "/organisation/holidays", new { country = "NO", closed = new[] { "2026-12-24" } });
        await Twice("administrator", "/organisation/texts", new { which = "whom-to-ask", language = "nb", text = "HR, rom 4" });
        await Twice("administrator", "/organisation/members", new { personId = (await house.Lindtal.Person("observer")).Value, role = "auditor" });
        await Twice("administrator", $"/organisation/mail/failed/{await house.Lindtal.Person("observer")}/try-again", new { });
        await Twice("administrator", "/organisation/parked/retry", new { projectId = Guid.NewGuid() });
        var person = (await Twice("administrator", "/people", new { name = "Kari Nordmann", email = "kari@lindtal.example", language = "nb", timeZone = "Europe/Oslo" })).Id;
        await Twice("administrator", $"/people/{person}/erase");
        await Twice("owner", "/me/tokens", new { label = "A script", days = 1 });
    }

    Task<Reply> Twice(string part, string path, object? body = null) =>
        Twice(part, path, () => body is null ? null : Client.Raw(body as string ?? System.Text.Json.JsonSerializer.Serialize(body)));

    async Task<Reply> Twice(string part, string path, Func<HttpContent?> body)
    {
        var (client, name, key) = (await house.Lindtal.As(part), await Name(path), $"twice {Guid.NewGuid()}");
        var first = await client.Send(HttpMethod.Post, path, body(), key);
        Assert.True(first.Code is 200 or 201 or 204, $"{name}: {first}");
        Assert.Equal(1, await house.Count("select count(*) from idempotency where key = @key", ("key", key)));
        var rows = await house.Count(Rows);

        var again = await client.Send(HttpMethod.Post, path, body(), key);
        Assert.True(first.Code == again.Code, $"{name}, the second time: {again}");
        Assert.True(rows == await house.Count(Rows), $"{name} was done twice");
        Assert.Equal((first.Tag, first.Headers.Location), (again.Tag, again.Headers.Location));
        foreach (var member in OnlyOnce.GetValueOrDefault(name) ?? [])
            Assert.True(again.Body[member] is null or JsonArray { Count: 0 } || again.Body[member]!.ToJsonString() == "0", $"{name} said {member} again: {again}"); // it is there
        if (first.Text.Length > 0) Assert.True(JsonNode.DeepEquals(Kept(name, first), Kept(name, again)), $"{name} answered {first}, then {again}");
        played.Add(name);
        return first;
    }

    static JsonObject Kept(string name, Reply reply)
    {
        var body = reply.Body.AsObject();
        foreach (var member in OnlyOnce.GetValueOrDefault(name) ?? []) body.Remove(member);
        return body;
    }

    async Task<string> Name(string path) => (await house.Operations()).Single(o => o.Method == "POST"
        && Regex.IsMatch(path, $"^(/api/v1)?{Regex.Replace(o.Path.Replace("/api/v1", ""), @"\{[^}]+\}", "[^/]+")}$")).Name;

    async Task TalksOffered(Rollout rollout, CheckpointId checkpoint, DateTimeOffset at)
    {
        var owner = Actor.Of(await house.Lindtal.Person("owner"));
        Assert.IsType<Trust.App.Outcome.Done>(await house.Services.GetRequiredService<Trust.App.Projects>().Execute(
            new(house.Lindtal.Organisation, new(rollout.Id), new OfferTalks(checkpoint, DateOnly.FromDateTime(at.UtcDateTime).AddDays(1), owner, at)), default));
    }

    async Task MeetingOffered(Rollout rollout, Domain.Group group, DateTimeOffset at)
    {
        var owner = Actor.Of(await house.Lindtal.Person("owner"));
        var offered = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(new(house.Lindtal.Organisation, new(rollout.Id),
            new OfferMeeting(Domain.Stage.Transparency, PartyId.Of(group), DateOnly.FromDateTime(at.UtcDateTime).AddDays(1), owner, at)), default);
        Assert.IsType<Trust.App.Outcome.Done>(offered);
    }
}
