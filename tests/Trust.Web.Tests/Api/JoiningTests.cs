using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>Sites and bodies that join a project while it runs, and what a late start owes.</summary>
public sealed class JoiningTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    static readonly Dictionary<string, bool> SiteAnswers = new() { ["other-body"] = false, ["other-law"] = true, ["other-work"] = false };
    static readonly Dictionary<string, bool> GroupAnswers = new() { ["not-on-the-map"] = false, ["other-body"] = true, ["untrained-users"] = false };

    static object Oslo(bool said = true) => new { employer = "Lindtal AS", name = "Oslo", country = "NO", headcount = 12, languages = new[] { "nb" }, text = said ? "Oslo is to use it too." : null, answers = said ? SiteAnswers : [] };

    [Fact]
    public async Task A_site_that_joins_is_asked_from_the_first_gate_on_and_the_others_keep_what_has_passed()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        await rollout.DecideAll("transparency");
        var owner = await house.Lindtal.As("owner");
        Assert.Equal("change.text-missing", (await owner.Post($"{rollout.Path}/sites", Oslo(said: false))).Must(422).ProblemCode);
        var oslo = (await owner.Post($"{rollout.Path}/sites", Oslo())).Must(201).Id;

        var project = await rollout.See();
        var transparency = project["stages"]![0]!;
        Assert.Equal(("active", 1), (transparency["state"]!.GetValue<string>(), transparency["passedFor"]!.AsArray().Count));
        Assert.Contains(project["sites"]!.AsArray(), s => s!["id"]!.GetValue<Guid>() == oslo);
        var change = (await owner.Get($"{rollout.Path}/changes")).Must(200).Body["items"]!.AsArray().Single()!;
        Assert.Equal(("site", "new-round"), (change["kind"]!.GetValue<string>(), change["class"]!.GetValue<string>()));
        await rollout.Open("transparency");
    }

    [Fact]
    public async Task A_body_that_joins_is_heard_at_what_has_passed_where_it_speaks()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        await rollout.DecideAll("transparency");
        var owner = await house.Lindtal.As("owner");
        (await owner.Post($"{rollout.Path}/bodies", new { kind = "safety-representative", localName = "Sicherheitsbeauftragte", level = "company", text = "They asked to be heard.", answers = GroupAnswers })).Must(201);
        var project = await rollout.See();
        Assert.Equal("active", project["stages"]![0]!["state"]!.GetValue<string>());
        Assert.Contains(project["turns"]!.AsArray(), t => t!["code"]!.GetValue<string>() == "gate.seat-empty");
    }

    [Fact]
    public async Task What_a_late_start_owes_shrinks_as_it_is_given_with_its_real_date()
    {
        var owner = await house.Lindtal.As("owner");
        var late = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Rollout.NewProject("Late")))!;
        late["today"] = "signed";
        var path = $"/projects/{(await owner.Post("/projects", late.ToJsonString())).Must(201).Id}";
        async Task<IReadOnlyList<string>> Owed() => [.. (await owner.Get(path)).Must(200).Body["toBeMadeGood"]!.AsArray().Select(b => b!["link"]!.GetValue<string>())];

        var before = await Owed();
        Assert.Contains(before, l => l.EndsWith("stages/transparency/evidence/purpose", StringComparison.Ordinal));
        (await owner.Put($"{path}/stages/transparency/evidence/purpose", new { text = "It answers questions.", link = "https://intranet.example/p", happenedOn = "2024-05-06" })).Must(200);
        var after = await Owed();
        Assert.Equal(before.Count - 1, after.Count);
        var given = (await owner.Get($"{path}/stages/transparency/evidence/purpose")).Must(200).Body;
        Assert.Equal("2024-05-06", given["happenedOn"]!.GetValue<string>());
        Assert.Equal("evidence.in-the-future", (await owner.Put($"{path}/stages/transparency/evidence/purpose", new { text = "x", happenedOn = "2099-01-01" })).Must(422).ProblemCode);
    }
}
