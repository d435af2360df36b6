using Trust.Domain;
using Trust.Domain.Milestones;

namespace Trust.App.Stories;

// The acts of a story on its timeline. A milestone goes by its key in the workflow, or by the file's own when a person added it.

public sealed record AddMilestoneAct(string Key, string? Title, Stage Stage, Group Group, DateOnly DueOn, bool TouchesJobs) : Act
{
    public override ProjectCommand Command(Moment now) => new AddMilestone(now.Cast.Milestone(Key), now.Text(Title), Stage, Group, now.Day(DueOn), TouchesJobs, now.By, now.At);
}

public sealed record MoveMilestoneAct(string Milestone, DateOnly DueOn) : Act
{
    public override ProjectCommand Command(Moment now) => new MoveMilestone(now.Milestone(Milestone), now.Day(DueOn), now.By, now.At);
}

public sealed record ShiftMilestonesAct(int WorkingDays, string? FromMilestone) : Act
{
    public override ProjectCommand Command(Moment now) =>
        new ShiftMilestones(WorkingDays, FromMilestone is { } first ? now.Milestone(first) : null, now.Project.Number, now.By, now.At);
}

public sealed record CompleteMilestoneAct(string Milestone, DateOnly? DoneOn) : Act
{
    public override ProjectCommand Command(Moment now) => new CompleteMilestone(now.Milestone(Milestone), now.Day(DoneOn) ?? now.Project.Day(now.At), now.By, now.At);
}

public sealed record DropMilestoneAct(string Milestone, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new DropMilestone(now.Milestone(Milestone), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record RestoreMilestoneAct(string Milestone, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new RestoreMilestone(now.Milestone(Milestone), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

/// <param name="NotBefore">None lifts the date.</param>
public sealed record HoldMilestoneAct(string Milestone, DateOnly? NotBefore, string? For, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) =>
        new HoldMilestone(now.Milestone(Milestone), now.Day(NotBefore), For is { } party ? now.Cast.Party(party) : null, now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}
