using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Milestones;

/// <summary>On which days a milestone may fall.</summary>
public static class MilestoneDates
{
    /// <summary>How far ahead may be planned; a later date is a slip of the finger.</summary>
    public const int YearsAhead = 10;

    public static Refusal? Refuse(Project project, DateOnly due, DateTimeOffset at) => project.Day(at) switch
    {
        var today when due < today => Refusal.Incomplete("milestone.in-the-past", "dueOn", Fact.Of("today", today)),
        var today when due > today.AddYears(YearsAhead) => Refusal.Incomplete("milestone.too-far", "dueOn", Fact.Of("until", today.AddYears(YearsAhead))),
        _ when !project.AllWorkOn(due) => Refusal.Incomplete("milestone.rest-day", "dueOn", Fact.Of("before", project.OnOrBefore(due)), Fact.Of("after", project.OnOrAfter(due))),
        _ => null,
    };

    /// <summary>The earliest lawful day: what a party set, what came from outside, and what a running clock of the law gives (decision 28); null when nothing holds the milestone.</summary>
    public static DateOnly? Earliest(Project project, Milestone milestone) =>
        new[] { milestone.Hold?.On, LawfulDate.Of(project, milestone)?.On }.Max() is { } latest ? project.OnOrAfter(latest) : null;

    /// <summary>From when until when people meet for it, by the project's clocks; null for a day without hours.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until)? Meeting(Project project, Milestone milestone) => milestone.Hours is { } hours
        ? (LocalDay.At(milestone.DueOn, hours.From, project.TimeZone), LocalDay.At(milestone.DueOn, hours.Until, project.TimeZone))
        : null;

    /// <summary>A shut lock before the milestone: it may be planned, and cannot be done.</summary>
    public static bool BehindLock(Project project, Milestone milestone) => milestone.Lock is { } gate && project.Of(gate).OpenFor.IsEmpty;

    internal static Refusal? TooEarly(Project project, Milestone milestone, DateOnly day) => Earliest(project, milestone) is not { } earliest || day >= earliest ? null
        : LawfulDate.Of(project, milestone) is { } law && !(law.On < milestone.Hold?.On)
            ? Refusal.Rule("milestone.not-lawful-before", Fact.Of("earliest", earliest), Fact.Of("right", law.Checkpoint.Right))
            : Refusal.Rule("milestone.not-before", [Fact.Of("earliest", earliest), .. milestone.Hold?.SetBy is { } party ? [Fact.Of("party", party)] : (Fact[])[]]);
}
