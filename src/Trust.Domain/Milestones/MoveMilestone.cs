using System.Collections.Immutable;

namespace Trust.Domain.Milestones;

/// <summary>Another date for one milestone.</summary>
public sealed record MoveMilestone(MilestoneId Id, DateOnly DueOn, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { IsPlanned: false, State: var state } => Refusal.Rule("milestone.not-planned", Fact.Of("state", state)),
        { DueOn: var now } when now == DueOn => Ruling.Nothing,
        _ when MilestoneDates.Refuse(project, DueOn, At) is { } refusal => refusal,
        var milestone when MilestoneDates.TooEarly(project, milestone, DueOn) is { } refusal => refusal,
        { DueOn: var was } => Ruling.Of(new MilestonesMoved([new(Id, DueOn, was)])),
    };
}

/// <summary>Moves everything still planned by so many working days, back for a negative number; what may not be earlier stops at its day.</summary>
/// <param name="From">This milestone and those due on its day or later; null for all.</param>
/// <param name="Seen">The version from which it is reckoned, so that repeating it shifts nothing twice.</param>
public sealed record ShiftMilestones(int WorkingDays, MilestoneId? From, long Seen, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>A year of working days.</summary>
    public const int Most = 260;

    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Number != Seen => Refusal.Stale("project.changed-meanwhile", Fact.Of("version", project.Number)),
        _ when Math.Abs(WorkingDays) > Most => Refusal.Incomplete("milestone.shift-too-far", "workingDays", Fact.Of("most", Most)),
        _ when From is { } first && !project.Milestones.ContainsKey(first) => Refusal.Missing("milestone.unknown"),
        _ => Moves(project) is { IsEmpty: false } moves ? Ruling.Of(new MilestonesMoved(moves)) : Ruling.Nothing,
    };

    /// <summary>What would move where: the preview and the act ask the same.</summary>
    public ImmutableArray<MilestoneMove> Moves(Project project)
    {
        var (today, start) = (project.Day(At), From is { } first ? project.Milestones[first].DueOn : DateOnly.MinValue);
        return [.. project.Milestones.Values
            .Where(m => m.IsPlanned && m.DueOn >= start)
            .OrderBy(m => m.DueOn).ThenBy(m => m.Id)
            .Select(m => (Milestone: m, Due: project.Shifted(m.DueOn, WorkingDays)))
            .Select(m => new MilestoneMove(m.Milestone.Id, Latest(m.Due, m.Due < m.Milestone.DueOn && m.Due < today ? project.OnOrAfter(today) : null, MilestoneDates.Earliest(project, m.Milestone)), m.Milestone.DueOn))
            .Where(m => m.DueOn != m.Was)];
    }

    static DateOnly Latest(DateOnly day, params ReadOnlySpan<DateOnly?> others)
    {
        foreach (var other in others)
            if (other > day) day = other.Value;
        return day;
    }
}

/// <param name="Was">The date that held until then; null in what was written before Trust kept it.</param>
public readonly record struct MilestoneMove(MilestoneId Id, DateOnly DueOn, DateOnly? Was = null);

public sealed record MilestonesMoved(ImmutableArray<MilestoneMove> Moves) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        Moves.Aggregate(project, (state, move) => state.With(state.Milestones[move.Id].Changed with { DueOn = move.DueOn }));
}

/// <summary>A date before which the milestone may not be: a lead time, a standstill, a court's date. A milestone planned earlier moves there.
/// Each date is one party's own, and stands beside the others'; who may have one: decision 21.</summary>
/// <param name="On">Null lifts the date.</param>
/// <param name="For">A body or data protection, by whoever speaks for it; null for a date from outside, which the owner enters.</param>
public sealed record HoldMilestone(MilestoneId Id, DateOnly? On, PartyId? For, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        _ when For is { } party && !project.Knows(party) => Refusal.Missing("party.unknown"),
        _ when For is null && !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when For is { Body: null, Group: not Group.DataProtection } => Refusal.NotAllowed("milestone.no-date-of-its-own"),
        _ when For is { } other && !project.SpeaksFor(other, By, At) => Refusal.NotAllowed(On is null ? "milestone.held-by-body" : "milestone.not-in-their-name", Fact.Of("party", other)),
        { IsPlanned: false, State: var state } => Refusal.Rule("milestone.not-planned", Fact.Of("state", state)),
        _ when Reason is null => Refusal.Incomplete("milestone.reason-missing", "reason"),
        var milestone when milestone.HeldFor(For)?.On == On => On is null && milestone.Hold is not null ? Refusal.NotAllowed("milestone.not-yours-to-lift") : Ruling.Nothing,
        _ when On is null => new MilestoneReleased(Id, Reason.Value, For),
        _ when On > project.Day(At).AddYears(MilestoneDates.YearsAhead) => Refusal.Incomplete("milestone.too-far", "on", Fact.Of("until", project.Day(At).AddYears(MilestoneDates.YearsAhead))),
        var milestone => Ruling.Of(new MilestoneHeld(Id, On.Value, For, Reason.Value))
            .Then(project, this, after => MilestoneDates.Earliest(after, after.Milestones[Id]) is { } earliest && milestone.DueOn < earliest ? [new MilestonesMoved([new(Id, earliest, milestone.DueOn)])] : []),
    };
}

public sealed record MilestoneHeld(MilestoneId Id, DateOnly On, PartyId? SetBy, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        project.With(project.Milestones[Id] with { Holds = [.. project.Milestones[Id].HoldsBut(SetBy), new(On, SetBy, Reason)] });
}

/// <param name="SetBy">Whose date it was; null when it came from outside.</param>
public sealed record MilestoneReleased(MilestoneId Id, ContentRef Reason, PartyId? SetBy) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Milestones[Id] with { Holds = [.. project.Milestones[Id].HoldsBut(SetBy)] });
}
