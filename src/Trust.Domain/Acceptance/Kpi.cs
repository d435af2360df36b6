using System.Text.Json.Serialization;

namespace Trust.Domain.Acceptance;

/// <summary>What a figure can say of acceptance: an objective one may stand alone, a self-assessment stands beside one, attendance is never the headline (method.md).</summary>
public enum KpiKind { Objective, SelfAssessed, Attendance }

/// <summary>How the last figure stands to the one before it.</summary>
public enum KpiTrend { Unknown, Better, Same, Worse }

/// <summary>How the last figure stands to its target.</summary>
public enum KpiStanding { NotMeasured, NoTarget, Met, Missed }

/// <summary>A figure of a day; of the same day the later entry counts.</summary>
/// <param name="People">How many people it is counted over; null where that is everyone concerned, or where nobody is counted.</param>
public sealed record KpiPoint(DateOnly On, decimal Value, int? People, bool Baseline);

/// <summary>A target of the project's own; the workflow's is a suggestion beside it.</summary>
/// <param name="To">The upper end, where the target is a range.</param>
public readonly record struct KpiTarget(decimal Value, decimal? To);

/// <summary>What the rules need of a figure: when it was last measured, and for which target. The series stands in a table beside the state.</summary>
public sealed record KpiProgress(string Key)
{
    /// <summary>The last entry, so that the same one sent again is not another.</summary>
    public KpiPoint? Last { get; init; }

    /// <summary>Where the last entry comes from; another source of the same figure is a correction.</summary>
    public ContentRef? Source { get; init; }

    /// <summary>The latest day that has a figure.</summary>
    public DateOnly? MeasuredOn { get; init; }

    public KpiTarget? Target { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Last is null && Target is null;
}
