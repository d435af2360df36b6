using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;

namespace Trust.Web.Tests.Api;

/// <summary>The calendar's doors as programs use them.</summary>
public sealed class MilestonesTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    static async Task<List<JsonNode>> All(Client client, Rollout rollout) =>
        [.. (await client.Get($"{rollout.Path}/milestones")).Must(200).Body["items"]!.AsArray().Select(m => m!)];

    static Guid Id(JsonNode milestone) => milestone["id"]!.GetValue<Guid>();

    static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    [Fact]
    public async Task A_preview_says_what_would_move_and_stores_nothing()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        var before = await All(owner, rollout);
        var events = await house.Events();
        var preview = (await owner.Post($"{rollout.Path}/milestones/shift", new { workingDays = 5, preview = true })).Must(200).Body;
        Assert.Equal(events, await house.Events());
        Assert.Equal(before.Count(m => Text(m, "state") == "planned"), preview["moves"]!.AsArray().Count);
        Assert.True(preview["told"]!.GetValue<int>() > 0);
        var mails = preview["mails"]!.AsArray().Select(m => m!).ToList();
        Assert.Equal(preview["told"]!.GetValue<int>(), mails.Where(m => m["atOnce"]!.GetValue<bool>()).Sum(m => m["to"]!.AsArray().Count));
        Assert.Contains(mails, m => !m["atOnce"]!.GetValue<bool>() && m["milestone"] is not null);
        Assert.True(preview["fallAway"]!.GetValue<int>() > 0);
        Assert.Null(preview["written"]);

        var done = (await owner.Post($"{rollout.Path}/milestones/shift", new { workingDays = 5 })).Must(200).Body;
        Assert.Equal(preview["moves"]!.ToJsonString(), done["moves"]!.ToJsonString());
        var after = (await All(owner, rollout)).ToDictionary(Id, m => (Text(m, "dueOn"), Text(m, "firstDueOn")));
        foreach (var move in preview["moves"]!.AsArray()) Assert.Equal((Text(move!, "movesTo"), Text(move!, "dueOn")), after[Id(move!)]);
    }

    [Fact]
    public async Task A_shift_of_what_was_seen_earlier_is_stale()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        var tag = (await owner.Get(rollout.Path)).Must(200).Tag;
        (await owner.Post($"{rollout.Path}/milestones/shift", new { workingDays = 5 }, ifMatch: tag)).Must(200);
        (await owner.Post($"{rollout.Path}/milestones/shift", new { workingDays = 5 }, ifMatch: tag)).Must(412);
    }

    [Fact]
    public async Task One_gets_its_hours_and_loses_them()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        var id = (await owner.Post($"{rollout.Path}/milestones", new { title = "Visit the vendor", stage = "relevance", from = "it", dueOn = "2030-03-06" })).Must(201).Id;
        var path = $"{rollout.Path}/milestones/{id}/hours";
        Assert.Equal(["until"], (await owner.Put(path, new { from = "10:00:00" })).Must(422).Fields);
        Assert.Equal(["until"], (await owner.Put(path, new { from = "10:00:00", until = "09:30:00" })).Must(422).Fields);
        (await owner.Put(path, new { from = "10:00:00", until = "11:30:00" })).Must(200);
        Assert.Equal(("10:00:00", "11:30:00"), (Text((await One(owner, rollout, id))["hours"]!, "from"), Text((await One(owner, rollout, id))["hours"]!, "until")));
        (await owner.Put(path, new { })).Must(200);
        Assert.Null((await One(owner, rollout, id))["hours"]);
    }

    [Fact]
    public async Task One_is_added_moved_dropped_and_planned_again_and_keeps_its_first_date()
    {
        var (rollout, owner) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"));
        var id = (await owner.Post($"{rollout.Path}/milestones", new { title = "Visit the vendor", stage = "relevance", from = "it", dueOn = "2030-03-06" })).Must(201).Id;
        var path = $"{rollout.Path}/milestones/{id}";
        Assert.Equal(["dueOn"], (await owner.Put(path, new { dueOn = "2030-03-09" })).Must(422).Fields);        // a Saturday
        (await owner.Put(path, new { dueOn = "2030-03-13" })).Must(200);
        Assert.Equal(["reason"], (await owner.Post($"{path}/drop", new { })).Must(422).Fields);
        (await owner.Post($"{path}/drop", new { reason = "They come to us." })).Must(200);
        Assert.Equal("dropped", Text(await One(owner, rollout, id), "state"));
        (await owner.Post($"{path}/restore", new { reason = "They do not." })).Must(200);
        var milestone = await One(owner, rollout, id);
        Assert.Equal(("Visit the vendor", "2030-03-06", "2030-03-13", "ahead"), (Text(milestone, "name"), Text(milestone, "firstDueOn"), Text(milestone, "dueOn"), Text(milestone, "timing")));
    }

    [Fact]
    public async Task What_a_body_sets_holds_the_milestone_and_only_the_body_lifts_it()
    {
        var (rollout, owner, council) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("owner"), await house.Lindtal.As("works-council"));
        var id = (await owner.Post($"{rollout.Path}/milestones", new { title = "Pilot", stage = "usability", from = "hr", dueOn = "2030-03-06" })).Must(201).Id;
        var path = $"{rollout.Path}/milestones/{id}";
        (await council.Post($"{path}/not-before", new { on = "2030-04-01", bodyId = rollout.Body, reason = "Six weeks after the information." })).Must(200);
        var held = await One(owner, rollout, id);
        Assert.Equal(("2030-04-01", "2030-04-01", rollout.Body), (Text(held, "dueOn"), Text(held["notBefore"]!, "earliest"), Text(held["notBefore"]!, "setBy")));
        Assert.Equal("milestone.not-before", (await owner.Put(path, new { dueOn = "2030-03-06" })).Must(409).ProblemCode);
        Assert.Equal("milestone.not-yours-to-lift", (await owner.Post($"{path}/not-before", new { reason = "We must hurry." })).Must(403).ProblemCode);
        (await council.Post($"{path}/not-before", new { bodyId = rollout.Body, reason = "Agreed." })).Must(200);
        (await owner.Put(path, new { dueOn = "2030-03-06" })).Must(200);
    }

    [Fact]
    public async Task The_ledger_shows_a_person_their_own_rows_and_the_owner_sums_that_reconcile()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        await house.Services.GetRequiredService<PlanDeliveries>().Run(house.Lindtal.Organisation, new(rollout.Id), default);
        var member = (await (await house.Lindtal.As("member")).Get($"{rollout.Path}/deliveries")).Must(200).Body;
        Assert.NotEmpty(member["items"]!.AsArray());
        Assert.Null(member["sums"]);
        Assert.Null(member["failed"]);

        var owner = await house.Lindtal.As("owner");
        var sums = (await owner.Get($"{rollout.Path}/deliveries")).Must(200).Body["sums"]!.AsArray();
        Assert.Equal(await house.Count("select count(*) from deliveries where project_id = @project", ("project", rollout.Id)), sums.Sum(s => s!["count"]!.GetValue<int>()));
        Assert.All((await owner.Get($"{rollout.Path}/deliveries?state=planned")).Must(200).Body["items"]!.AsArray(), r => Assert.Equal("planned", Text(r!, "state")));
        (await owner.Get($"{rollout.Path}/deliveries?state=opened")).Must(422);
    }

    [Fact]
    public async Task The_preview_names_people_to_the_owner_only()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var owner = (await (await house.Lindtal.As("owner")).Get($"{rollout.Path}/deliveries/preview")).Must(200).Body["items"]!.AsArray();
        var other = (await (await house.Lindtal.As("observer")).Get($"{rollout.Path}/deliveries/preview")).Must(200).Body["items"]!.AsArray();
        Assert.NotEmpty(owner);
        Assert.All(owner, m => Assert.Equal(m!["count"]!.GetValue<int>(), m["to"]!.AsArray().Count));
        Assert.Equal(owner.Count, other.Count);
        Assert.All(other, m => Assert.Null(m!["to"]));
    }

    [Fact]
    public async Task Own_days_are_an_administrators_and_a_milestone_never_falls_on_one()
    {
        var (administrator, rollout) = (await house.Lindtal.As("administrator"), await Rollout.Started(house.Lindtal));
        Assert.Equal(["country"], (await administrator.Post("/organisation/holidays", new { country = "XX" })).Must(422).Fields);
        (await administrator.Post("/organisation/holidays", new { country = "DE", closed = new[] { "2030-03-07" } })).Must(204);
        Assert.Equal("2030-03-07", (await administrator.Get("/organisation/holidays")).Must(200).Body["items"]![0]!["closed"]![0]!.GetValue<string>());
        var refused = (await (await house.Lindtal.As("owner")).Post($"{rollout.Path}/milestones", new { title = "Visit", stage = "relevance", from = "it", dueOn = "2030-03-07" })).Must(422);
        Assert.Equal("milestone.rest-day", refused.ProblemCode);
        (await administrator.Post("/organisation/holidays", new { country = "DE" })).Must(204);
    }

    static async Task<JsonNode> One(Client client, Rollout rollout, Guid id) => (await All(client, rollout)).Single(m => Id(m) == id);
}
