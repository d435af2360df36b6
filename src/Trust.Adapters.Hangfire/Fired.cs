using Hangfire;
using Trust.App;
using Trust.Domain;

namespace Trust.Adapters.Hangfire;

/// <summary>Every job in Hangfire's tables is one of these two, which hand over to the app. The names of the class, its methods and their parameters' types stand in the
/// database: they never change. What fails is counted at its own row and tried again from there, never by Hangfire.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class Fired(JobRunner wakeUps, Daily daily, HangfireScheduler scheduler)
{
    /// <param name="told">The telling that this job belongs to; moved or cancelled meanwhile, it is nothing to do.</param>
    public async Task WakeUp(string organisation, string project, string key, string told, CancellationToken ct)
    {
        var wakeUp = new WakeUpKey(new(Guid.Parse(organisation)), new(Guid.Parse(project)), key);
        if (scheduler.IsStillTold(wakeUp, told)) await wakeUps.Run(wakeUp, ct);
    }

    public Task EachDay(string name, CancellationToken ct) => daily.Run(name, ct);
}
