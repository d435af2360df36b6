namespace Trust.Domain.Course;

/// <summary>Stops reminders and gates, never a statutory clock (rules.md 1).</summary>
public sealed record PauseProject(ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        ProjectState.Paused => Ruling.Nothing,
        not ProjectState.Active => Refusal.Rule("project.not-active", Fact.Of("state", project.State)),
        _ when Reason is null => Refusal.Incomplete("project.reason-missing", "reason"),
        _ => new ProjectPaused(Reason.Value),
    };
}

public sealed record ProjectPaused(ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { State = ProjectState.Paused, Since = stamp.At };
}

/// <summary>Goes on after a pause, or takes a cancellation back; both need a reason.</summary>
public sealed record ResumeProject(ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override bool AfterTheEnd => true;

    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        ProjectState.Active or ProjectState.InUse => Ruling.Nothing,
        ProjectState.Retired => Refusal.Rule("project.ended", Fact.Of("state", project.State)),
        ProjectState.Draft => Refusal.Rule("project.not-active", Fact.Of("state", project.State)),
        _ when Reason is null => Refusal.Incomplete("project.reason-missing", "reason"),
        _ => Ruling.Of(new ProjectResumed(Reason.Value)).Then(project, this, after => Gates.GateRule.PassesNow(after, At)),
    };
}

public sealed record ProjectResumed(ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => (project.HasEnded ? project.WithDatesChanged() : project) with
    {
        // a draft that was cancelled has entered no stage yet
        State = project.Stages.All(s => s.State is StageState.Pending) ? ProjectState.Draft : ProjectState.Active,
        Since = stamp.At,
    };
}
