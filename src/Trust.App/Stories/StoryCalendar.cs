using Npgsql;
using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>Time as it passes while a story is told: what falls due in the story's own organisation happens at its moment, before the next step.
/// Nobody else's wake-ups and mails are touched, since their calendar stands elsewhere.</summary>
/// <param name="scheduler">Fires what falls due with the days; null where a story only fills a database.</param>
public sealed class StoryCalendar(Database database, NpgsqlDataSource app, ProductClock clock, TimeProvider time, Drain drain, JobRunner jobs, MailPump mail, IJobScheduler? scheduler = null)
{
    /// <summary>Something that is due again and again without an end would be a fault; it must not hold the story.</summary>
    const int MostRounds = 100;

    /// <summary>Longer than a scheduler sleeps that overheard its call; one that took so long is not waited for again.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    const string Due = """
        select organisation_id, project_id, key
        from wakeups
        where organisation_id = @organisation and due <= @now and parked_at is null and next_try is null
        order by due
        """;

    /// <summary>How many wake-ups the scheduler fired.</summary>
    public int Fired { get; private set; }

    /// <summary>How many it was handed and did not fire; the story ran them itself.</summary>
    public int Missed { get; private set; }

    /// <summary>To a moment, by way of everything that is due before it.</summary>
    public async Task To(Telling telling, DateTimeOffset moment, CancellationToken ct)
    {
        await Settle(telling, jobs.Run, ct); // what follows from the last step at once
        while (await Ahead.In(database, telling.Organisation, clock.GetUtcNow(), ct) is { } next && next <= moment)
        {
            await clock.MoveTo(next, app, ct);
            await Settle(telling, Wake, ct);
        }
        await clock.MoveTo(moment, app, ct);
    }

    /// <summary>Hears, plans and sends until nothing is due.</summary>
    async Task Settle(Telling telling, Func<WakeUpKey, CancellationToken, Task> wake, CancellationToken ct)
    {
        for (var (rounds, ran) = (0, 1); ran > 0 && rounds < MostRounds; rounds++)
        {
            await drain.Run(telling.Organisation, telling.Project, ct); // a slow machine: the story waits for the engine
            var due = await DueNow(telling.Organisation, ct);
            foreach (var wakeUp in due) await wake(wakeUp, ct);
            ran = due.Count + await mail.Once(telling.Organisation, ct);
        }
    }

    /// <summary>As in the running product: the scheduler is told, and its own thread runs the job.</summary>
    async Task Wake(WakeUpKey wakeUp, CancellationToken ct)
    {
        if (scheduler is not null && Missed == 0)
        {
            if (await IsFired(scheduler, wakeUp, ct))
            {
                Fired++;
                return;
            }
            Missed++;
        }
        await jobs.Run(wakeUp, ct);
    }

    async Task<bool> IsFired(IJobScheduler by, WakeUpKey wakeUp, CancellationToken ct)
    {
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        jobs.Ran += Note;
        try
        {
            await by.At(wakeUp, time.GetUtcNow(), ct);
            await ran.Task.WaitAsync(Patience, time, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            jobs.Ran -= Note;
        }

        void Note(WakeUpKey key)
        {
            if (key == wakeUp) ran.TrySetResult(); // nobody here ran it
        }
    }

    async Task<IReadOnlyList<WakeUpKey>> DueNow(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<WakeUpKey>(Due, new { organisation, now = clock.GetUtcNow() }, ct);
    }
}
