using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Both sides have looked at it together again; the next review is counted from that day.</summary>
public sealed record HoldReview(ImmutableArray<CheckpointId> Checkpoints, DateOnly On, ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when Checkpoints.IsEmpty || Checkpoints.Any(c => !project.Checkpoints.ContainsKey(c)) => Refusal.Missing("checkpoint.unknown"),
        _ when Checkpoints.Any(c => !Sides.Is(project, project.Checkpoints[c].Party, By, At)) => Refusal.NotAllowed("checkpoint.only-its-sides"),
        _ when Checkpoints.All(c => project.Checkpoints[c].ReviewedOn >= On) => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("checkpoint.review-text-missing", "text"),
        _ when On > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "on"),
        _ => new ReviewHeld(Checkpoints, On, Text.Value),
    };
}

public sealed record ReviewHeld(ImmutableArray<CheckpointId> Checkpoints, DateOnly On, ContentRef Text) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => Checkpoints.Select(c => project.Checkpoints[c]).Aggregate(project, (now, c) =>
        now.With(c with { ReviewedOn = c.ReviewedOn > On ? c.ReviewedOn : On }));
}
