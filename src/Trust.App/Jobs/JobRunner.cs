using Microsoft.Extensions.Logging;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>Runs what a wake-up is for, whoever woke it: the scheduler or the sweep. The row is the truth: none, a later one or a parked one is nothing to do.
/// A job that fails waits, longer each time, and is parked after the last failure until an administrator looks.</summary>
public sealed partial class JobRunner(Database database, IEnumerable<Job> jobs, Alarm alarm, ProductClock clock, TimeProvider time, ILogger<JobRunner> log)
{
    const int FailuresUntilParked = 6;
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    const string Look = """
        select job, due, failures, next_try, parked_at
        from wakeups
        where organisation_id = @organisation and project_id = @project and key = @key
        """;

    // a row that was set anew meanwhile is another one
    const string Claim = """
        delete from wakeups
        where organisation_id = @organisation and project_id = @project and key = @key and due = @due
        """;

    const string CountFailure = """
        update wakeups
        set failures = failures + 1, last_failure = @why, next_try = @next, parked_at = case when failures + 1 >= @most then @now end
        where organisation_id = @organisation and project_id = @project and key = @key and failures = @failures
        """;

    /// <summary>Said after each run, well or badly ended, whoever woke it.</summary>
    public event Action<WakeUpKey>? Ran;

    sealed record Row(string Job, DateTimeOffset Due, int Failures, DateTimeOffset? NextTry, DateTimeOffset? ParkedAt);

    public async Task Run(WakeUpKey wakeUp, CancellationToken ct)
    {
        if (await Find(wakeUp, ct) is not { ParkedAt: null } row || row.NextTry > time.GetUtcNow()) return;
        if (row.Due > clock.GetUtcNow())
        {
            await alarm.Set(wakeUp, row.Due, ct); // woken too early
            return;
        }
        try
        {
            var job = jobs.FirstOrDefault(j => j.Name == row.Job) ?? throw new InvalidOperationException($"Nobody knows the job {row.Job}.");
            await job.Run(wakeUp, ct);
            // after the work: a crash between the two runs it again, which holds already
            if (!job.ClaimsItself) await Do(Claim, new { organisation = wakeUp.OrganisationId, project = wakeUp.ProjectId, key = wakeUp.Key, due = row.Due }, wakeUp.OrganisationId, ct);
        }
        catch (Exception trouble) when (trouble is not (OperationCanceledException or OutOfMemoryException or NpgsqlException { IsTransient: true }))
        {
            await Failed(wakeUp, row, trouble, ct);
        }
        Ran?.Invoke(wakeUp);
    }

    async Task<Row?> Find(WakeUpKey wakeUp, CancellationToken ct)
    {
        await using var session = await database.Begin(wakeUp.OrganisationId, ct);
        return await session.QuerySingleOrDefault<Row>(Look, new { organisation = wakeUp.OrganisationId, project = wakeUp.ProjectId, key = wakeUp.Key }, ct);
    }

    async Task Failed(WakeUpKey wakeUp, Row row, Exception trouble, CancellationToken ct)
    {
        NotDone(trouble, row.Job, wakeUp.ProjectId.Value, row.Failures + 1);
        var now = time.GetUtcNow();
        await Do(CountFailure, new
        {
            organisation = wakeUp.OrganisationId,
            project = wakeUp.ProjectId,
            key = wakeUp.Key,
            why = trouble.GetType().Name,
            now,
            next = now + Wait(row.Failures),
            failures = row.Failures,
            most = FailuresUntilParked,
        }, wakeUp.OrganisationId, ct);
    }

    async Task Do(string sql, object values, OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(sql, values, ct);
        await session.Commit(ct);
    }

    /// <summary>Twice as long each time, and not all at the same moment after a trouble that hit them all.</summary>
    static TimeSpan Wait(int failures) => FirstPause * Math.Pow(2, failures) * (0.75 + Random.Shared.NextDouble() / 2);

    [LoggerMessage(LogLevel.Warning, "The job {Job} of project {Project} failed for the {Number}. time")]
    partial void NotDone(Exception trouble, string job, Guid project, int number);
}
