using Microsoft.Extensions.Logging;

namespace Trust.App;

/// <summary>Tells the scheduler, once it is committed, when to wake up for it. Whoever tells is never let down: what is not told, the sweep finds.</summary>
/// <param name="scheduler">None where only the sweep wakes: in commands that end, and in tests.</param>
public sealed partial class Alarm(ProductClock clock, ILogger<Alarm> log, IJobScheduler? scheduler = null)
{
    /// <param name="due">On the business clock. What is due already is left to the sweep, which does in one go what follows from several commands.</param>
    public async Task Set(WakeUpKey key, DateTimeOffset due, CancellationToken ct)
    {
        if (scheduler is null || due <= clock.GetUtcNow()) return;
        try
        {
            await scheduler.At(key, due - clock.Ahead, ct);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            NotTold(trouble, key.Key, key.ProjectId.Value);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The scheduler was not told of {Key} of project {Project}; the sweep runs it when it is due")]
    partial void NotTold(Exception trouble, string key, Guid project);
}
