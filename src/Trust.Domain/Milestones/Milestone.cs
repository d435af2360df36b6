using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Trust.Domain.Milestones;

public enum MilestoneState { Planned, Done, Dropped }

/// <summary>How a planned milestone's date lies to a day; reckoned when asked, never kept.</summary>
public enum Timing { Ahead, Due, Overdue }

/// <summary>A dated step of the roll-out, announced before and told to everyone when it is done.</summary>
/// <param name="Rule">The key of the workflow's milestone that it was planned from; null for one that a person added.</param>
/// <param name="Title">What a person called it; null when the workflow names it.</param>
/// <param name="From">The group whose work it is; its overdue reminders go there.</param>
/// <param name="TouchesJobs">Said plainly and never celebrated.</param>
public sealed record Milestone(MilestoneId Id, string? Rule, ContentRef? Title, Stage Stage, Group From, DateOnly DueOn, bool TouchesJobs)
{
    public MilestoneState State { get; init; } = MilestoneState.Planned;

    /// <summary>The date on which it was first planned: what later shows the slip.</summary>
    public DateOnly FirstDueOn { get; init; } = DueOn;

    /// <summary>The day on which it was done.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Must not happen behind this shut lock.</summary>
    public Lock? Lock { get; init; }

    /// <summary>Dates before which it may not be, at most one of each party and one from outside.</summary>
    public ImmutableArray<NotBefore> Holds { get; init; } = [];

    /// <summary>The date that counts: the latest of them.</summary>
    [JsonIgnore]
    public NotBefore? Hold => Holds.MaxBy(h => h.On);

    /// <summary>When on its day people meet for it; null for a day without an hour.</summary>
    public Hours? Hours { get; init; }

    /// <summary>How often its date, its hours or whether it holds at all has changed: a calendar replaces what it has by what has a higher one.</summary>
    public int Sequence { get; init; }

    [JsonIgnore]
    public bool IsPlanned => State is MilestoneState.Planned;

    /// <summary>As it is after one more change that its readers' calendars are told.</summary>
    internal Milestone Changed => this with { Sequence = Sequence + 1 };

    /// <summary>What that party set, or what came from outside.</summary>
    public NotBefore? HeldFor(PartyId? party) => Holds.FirstOrDefault(h => h.SetBy == party);

    internal IEnumerable<NotBefore> HoldsBut(PartyId? party) => Holds.Where(h => h.SetBy != party);

    /// <summary>Null when nothing is expected any more.</summary>
    public Timing? TimingOn(DateOnly today) => !IsPlanned ? null : DueOn.CompareTo(today) switch { < 0 => Timing.Overdue, 0 => Timing.Due, _ => Timing.Ahead };
}

/// <summary>From when until when, by the project's clocks.</summary>
public readonly record struct Hours(TimeOnly From, TimeOnly Until);

/// <summary>A lead time, a standstill or a court's date: the earliest lawful day (rules.md 1).</summary>
/// <param name="SetBy">Whose date it is; null when it came from outside, such as a court.</param>
public sealed record NotBefore(DateOnly On, PartyId? SetBy, ContentRef Reason);
