using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
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
        await rollout.Answers("selects");
        await rollout.Open("relevance");
        await rollout.DecideAll("relevance");
        Assert.Equal("in-review", (await rollout.Gate("relevance"))["state"]!.GetValue<string>());

        var path = await rollout.Checkpoint("de.1/de-90");
        Assert.Equal("checkpoint.packet-missing", await Next(owner, path));
        (await owner.Post($"{path}/packet", new { language = "de" })).Must(200);
        Assert.Equal("handed-over", await State(owner, path));
        (await council.Post($"{path}/receipt", new { version = 1 })).Must(200);
        var clock = (await council.Get(path)).Must(200).Body;
        Assert.False(clock["statutoryLimit"]!.GetValue<bool>());
        Assert.Equal("no-limit", clock["clocks"]!.AsArray().First(c => !c!["clock"]!["statutory"]!.GetValue<bool>() && c["clock"]!["length"] is null)!["standing"]!.GetValue<string>());
        (await owner.Post($"{path}/position", new { position = "opinion", text = "Fine, with doubts on degrees from abroad.", onBehalf = await rollout.Reported() })).Must(200);
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
        await rollout.Answers("monitors");
        var found = (await owner.Get($"{rollout.Path}/questions")).Must(200).Body;
        Assert.Contains(found["rights"]!.AsArray(), r => r!["right"]!["id"]!.GetValue<string>() == "de.1/de-87-6" && r["because"]!.AsArray().Count == 1);
        var path = await rollout.Checkpoint("de.1/de-87-6", "go-live");
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
        var (_, chair) = await Chair(rollout, "works-council");
        Assert.Equal("account.sign-in-again", (await council.Post($"{place}/sign-off", new { side = "body", version = 2, digest })).Must(403).ProblemCode);
        Assert.Equal("agreement.changed-meanwhile", await InSession(chair, $"{place}/sign-off", new { side = "body", version = 1, digest }));
        Assert.Null(await InSession(chair, $"{place}/sign-off", new { side = "body", version = 2, digest }));
        (await sponsor.Post($"{place}/sign-off", new { side = "employer", version = 2, digest })).Must(200);
        Assert.Equal("agreed", await State(owner, path));
        Assert.Contains(path, (await owner.Get($"{rollout.Path}/locks/go-live")).Text, StringComparison.Ordinal);

        (await owner.Post($"{place}/in-force", new
        {
            form = "paper-signed",
            from = Rollout.Today,
            signatories = new[] { new { side = "employer", name = "Sponsor" }, new { side = "body", name = "Chair" } },
            report = await rollout.Reported(),
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
        var (rollout, owner) = (await Rollout.Norwegian(house.Fjordlys), await house.Fjordlys.As("owner"));
        await rollout.Answers("monitors");
        var path = await rollout.Checkpoint("no.1/no-9-2", "pilot");
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

        (await owner.Post($"{path}/minutes", new { kind = "consultation-minutes", report = await rollout.Reported() })).Must(200);
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
        var (person, chair) = await Chair(rollout);
        await rollout.Answers("monitors");
        var path = await rollout.Checkpoint("de.1/de-87-6", "go-live");

        var token = await house.As(rollout.Firm.Organisation, person);
        Assert.Equal("account.sign-in-again", (await token.Post($"{path}/position", new { position = "consent" })).Must(403).ProblemCode);
        Assert.Null(await InSession(chair, $"{path}/position", new { position = "consent" }));
        Assert.Equal("answered", await State(token, path));
    }

    /// <summary>Who holds the body's seat from now on, beside those named, and has just signed in.</summary>
    async Task<(PersonId Person, Visitor Visitor)> Chair(Rollout rollout, params string[] beside)
    {
        var (email, password) = ($"chair.{rollout.Id}@firm.example", "a long enough one");
        var added = (await house.Services.GetRequiredService<People>().Add(rollout.Firm.Organisation, rollout.Firm.Administrator, new("Chair", email, "de", "Europe/Berlin"), default)).Value!; // an administrator may
        Assert.NotNull((await house.Services.GetRequiredService<Welcome>().Arrive(added.Link, new(password), default)).Value);
        var holders = new List<Guid> { added.Person.Id.Value };
        foreach (var part in beside) holders.Add((await rollout.Firm.Person(part)).Value);
        (await (await rollout.Firm.As("works-council")).Put($"{rollout.Path}/seats/{rollout.Body}", new { holders })).Must(200);
        var visitor = new Visitor(house.Address);
        await visitor.SignIn(email, password);
        return (added.Person.Id, visitor);
    }

    /// <returns>The code of what was refused; null when it was done.</returns>
    static async Task<string?> InSession(Visitor visitor, string path, object body)
    {
        var answer = await visitor.PostJson($"/api/v1{path}", await visitor.FormToken("/me"), System.Text.Json.JsonSerializer.Serialize(body));
        return answer.IsSuccessStatusCode ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>(); // a problem has one
    }

    static readonly string[] Parties = ["Lindtal GmbH", "Betriebsrat Lindtal"];

    static object Draft(string words, int? version = null) => new { title = "Use of logs", parties = Parties, version, clauses = new[] { new { key = "own-1", own = $"Logs\n{words}" } } };

    static async Task<string> State(Client client, string path) => (await client.Get(path)).Must(200).Body["state"]!.GetValue<string>();

    static async Task<string> Next(Client client, string path) => (await client.Get(path)).Must(200).Body["next"]!["code"]!.GetValue<string>();
}
