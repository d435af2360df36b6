using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Which checkpoints the answers, sites and bodies of a project call for, held against those that it has. Nobody's table changes by itself:
/// only what has not been handed over yet is widened, narrowed or dropped; what comes later is a checkpoint of its own.</summary>
static class Raising
{
    /// <summary>Nothing before the first answer: until then each party has the seat that the workflow gives it.</summary>
    public static ImmutableArray<ProjectEvent> Of(Project project, DateTimeOffset at)
    {
        if (project.Answers.Said.IsEmpty) return [];
        var found = Triggered.Rights(project.Rules.Law, project.Answers, project.Sites.Values, project.Bodies.Values, project.Day(at)).Rights;
        ImmutableArray<NewCheckpoint> raised = [.. found.Select(f => Raised(project, f)).OfType<NewCheckpoint>()];
        ImmutableArray<CheckpointId> dropped = [.. project.Checkpoints.Values
            .Where(c => IsUntouched(project, c) && !found.Any(f => IsSame(c, f) && f.Sites.Intersect(c.Sites).Any())).Select(c => c.Id)];
        return [.. raised.IsEmpty ? [] : (ProjectEvent[])[new CheckpointsRaised(raised)], .. dropped.IsEmpty ? [] : (ProjectEvent[])[new CheckpointsDropped(dropped)]];
    }

    /// <summary>What the right needs that is not there yet; null when it is.</summary>
    static NewCheckpoint? Raised(Project project, TriggeredRight found)
    {
        var there = project.Checkpoints.Values.Where(c => IsSame(c, found)).ToList();
        ImmutableArray<SiteId> open = [.. found.Sites.Except(there.Where(c => !IsUntouched(project, c)).SelectMany(c => c.Sites))];
        var draft = there.FirstOrDefault(c => IsUntouched(project, c));
        if (open.IsEmpty || draft is not null && draft.Sites.ToHashSet().SetEquals(open) && draft.LevelOpen == found.LevelOpen) return null;
        return new(draft?.Id ?? NewId(project, found), draft?.Right ?? found.Pack.Ref(found.Right), found.Right.Strength, found.At, found.Party, open, found.LevelOpen);
    }

    static CheckpointId NewId(Project project, TriggeredRight found) =>
        new(DerivedId.Of(project.Id, project.Number, $"checkpoint/{found.Pack.Code}/{found.Right.Id}/{CheckpointRule.Word(found.At)}/{found.Party}"));

    /// <summary>The same right of the same law, whichever version of it, at the same place for the same party.</summary>
    static bool IsSame(Checkpoint checkpoint, TriggeredRight found) => checkpoint.At == found.At && checkpoint.Party == found.Party
        && checkpoint.Right.Right == found.Right.Id && CodeOf(checkpoint.Right) == CodeOf(found.Pack.Ref(found.Right));

    static string CodeOf(RightRef right) => right.Pack.Split('.')[0];

    /// <summary>Nothing was handed over, said or settled yet.</summary>
    static bool IsUntouched(Project project, Checkpoint checkpoint) =>
        checkpoint is { Versions: 0, Positions.IsEmpty: true, Confirmation: null, Dispute: null, Minutes.IsEmpty: true, ReviewedOn: null, Competence: not { Holds: false } }
        && !project.Agreements.Values.Any(a => a.For.Contains(checkpoint.Id)) && !project.Commitments.Values.Any(c => c.Checkpoint == checkpoint.Id);
}

/// <summary>As it begins, or as it stands before anybody has done anything with it.</summary>
public sealed record NewCheckpoint(CheckpointId Id, RightRef Right, Strength Strength, BoundTo At, PartyId Party, ImmutableArray<SiteId> Sites, bool LevelOpen);

/// <summary>Rights that now stand at gates and locks.</summary>
public sealed record CheckpointsRaised(ImmutableArray<NewCheckpoint> Raised) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => Raised.Aggregate(project, (now, c) => now.With(
        now.Checkpoints.GetValueOrDefault(c.Id) is { } known
            ? known with { Sites = c.Sites, LevelOpen = c.LevelOpen }
            : new Checkpoint(c.Id, c.Right, c.Strength, c.At, c.Party, c.Sites, c.LevelOpen, stamp.At)));
}

/// <summary>Rights that no answer calls for any more, and that were not handed over yet.</summary>
public sealed record CheckpointsDropped(ImmutableArray<CheckpointId> Dropped) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Checkpoints = project.Checkpoints.RemoveRange(Dropped) };
}
