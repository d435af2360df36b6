namespace Trust.Web.Tests.Api;

public sealed class RepeatedRequestTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_version_goes_out_with_every_project_answer_and_an_edit_may_name_it()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        var tag = (await owner.Get(rollout.Path)).Tag;
        Assert.Equal(tag, (await owner.Get($"{rollout.Path}/seats")).Tag);

        var edited = (await owner.Patch(rollout.Path, new { title = "Answers for everybody" }, ifMatch: tag)).Must(200);
        Assert.NotEqual(tag, edited.Tag);
        Assert.Equal($"\"{edited.Body["version"]}\"", edited.Tag);
        Assert.Equal(edited.Body["version"]!.GetValue<long>(), edited.Body["heardTo"]!.GetValue<long>());
        (await owner.Patch(rollout.Path, new { title = "Answers for some" }, ifMatch: tag)).Must(412);
    }

    [Fact]
    public async Task The_same_key_and_body_make_one_project()
    {
        var owner = await house.Lindtal.As("owner");
        var twins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Post("/projects", Rollout.NewProject("Once only"), key: "project-once")));

        Assert.All(twins, t => t.Must(201));
        Assert.Single(twins.Select(t => t.Id).Distinct());
        Assert.Single((await owner.Get("/projects?q=once only")).Body["items"]!.AsArray());
        Assert.Equal(twins[0].Id, (await owner.Post("/projects", Rollout.NewProject("Once only"), key: "project-once")).Must(201).Id);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var owner = await house.Lindtal.As("owner");
        (await owner.Post("/projects", Rollout.NewProject("First"), key: "reused")).Must(201);
        var second = (await owner.Post("/projects", Rollout.NewProject("Second"), key: "reused")).Must(422);

        Assert.Equal("idempotency.key-reused", second.ProblemCode);
        Assert.Equal(["Idempotency-Key"], second.Fields);
    }

    [Fact]
    public async Task The_days_of_a_country_carry_a_key_too()
    {
        var administrator = await house.Lindtal.As("administrator");
        foreach (var _ in Enumerable.Range(0, 2)) (await administrator.Post("/organisation/holidays", new { country = "NO", closed = new[] { "2026-12-24" } }, key: "days")).Must(204);
        Assert.Equal("idempotency.key-reused", (await administrator.Post("/organisation/holidays", new { country = "NO", closed = new[] { "2026-12-31" } }, key: "days")).Must(422).ProblemCode);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        (await owner.Post($"{rollout.Path}/pause", new { reason = "Holidays" }, key: "pause")).Must(409);
        (await owner.Post($"{rollout.Path}/start")).Must(200);
        var version = (await owner.Post($"{rollout.Path}/pause", new { reason = "Holidays" }, key: "pause")).Must(200).Body["version"]!.GetValue<long>();
        Assert.Equal(version, (await owner.Post($"{rollout.Path}/pause", new { reason = "Holidays" }, key: "pause")).Must(200).Body["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_person_is_added_once_for_a_key_and_the_invitation_is_shown_once()
    {
        var administrator = await house.Lindtal.As("administrator");
        var person = new { name = "Ola Nordmann", email = "ola@lindtal.example", language = "nb", timeZone = "Europe/Oslo" };
        var twins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => administrator.Post("/people", person, key: "ola")));

        Assert.All(twins, t => t.Must(201));
        Assert.Single(twins.Select(t => t.Id).Distinct());
        Assert.Single(twins, t => t.Body["invitation"] is not null);
    }

    [Fact]
    public async Task A_list_goes_on_where_its_cursor_says_and_ends()
    {
        var owner = await house.Fjordlys.As("owner");
        foreach (var i in Enumerable.Range(1, 5)) (await owner.Post("/projects", Rollout.NewProject($"Project {i}"))).Must(201);

        var (seen, next) = (new List<string>(), "");
        do
        {
            var page = (await owner.Get($"/projects?limit=2{next}")).Must(200).Body;
            seen.AddRange(page["items"]!.AsArray().Select(p => p!["title"]!.GetValue<string>()));
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : null;
        }
        while (next is not null);
        Assert.Equal(["Project 5", "Project 4", "Project 3", "Project 2", "Project 1"], seen);
    }

    [Fact]
    public async Task The_journal_is_read_page_by_page_and_checked_against_an_anchor()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        var first = (await owner.Get($"{rollout.Path}/journal?limit=3")).Must(200).Body;
        var newest = first["items"]![0]!;
        var second = (await owner.Get($"{rollout.Path}/journal?limit=3&cursor={first["next"]}")).Must(200).Body;
        Assert.Equal(newest["number"]!.GetValue<long>() - 3, second["items"]![0]!["number"]!.GetValue<long>());

        Assert.True((await owner.Get($"{rollout.Path}/journal/verify?number={newest["number"]}&hash={newest["hash"]}")).Must(200).Body["holds"]!.GetValue<bool>());
        var broken = (await owner.Get($"{rollout.Path}/journal/verify?number={newest["number"]}&hash={new string('a', 64)}")).Must(200).Body;
        Assert.Equal("anchor-broken", broken["flaws"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal("trust.journal.1", (await owner.Get($"{rollout.Path}/journal/export")).Must(200).Body["format"]!.GetValue<string>());
    }
}
