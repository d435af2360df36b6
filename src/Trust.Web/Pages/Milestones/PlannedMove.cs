using Trust.Domain;
using Trust.Domain.Milestones;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Milestones;

/// <summary>What somebody is about to move, as the address of a preview says it: one milestone to a day, or everything planned by working days.</summary>
public sealed record PlannedMove(int? Shift, Guid? From, Guid? Move, DateOnly? To)
{
    public bool IsAsked => Shift is not null || Move is not null;

    public ProjectCommand Command(ProjectFrame frame, Actor by, DateTimeOffset now) => Move is { } one
        ? new MoveMilestone(new(one), To ?? default, by, now)
        : new ShiftMilestones(Shift ?? 0, From is { } first ? new(first) : null, frame.Project.Number, by, now);

    public string Query => Move is { } one ? FormattableString.Invariant($"move={one}&to={To:yyyy-MM-dd}") : FormattableString.Invariant($"shift={Shift}&from={From}");
}
