namespace Trust.Domain.Milestones;

/// <summary>The milestone is reached; every group is told in its own words (method.md).</summary>
/// <param name="On">The day on which it was; entered later, it is shown with both dates.</param>
public sealed record CompleteMilestone(MilestoneId Id, DateOnly On, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        var m when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Member) && !project.SpeaksFor(m.From, By, At) => Refusal.NotAllowed("project.only-owner"),
        { State: MilestoneState.Done } => Ruling.Nothing,
        { State: MilestoneState.Dropped and var state } => Refusal.Rule("milestone.not-planned", Fact.Of("state", state)),
        _ when On > project.Day(At) => Refusal.Incomplete("milestone.in-the-future", "on", Fact.Of("today", project.Day(At))),
        var m when MilestoneDates.BehindLock(project, m) => Refusal.Rule("milestone.lock-shut", Fact.Of("lock", m.Lock.GetValueOrDefault())),
        var m when MilestoneDates.TooEarly(project, m, On) is { } refusal => refusal,
        var m => Ruling.Of([new MilestoneCompleted(Id, On), .. MilestonesPlanned.Of(MilestonePlan.Again(project, m, On))]),
    };
}

public sealed record MilestoneCompleted(MilestoneId Id, DateOnly On) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Milestones[Id].Changed with { State = MilestoneState.Done, DoneOn = On });
}

/// <summary>The milestone will not be; it stays on the plan, struck through, with its reason.</summary>
public sealed record DropMilestone(MilestoneId Id, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { State: MilestoneState.Dropped } => Ruling.Nothing,
        { State: MilestoneState.Done and var state } => Refusal.Rule("milestone.not-planned", Fact.Of("state", state)),
        _ when Reason is null => Refusal.Incomplete("milestone.reason-missing", "reason"),
        _ => new MilestoneDropped(Id, Reason.Value),
    };
}

public sealed record MilestoneDropped(MilestoneId Id, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Milestones[Id].Changed with { State = MilestoneState.Dropped });
}

/// <summary>Done or dropped by mistake: planned again, with a reason that stays on record.</summary>
public sealed record RestoreMilestone(MilestoneId Id, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { IsPlanned: true } => Ruling.Nothing,
        _ when Reason is null => Refusal.Incomplete("milestone.reason-missing", "reason"),
        _ => new MilestoneRestored(Id, Reason.Value),
    };
}

public sealed record MilestoneRestored(MilestoneId Id, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Milestones[Id].Changed with { State = MilestoneState.Planned, DoneOn = null });
}
