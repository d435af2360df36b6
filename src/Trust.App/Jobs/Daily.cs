using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trust.App;

/// <summary>Tells the scheduler of every daily job, once a process, and runs one when it is time.</summary>
public sealed partial class Daily(IEnumerable<DailyJob> jobs, IJobScheduler scheduler, TimeProvider time, ILogger<Daily> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (!await IsTold(stop)) await timer.WaitForNextTickAsync(stop);
    }

    async Task<bool> IsTold(CancellationToken ct)
    {
        try
        {
            foreach (var job in jobs) await scheduler.Every(job, ct);
            return true;
        }
        catch (Exception trouble) when (trouble is not (OperationCanceledException or OutOfMemoryException))
        {
            NotTold(trouble); // the database is away; in a while it is told again
            return false;
        }
    }

    /// <summary>Nothing happens for a name that this version does not know: another node runs an older or a newer one.</summary>
    public Task Run(string name, CancellationToken ct) => jobs.FirstOrDefault(j => j.Name == name)?.Run(ct) ?? Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The scheduler was not told of the daily jobs; it is told again in ten seconds")]
    partial void NotTold(Exception trouble);
}
