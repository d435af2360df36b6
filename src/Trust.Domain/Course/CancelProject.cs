using System.Collections.Immutable;

namespace Trust.Domain.Course;

/// <summary>Gives the roll-out up: says what was piloted, what happens with data and which promises stay. Refused while a pilot or use runs (rules.md 1).</summary>
public sealed record CancelProject(ContentRef? Reason, ContentRef? Piloted, ContentRef? Data, ContentRef? Promises, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override bool AfterTheEnd => true;

    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        ProjectState.Cancelled => Ruling.Nothing,
        ProjectState.Retired => Refusal.Rule("project.ended", Fact.Of("state", project.State)),
        _ when project.UseRuns => Refusal.Rule("project.in-use"),
        _ when project.PilotRuns => Refusal.Rule("project.pilot-runs"),
        _ when Reason is null => Refusal.Incomplete("project.reason-missing", "reason"),
        not ProjectState.Draft when Piloted is null => Refusal.Incomplete("project.piloted-missing", "piloted"),
        not ProjectState.Draft when Data is null => Refusal.Incomplete("project.data-missing", "data"),
        not ProjectState.Draft when Promises is null => Refusal.Incomplete("project.promises-missing", "promises"),
        _ => new ProjectCancelled(Reason.Value, Piloted, Data, Promises),
    };
}

/// <summary>Open rounds are void and open objections end with the project.</summary>
public sealed record ProjectCancelled(ContentRef Reason, ContentRef? Piloted, ContentRef? Data, ContentRef? Promises) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.WithDatesChanged() with
    {
        State = ProjectState.Cancelled,
        Since = stamp.At,
        Stages = [.. project.Stages.Select(s => s.State is StageState.InReview
            ? s with { State = StageState.Active, Since = stamp.At, Round = s.Round! with { State = RoundState.Void } } // in review there is a round (invariant 4)
            : s)],
        Objections = project.Objections.ToImmutableSortedDictionary(o => o.Key, o => o.Value.IsOpen
            ? o.Value with { State = ObjectionState.Ended, Since = stamp.At }
            : o.Value),
    };
}
