namespace Trust.Web.Tests.Api;

/// <summary>What administrators and auditors of the organisation may do in its projects.</summary>
public sealed class OrganisationRoleTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task An_administrator_takes_a_part_with_a_reason_that_everybody_in_the_project_reads()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var administrator = await house.Lindtal.As("administrator");
        var part = $"{rollout.Path}/roles/observer/{house.Lindtal.Administrator}";
        (await administrator.Get(rollout.Path)).Must(404);
        Assert.Equal(["reason"], (await administrator.Put(part)).Must(422).Fields);
        Assert.Equal(["reason"], (await (await house.Lindtal.As("owner")).Put(part)).Must(422).Fields);
        (await administrator.Put($"{rollout.Path}/roles/observer/{await house.Lindtal.Person("outsider")}", new { reason = "Curious" })).Must(404);
        (await (await house.Lindtal.As("outsider")).Put($"{rollout.Path}/roles/observer/{await house.Lindtal.Person("outsider")}", new { reason = "Curious" })).Must(404);

        (await administrator.Put(part, new { reason = "The owner has asked for help with the import." })).Must(200);
        (await administrator.Get(rollout.Path)).Must(200);
        foreach (var reader in new[] { "owner", "works-council" })
        {
            var roles = (await (await house.Lindtal.As(reader)).Get($"{rollout.Path}/roles")).Must(200).Body["items"]!.AsArray();
            Assert.Equal("The owner has asked for help with the import.", roles.Single(r => r!["role"]!.GetValue<string>() == "observer" && r["reason"] is not null)!["reason"]!["text"]!.GetValue<string>());
            var entry = (await (await house.Lindtal.As(reader)).Get($"{rollout.Path}/journal?limit=1")).Must(200).Body["items"]![0]!;
            Assert.Contains("reason", entry["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_auditor_finds_and_reads_every_project_of_the_organisation_and_none_of_another()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var auditor = await house.Lindtal.As("auditor");
        Assert.Contains((await auditor.Get("/projects?limit=200")).Must(200).Body["items"]!.AsArray(), p => p!["id"]!.GetValue<Guid>() == rollout.Id);
        (await auditor.Get($"{rollout.Path}/journal/verify")).Must(200);
        (await auditor.Get($"{rollout.Path}/journal/export")).Must(200);
        (await (await house.Fjordlys.As("auditor")).Get(rollout.Path)).Must(404);
    }

    [Fact]
    public async Task What_is_for_some_parties_only_is_not_for_the_auditor()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        (await (await house.Lindtal.As("owner")).Put($"{rollout.Path}/stages/transparency/evidence/purpose", new { text = "For the council", audience = new { kind = "parties", parties = new[] { rollout.Body } } })).Must(200);
        Assert.Contains("For the council", (await (await house.Lindtal.As("works-council")).Get($"{rollout.Path}/evidence")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the council", (await (await house.Lindtal.As("auditor")).Get($"{rollout.Path}/evidence")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the council", (await (await house.Lindtal.As("auditor")).Get($"{rollout.Path}/journal/export")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_is_previewed_for_administrators_and_the_journal_proved_for_auditors_too()
    {
        var kinds = (await (await house.Lindtal.As("administrator")).Get("/organisation/retention")).Must(200).Body["items"]!.AsArray();
        Assert.Equal((90 * 24, 0), (kinds[0]!["keptHours"]!.GetValue<int>(), kinds[0]!["due"]!.GetValue<int>()));
        foreach (var part in new[] { "auditor", "owner" }) (await (await house.Lindtal.As(part)).Get("/organisation/retention")).Must(403);

        foreach (var part in new[] { "administrator", "auditor" })
            Assert.True((await (await house.Lindtal.As(part)).Get("/organisation/journal/verify")).Must(200).Body["holds"]!.GetValue<bool>());
        (await (await house.Lindtal.As("owner")).Get("/organisation/journal/verify")).Must(403);
    }

    [Fact]
    public async Task An_owner_who_audits_too_stays_an_owner()
    {
        var rollout = await Rollout.Draft(house.Fjordlys);
        (await (await house.Fjordlys.As("administrator")).Post("/organisation/members", new { personId = (await house.Fjordlys.Person("owner")).Value, role = "auditor" })).Must(204);
        var owner = await house.Fjordlys.As("owner");
        (await owner.Get(rollout.Path)).Must(200);
        (await owner.Patch(rollout.Path, new { title = "Renamed" })).Must(200);
        (await owner.Post("/projects", Rollout.NewProject())).Must(201);
    }
}
