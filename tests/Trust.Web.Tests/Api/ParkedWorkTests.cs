using Microsoft.Extensions.DependencyInjection;
using Trust.App;

namespace Trust.Web.Tests.Api;

/// <summary>What stands still after repeated failures is seen and released by an administrator, without a word of the project.</summary>
public sealed class ParkedWorkTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_parked_wake_up_is_seen_without_the_project_and_runs_again_when_told()
    {
        var (rollout, administrator) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("administrator"));
        await Park(rollout, "insert into wakeups (organisation_id, project_id, key, job, due, failures, last_failure, parked_at) select organisation_id, id, 'of-a-test', 'plan-deliveries', now(), 6, 'TimeoutException', now() from projects where id = @project");
        Assert.Equal((rollout.Id.ToString(), "of-a-test", "plan-deliveries", "TimeoutException"), await Single(administrator, "of-a-test"));
        Assert.DoesNotContain("title", (await administrator.Get("/organisation/parked")).Must(200).Text, StringComparison.Ordinal);

        (await administrator.Post("/organisation/parked/retry", new { projectId = rollout.Id, wakeUp = "of-another" })).Must(204);
        Assert.Equal(1, await house.Count("select count(*) from wakeups where project_id = @project and key = 'of-a-test' and parked_at is not null", ("project", rollout.Id)));
        (await administrator.Post("/organisation/parked/retry", new { projectId = rollout.Id, wakeUp = "of-a-test" })).Must(204);
        (await administrator.Post("/organisation/parked/retry", new { projectId = rollout.Id, wakeUp = "of-a-test" })).Must(204);
        Assert.Equal(0, await house.Count("select count(*) from wakeups where project_id = @project and key = 'of-a-test' and (parked_at is not null or failures > 0 or next_try is not null)", ("project", rollout.Id)));
        Assert.Null(await Single(administrator, "of-a-test"));
    }

    [Fact]
    public async Task A_project_whose_journal_is_not_heard_goes_on_when_told()
    {
        var (rollout, administrator) = (await Rollout.Started(house.Lindtal), await house.Lindtal.As("administrator"));
        await Park(rollout, "update hearings set parked_at = now(), failures = 5, last_failure = 'InvalidOperationException' where project_id = @project");
        (await (await house.Lindtal.As("owner")).Post($"{rollout.Path}/pause", new { reason = "Later." })).Must(200);
        Assert.Equal((rollout.Id.ToString(), null, "hearing", "InvalidOperationException"), await Single(administrator, null));

        (await administrator.Post("/organisation/parked/retry", new { projectId = rollout.Id })).Must(204);
        await house.Services.GetRequiredService<Drain>().Run(house.Lindtal.Organisation, new(rollout.Id), default);
        Assert.Equal(1, await house.Count("select count(*) from hearings where project_id = @project and heard_to = number and parked_at is null", ("project", rollout.Id)));
        Assert.Null(await Single(administrator, null));
    }

    [Fact]
    public async Task Another_organisations_administrator_releases_nothing_here()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        await Park(rollout, "update hearings set parked_at = now(), failures = 5 where project_id = @project");
        (await (await house.Fjordlys.As("administrator")).Post("/organisation/parked/retry", new { projectId = rollout.Id })).Must(204);
        Assert.Equal(1, await house.Count("select count(*) from hearings where project_id = @project and parked_at is not null", ("project", rollout.Id)));
        Assert.Null(await Single(await house.Fjordlys.As("administrator"), null));
    }

    async Task Park(Rollout rollout, string sql)
    {
        await using var session = await house.Services.GetRequiredService<Database>().Begin(house.Lindtal.Organisation, default);
        await session.Execute(sql, new { project = rollout.Id }, default);
        await session.Commit(default);
    }

    static async Task<(string, string?, string, string)?> Single(Client administrator, string? wakeUp) =>
        (await administrator.Get("/organisation/parked")).Must(200).Body["items"]!.AsArray().SingleOrDefault(r => (string?)r!["wakeUp"] == wakeUp) is { } row
            ? ((string)row["projectId"]!, (string?)row["wakeUp"], (string)row["job"]!, (string)row["why"]!) : null;
}
