using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

public sealed class ParallelDecisionTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task Eight_decisions_of_eight_seats_at_the_same_moment_are_all_recorded()
    {
        var rollout = await WithBodies(3);
        var decisions = await Task.WhenAll((await rollout.Gate("transparency"))["answers"]!.AsArray().Select(async a =>
            (Part: Part(a!), Body: await rollout.Decision("transparency", a!["party"]!.GetValue<string>(), a["strength"]!.GetValue<string>() == "inform" ? "acknowledge" : "approve"), Party: a["party"]!.GetValue<string>())));
        foreach (var (_, body, party) in decisions.Where(d => Guid.TryParse(d.Party, out Guid _)))
        {
            body.Remove("group");
            body["bodyId"] = party;
        }
        Assert.Equal(8, decisions.Length);

        var replies = await Task.WhenAll(decisions.Select(async d => await (await house.Lindtal.As(d.Part)).Post($"{rollout.Path}/stages/transparency/gate/decisions", d.Body)));

        Assert.All(replies, r => r.Must(200));
        Assert.Equal("passed", (await rollout.Gate("transparency"))["state"]!.GetValue<string>());
        Assert.Equal(8, await Decided(rollout));
    }

    [Fact]
    public async Task Eight_equal_decisions_of_one_seat_are_heard_once_and_a_different_one_is_refused()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var management = await house.Lindtal.As("management");
        var body = (await rollout.Decision("transparency", "management", "approve")).ToJsonString();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => management.Post($"{rollout.Path}/stages/transparency/gate/decisions", body)));
        Assert.All(replies, r => r.Must(200));
        Assert.Equal(1, await Decided(rollout));

        var other = (await rollout.Decision("transparency", "management", "object"))!;
        other["comment"] = "On second thoughts.";
        Assert.Equal("gate.answered-otherwise", (await management.Post($"{rollout.Path}/stages/transparency/gate/decisions", other)).Must(409).ProblemCode);
    }

    [Fact]
    public async Task A_decision_on_something_that_changed_meanwhile_is_refused()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var body = await rollout.Decision("transparency", "management", "approve");
        (await (await house.Lindtal.As("owner")).Put($"{rollout.Path}/stages/transparency/evidence/purpose", new { text = "Said differently." })).Must(200);

        Assert.Equal("gate.changed-meanwhile", (await (await house.Lindtal.As("management")).Post($"{rollout.Path}/stages/transparency/gate/decisions", body)).Must(409).ProblemCode);
    }

    Task<long> Decided(Rollout rollout) => house.Count("select count(*) from events where stream_id = @id and type = 'gate-decided'", ("id", rollout.Id));

    static string Part(JsonNode answer) => Guid.TryParse(answer["party"]!.GetValue<string>(), out _) ? answer["name"]!.GetValue<string>() : answer["party"]!.GetValue<string>();

    async Task<Rollout> WithBodies(int bodies)
    {
        var firm = house.Lindtal;
        var owner = await firm.As("owner");
        var project = System.Text.Json.JsonSerializer.SerializeToNode(Rollout.NewProject())!;
        project["bodies"] = new JsonArray([.. Enumerable.Range(1, bodies).Select(i => new JsonObject { ["kind"] = "works-council", ["localName"] = $"council {i}", ["level"] = "site" })]);
        var id = (await owner.Post("/projects", project)).Must(201).Id;
        var path = $"/projects/{id}";
        (await owner.Put($"{path}/roles/sponsor/{await firm.Person("sponsor")}")).Must(200);
        var picture = (await owner.Get(path)).Body;
        foreach (var body in picture["bodies"]!.AsArray())
            (await owner.Put($"{path}/seats/{body!["id"]}", new { holders = new[] { (await firm.Person(body["localName"]!["text"]!.GetValue<string>())).Value } })).Must(200);
        foreach (var group in (string[])["management", "hr", "it", "employees", "data-protection"])
            (await owner.Put($"{path}/seats/{group}", new { holders = new[] { (await firm.Person(group)).Value } })).Must(200);
        foreach (var group in (string[])["management", "hr", "it", "employees", "data-protection", "works-council"])
            (await owner.Put($"{path}/groups/{group}", new { speaksFor = new { by = "nobody", because = "Said in a test." } })).Must(200);
        (await owner.Post($"{path}/start")).Must(200);
        var rollout = new Rollout { Firm = firm, Id = id, Body = "" };
        await rollout.GiveAll("transparency");
        await rollout.Open("transparency");
        return rollout;
    }
}
