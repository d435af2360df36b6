namespace Trust.Domain.Course;

/// <summary>Switched off, data returned or deleted, people told: until then promises and reviews go on (rules.md 1).</summary>
public sealed record RetireProject(ContentRef? Reason, ContentRef? Data, DateOnly? PeopleToldOn, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override bool AfterTheEnd => true;

    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        ProjectState.Retired => Ruling.Nothing,
        _ when !project.UseRuns => Refusal.Rule("project.not-in-use", Fact.Of("state", project.State)),
        _ when Reason is null => Refusal.Incomplete("project.reason-missing", "reason"),
        _ when Data is null => Refusal.Incomplete("project.data-missing", "data"),
        _ when PeopleToldOn is null || PeopleToldOn > project.Day(At) => Refusal.Incomplete("project.people-not-told", "peopleToldOn"),
        _ => new ProjectRetired(Reason.Value, Data.Value, PeopleToldOn.Value),
    };
}

public sealed record ProjectRetired(ContentRef Reason, ContentRef Data, DateOnly PeopleToldOn) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.WithDatesChanged() with { State = ProjectState.Retired, Since = stamp.At, PilotRuns = false };
}
