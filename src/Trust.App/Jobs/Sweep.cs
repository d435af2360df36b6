using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Trust.App;

/// <summary>Runs the wake-ups that are due, every ten seconds: what the scheduler missed, forgot or was never told, and what failed and may try again.</summary>
public sealed class Sweep(Database database, NpgsqlDataSource app, JobRunner jobs, ProductClock clock, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    const string Due = "select organisation_id, project_id, key from wakeups_due(@now, 200)";

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

    /// <returns>How many wake-ups were due.</returns>
    public async Task<int> Once(CancellationToken ct)
    {
        var all = await database.Outside<WakeUpKey>(Due, new { now = clock.GetUtcNow() }, ct);
        foreach (var due in all) await jobs.Run(due, ct);
        return all.Count;
    }
}
