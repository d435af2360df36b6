namespace Trust.Domain.Milestones;

/// <summary>A milestone for which people meet, a workshop or a review, gets its hours; both null takes them away.</summary>
public sealed record SetMilestoneHours(MilestoneId Id, TimeOnly? From, TimeOnly? Until, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Milestones.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("milestone.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { IsPlanned: false, State: var state } => Refusal.Rule("milestone.not-planned", Fact.Of("state", state)),
        { Hours: var hours } when hours?.From == From && hours?.Until == Until => Ruling.Nothing,
        _ when (From, Until) is (null, null) => new MilestoneHoursSet(Id, null),
        _ when From is null => Refusal.Incomplete("milestone.hours-missing", "from"),
        _ when Until is null => Refusal.Incomplete("milestone.hours-missing", "until"),
        _ when Until <= From => Refusal.Incomplete("milestone.hours-wrong", "until"),
        _ => new MilestoneHoursSet(Id, new(From.Value, Until.Value)),
    };
}

public sealed record MilestoneHoursSet(MilestoneId Id, Hours? Hours) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Milestones[Id].Changed with { Hours = Hours });
}
