using System.Collections.Immutable;
using Trust.Domain.Locks;

namespace Trust.Domain.Gates;

/// <summary>Takes a stage up again: its gate and every later one are void, on record, and asked anew.</summary>
public sealed record ReopenStage(Stage Stage, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Of(Stage) switch
    {
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Sponsor) => Refusal.NotAllowed("project.only-owner"),
        _ when !project.Runs => Refusal.Rule("project.not-active", Fact.Of("state", project.State)),
        { State: StageState.Pending } => Refusal.Rule("stage.not-reached", Fact.Of("stage", Stage)),
        { State: StageState.Active, PassedFor.IsEmpty: true } => Ruling.Nothing,
        _ when Reason is null => Refusal.Incomplete("stage.reason-missing", "reason"),
        _ => Ruling.Of(From(project, Stage, Reason, null, null)),
    };

    /// <summary>The stage and all later ones that were reached, and the locks that rest on them.</summary>
    public static IEnumerable<ProjectEvent> From(Project project, Stage stage, ContentRef? reason, ChangeId? change, ActId? act)
    {
        var later = project.Stages.Where(s => s.Stage > stage && s.State is not StageState.Pending).Select(s => s.Stage).ToImmutableArray();
        return Exactly(project, [stage, .. later], stage, reason, change, act);
    }

    /// <param name="active">The one stage that becomes active again while the others wait; null: all of them at once.</param>
    public static IEnumerable<ProjectEvent> Exactly(Project project, ImmutableArray<Stage> stages, Stage? active, ContentRef? reason, ChangeId? change, ActId? act)
    {
        yield return new StagesReopened(stages, active, reason, change, act);
        if (project.State is ProjectState.InUse) yield break; // what is in use stays in use while its change is asked anew
        foreach (var progress in project.Locks)
            if (!progress.OpenFor.IsEmpty && project.Rules.Of(progress.Lock).Gates.Intersect(stages).Any())
                yield return new LockShut(progress.Lock, progress.OpenFor);
    }

    /// <summary>These stages for these sites only; what has passed elsewhere stands.</summary>
    public static IEnumerable<ProjectEvent> For(Project project, ImmutableArray<Stage> stages, ImmutableArray<SiteId> sites, ChangeId change)
    {
        yield return new StagesReopened(stages, null, null, change, null) { Sites = sites };
        if (project.State is ProjectState.InUse) yield break; // as above
        foreach (var progress in project.Locks)
            if (project.Rules.Of(progress.Lock).Gates.Intersect(stages).Any() && progress.OpenFor.Intersect(sites).ToImmutableArray() is { IsEmpty: false } shut)
                yield return new LockShut(progress.Lock, shut);
    }
}

/// <param name="Active">The stage at which the work goes on; null: at all of them.</param>
public sealed record StagesReopened(ImmutableArray<Stage> Stages, Stage? Active, ContentRef? Reason, ChangeId? Change, ActId? Act) : ProjectEvent
{
    /// <summary>The sites for which; null: for all.</summary>
    public ImmutableArray<SiteId>? Sites { get; init; }

    public override Project Apply(Project project, Stamp stamp)
    {
        project = AskedAnew(project, stamp);
        if (Sites is { } only) return Stages.Aggregate(project, (now, stage) => now.With(Reopened(now.Of(stage), only, stamp)));
        foreach (var stage in Stages)
        {
            var before = project.Of(stage);
            project = project.With(before with
            {
                State = Active is null || Active == stage ? StageState.Active : StageState.Pending,
                Since = stamp.At,
                PassedFor = [],
                PassedIn = [],
                Round = before.Round is null ? null : before.Round with { State = RoundState.Void },
            });
        }
        return project with
        {
            Outcomes = [.. project.Outcomes.Where(o => !Stages.Contains(o.Stage))],
            MeetingOffers = [.. project.MeetingOffers.Where(o => !Stages.Contains(o.Stage))],
        };
    }

    /// <summary>A change of the system is a new question to whoever holds a right at these gates, or at a lock that rests on them. Who or where joins changes
    /// no system, and a stage that is merely taken up again leaves each party its word.</summary>
    Project AskedAnew(Project project, Stamp stamp)
    {
        if (Change is not { } change || project.Changes[change].Kind is ChangeKind.Group or ChangeKind.Site) return project;
        foreach (var checkpoint in project.Checkpoints.Values)
            if ((Sites is null || checkpoint.Sites.Intersect(Sites.Value).Any())
                && (checkpoint.At.Stage is { } stage ? Stages.Contains(stage) : project.Rules.Of(checkpoint.At.Lock!.Value).Gates.Intersect(Stages).Any())) // a place is one of the two
                project = project.With(checkpoint.Anew(null) with { AskedAt = stamp.At }).Withdrawing(c => c.Stated?.Checkpoint == checkpoint.Id, stamp.At);
        return project;
    }

    /// <summary>An open round goes on, and waits for these sites too.</summary>
    static StageProgress Reopened(StageProgress before, ImmutableArray<SiteId> sites, Stamp stamp) => before.Keeping() is var kept && before.State is StageState.InReview
        ? Without(before, sites)
        : Without(kept, sites) with { State = StageState.Active, Since = stamp.At };

    static StageProgress Without(StageProgress progress, ImmutableArray<SiteId> sites) => progress with
    {
        PassedFor = [.. progress.PassedFor.Except(sites)],
        PassedIn = [.. progress.PassedIn.Select(r => r with { Sites = [.. r.Sites.Except(sites)] }).Where(r => !r.Sites.IsEmpty)],
    };
}
