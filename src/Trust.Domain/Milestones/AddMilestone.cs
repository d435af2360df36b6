namespace Trust.Domain.Milestones;

/// <summary>A milestone of this project's own, beside those of the workflow.</summary>
public sealed record AddMilestone(MilestoneId Id, ContentRef? Title, Stage Stage, Group From, DateOnly DueOn, bool TouchesJobs, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Milestones.GetValueOrDefault(Id) is { } known => known.Title == Title && known.DueOn == DueOn ? Ruling.Nothing : Refusal.Rule("milestone.exists"),
        _ when Title is null => Refusal.Incomplete("milestone.title-missing", "title"),
        _ when MilestoneDates.Refuse(project, DueOn, At) is { } refusal => refusal,
        _ => Ruling.Of(new MilestonesPlanned([new(Id, null, Title, Stage, From, DueOn, null, TouchesJobs)])),
    };
}
