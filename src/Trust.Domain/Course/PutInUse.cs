using Trust.Domain.Milestones;

namespace Trust.Domain.Course;

/// <summary>Training passed and go-live open for every site: the roll-out is done and its promises go on (rules.md 1).</summary>
public sealed record PutInUse(Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project switch
    {
        { State: not ProjectState.Active } => Ruling.Nothing,
        _ when !Holds(project) => Ruling.Nothing,
        _ => Ruling.Of([new ProjectInUse(), .. MilestonesPlanned.Of(MilestonePlan.InUse(project, At))]),
    };

    public static bool Holds(Project project) =>
        project.State is ProjectState.Active
        && project.Stages.All(s => s.State is StageState.Passed)
        && project.Of(Lock.GoLive).OpenFor.Length == project.Sites.Count;
}

public sealed record ProjectInUse : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { State = ProjectState.InUse, Since = stamp.At, PilotRuns = false };
}
