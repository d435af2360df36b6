using Npgsql;
using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>Time as it passes while a story is told: what falls due in the story's own organisation happens at its moment, before the next step.
/// Nobody else's wake-ups and mails are touched, since their calendar stands elsewhere.</summary>
public sealed class StoryCalendar(Database database, NpgsqlDataSource app, ProductClock clock, Drain drain, JobRunner jobs, MailPump mail)
{
    /// <summary>Something that is due again and again without an end would be a fault; it must not hold the story.</summary>
    const int MostRounds = 100;

    const string Due = """
        select organisation_id, project_id, key
        from wakeups
        where organisation_id = @organisation and due <= @now and parked_at is null and next_try is null
        order by due
        """;

    /// <summary>To a moment, by way of everything that is due before it.</summary>
    public async Task To(Telling telling, DateTimeOffset moment, CancellationToken ct)
    {
        await Settle(telling, ct);
        while (await Ahead.In(database, telling.Organisation, clock.GetUtcNow(), ct) is { } next && next <= moment)
        {
            await clock.MoveTo(next, app, ct);
            await Settle(telling, ct);
        }
        await clock.MoveTo(moment, app, ct);
    }

    /// <summary>Hears, plans and sends until nothing is due.</summary>
    async Task Settle(Telling telling, CancellationToken ct)
    {
        for (var (rounds, ran) = (0, 1); ran > 0 && rounds < MostRounds; rounds++)
        {
            await drain.Run(telling.Organisation, telling.Project, ct); // a slow machine: the story waits for the engine
            var due = await DueNow(telling.Organisation, ct);
            foreach (var wakeUp in due) await jobs.Run(wakeUp, ct);
            ran = due.Count + await mail.Once(telling.Organisation, ct);
        }
    }

    async Task<IReadOnlyList<WakeUpKey>> DueNow(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<WakeUpKey>(Due, new { organisation, now = clock.GetUtcNow() }, ct);
    }
}
