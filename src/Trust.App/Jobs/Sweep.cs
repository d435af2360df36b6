using Microsoft.Extensions.Hosting;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>Runs the wake-ups that are due, every ten seconds. The table is the truth: a job that finds no row, or a later due, has nothing to do.</summary>
public sealed class Sweep(Database database, NpgsqlDataSource app, JobRunner jobs, ProductClock clock, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    const string Due = "select organisation_id, project_id, key, job from wakeups_due(@now, 200)";

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await clock.Load(app, stop);
                await Once(stop);
            }
            catch (NpgsqlException)
            {
                // the database is away; the next round tries again
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    public async Task Once(CancellationToken ct)
    {
        foreach (var due in await database.Outside<DueWakeUp>(Due, new { now = clock.GetUtcNow() }, ct))
            await jobs.Run(due, ct);
    }
}

public sealed record DueWakeUp(OrganisationId OrganisationId, ProjectId ProjectId, string Key, string Job);
