using Trust.App.Tests.Ground;
using Trust.Domain;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>A whole plan on the moving calendar, for many projects at once; 200 of them are in the bench.</summary>
public sealed class TwelveWeeksTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const int Projects = 20;

    [Fact]
    public async Task The_plans_of_twenty_projects_reconcile_to_zero_after_twelve_weeks()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, people: [Olga, Walter]);
        for (var more = 1; more < Projects; more++) await room.Office.WithProject().Until(p => p.State is ProjectState.Active);
        await room.Walk.To(room.Office.At.AddDays(7 * 12), default);

        await using var session = await db.Database.Begin(room.Office.Organisation, default);
        var sums = await session.Query<(string State, long Number, long Projects)>(
            "select case when state in ('planned', 'sending') and due_at <= @now then 'open' else state end, count(*), count(distinct project_id) from deliveries group by 1", new { now = room.Clock.GetUtcNow() }, default);
        Assert.DoesNotContain(sums, s => s.State is "open" or "failed");
        Assert.Equal(Projects, sums.Single(s => s.State == "sent").Projects);
        Assert.Equal(sums.Single(s => s.State == "sent").Number, room.Mails);
        Assert.Equal(0, await session.QuerySingleOrDefault<long>("select coalesce(sum(unknowns), 0)::bigint from deliveries", new { }, default));
    }
}
