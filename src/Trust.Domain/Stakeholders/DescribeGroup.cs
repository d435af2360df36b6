namespace Trust.Domain.Stakeholders;

/// <summary>What a group wants and fears, how strongly it is affected, who speaks for it. A position only from its own statement or an
/// anonymous pulse of at least five answers (rules.md 3).</summary>
public sealed record DescribeGroup(Group Group, GroupProfile Profile, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => Profile switch
    {
        _ when !project.Rules.Groups.Contains(Group) => Refusal.Missing("group.unknown"),
        _ when !project.IsRunBy(By) && !project.SpeaksFor(Group, By, At) => Refusal.NotAllowed("project.only-owner"),
        { Affectedness: < 1 or > 5 } => Refusal.Incomplete("group.affectedness-range", "affectedness"),
        { Position: not null, PositionSource: null } => Refusal.Incomplete("group.position-source-missing", "positionSource"),
        { Position: not null, PositionSource: PositionSource.Pulse, PulseAnswers: null or < 5 } => Refusal.Incomplete("group.pulse-under-five", "positionSource"),
        { Position: not null, PositionSource: PositionSource.OwnStatement } when !Stands(project.Groups.GetValueOrDefault(Group)) && !project.SpeaksFor(Group, By, At) => Refusal.NotAllowed("group.not-your-statement"),
        _ when project.Groups.GetValueOrDefault(Group) is { Position: not null, PositionSource: PositionSource.OwnStatement } said && (Profile.Position, Profile.PositionSource) != (said.Position, said.PositionSource)
            && !project.SpeaksFor(Group, By, At) => Refusal.NotAllowed("group.not-your-statement"),
        { SpeaksFor: { By: SpokenForBy.Body, Body: var body } } when body is null || !project.Bodies.ContainsKey(body.Value) => Refusal.Incomplete("group.body-unknown", "speaksFor"),
        { SpeaksFor: { By: SpokenForBy.OfficeHolder, Person: null } } => Refusal.Incomplete("group.speaker-missing", "speaksFor"),
        { SpeaksFor: { By: SpokenForBy.Nobody or SpokenForBy.OutsideProvider, Because: null } } => Refusal.Incomplete("group.because-missing", "speaksFor"),
        _ when project.Groups.GetValueOrDefault(Group) == Profile => Ruling.Nothing,
        _ => new GroupDescribed(Group, Profile),
    };

    /// <summary>The statement is the one on record; who mends the rest of the profile leaves it as it is.</summary>
    bool Stands(GroupProfile? now) => now is { PositionSource: PositionSource.OwnStatement } && now.Position == Profile.Position;
}

public sealed record GroupDescribed(Group Group, GroupProfile Profile) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Groups = project.Groups.SetItem(Group, Profile) };
}
