using Trust.Domain;

namespace Trust.App;

/// <summary>One row of <c>wakeups</c>.</summary>
public sealed record WakeUpKey(OrganisationId OrganisationId, ProjectId ProjectId, string Key);

/// <summary>Work that comes again each day at a time of day in a zone, on one node.</summary>
public sealed record DailyJob(string Name, TimeOnly At, string TimeZone, Func<CancellationToken, Task> Run);

/// <summary>Fires at a moment of the system's clock, not the business's. It is told after the commit and may forget: the table <c>wakeups</c> is the truth,
/// and the sweep runs what was missed. What fires asks again, so late, early or twice does no harm. Quartz is the default.</summary>
public interface IJobScheduler
{
    /// <summary>The tool's own name.</summary>
    string Name { get; }

    /// <summary>Runs <see cref="JobRunner.Run"/> for the key once that moment has come, at once if it is past. Said again with another moment, it moves.</summary>
    Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct);

    /// <summary>Runs <see cref="Daily.Run"/> for the job's name each day, on one node. A local time that a day lacks is the next that it has; one that comes twice counts once.
    /// Said again, the newest holds.</summary>
    Task Every(DailyJob job, CancellationToken ct);

    /// <summary>What does not exist or has fired is cancelled as well.</summary>
    Task Cancel(WakeUpKey key, CancellationToken ct);
}
