using Quartz;
using Trust.App;

namespace Trust.Adapters.Quartz;

/// <summary>Every trigger fires this one job, which hands over to the app. Its name and its assembly's stand in the database: they never change.</summary>
sealed class Fired(JobRunner wakeUps, Daily daily) : IJob
{
    public static readonly JobKey Key = new("fired");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct) =>
        await (Triggers.Daily(context.MergedJobDataMap) is { } name ? daily.Run(name, ct) : wakeUps.Run(Triggers.WakeUp(context.MergedJobDataMap), ct));
}
