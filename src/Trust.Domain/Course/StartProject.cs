using Trust.Domain.Milestones;
using Trust.Domain.Stakeholders;

namespace Trust.Domain.Course;

/// <summary>From draft to active: asks for owner, sponsor, and for every group who speaks for it or why nobody does (rules.md 2).</summary>
public sealed record StartProject(Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>Whoever was named to speak for a group decides for it from the start.</summary>
    public bool SeatsSpeakers { get; init; }

    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        not ProjectState.Draft => Ruling.Nothing,
        _ when Missing(project).ToList() is { Count: > 0 } missing => Refusal.Blocked("project.not-ready", missing),
        _ => Ruling.Of([new ProjectStarted(), new StageEntered(Stage.Transparency), .. MilestonesPlanned.Of(MilestonePlan.AtStart(project, At))])
            .Then(project, this, after => SeatsSpeakers ? SeatSpeakers.Seated(after, By, At) : []),
    };

    /// <summary>Everything that a start still needs.</summary>
    public static IEnumerable<Blocker> Missing(Project project)
    {
        foreach (var open in OpenQuestions.ForStart(project)) yield return open;
        if (!project.Roles.Any(r => r.Role is ProjectRole.Sponsor && r.Until is null))
            yield return new("project.sponsor-missing", [], null, ProjectRole.Owner, "roles/sponsor", project.Since);
        foreach (var group in project.Rules.Groups)
            if (project.Groups.GetValueOrDefault(group)?.SpeaksFor is null)
                yield return new("project.nobody-speaks", [Fact.Of("group", group)], null, ProjectRole.Owner, $"groups/{Text.Kebab.Of(group)}", project.Since);
    }
}

public sealed record ProjectStarted : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { State = ProjectState.Active, Since = stamp.At };
}

public sealed record StageEntered(Stage Stage) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        project.With(project.Of(Stage) with { State = StageState.Active, Since = stamp.At });
}
