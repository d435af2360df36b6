using System.Collections.Immutable;
using Trust.Domain.Locks;

namespace Trust.Domain.Gates;

/// <summary>A body says that an act reported in its name was not so; it no longer counts, and what passed by it is asked anew (rules.md 2).
/// Needs no account: the holder of the one-time link may.</summary>
public sealed record DisputeAct(ActId Act, ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Acts.GetValueOrDefault(Act) switch
    {
        null => Refusal.Missing("act.unknown"),
        var act when !ReportRule.IsAbout(project, act, By, At) => Refusal.NotAllowed("act.not-yours", Fact.Of("party", act.For)),
        { Disputed: true } => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("act.reason-missing", "text"),
        _ => Ruling.Of(new ActDisputed(Act, Text.Value)).Then(project, this, after => Undoes(project, after))
            .Then(project, this, after => GateRule.PassesNow(after, At)), // a condition that went with the act may have been the last thing in the way
    };

    protected override bool IsFor(Actor.Claim claim) => claim.Act == Act;

    /// <summary>What the act alone held up falls: a lock shuts, a gate opens again; in use the dispute stands beside it, on record.</summary>
    IEnumerable<ProjectEvent> Undoes(Project before, Project after)
    {
        if (after.State is not (ProjectState.Active or ProjectState.Paused)) yield break;
        foreach (var progress in after.Locks)
        {
            ImmutableArray<SiteId> sites = [.. progress.OpenFor.Where(s => Falls(LockRule.ToOpen(before, progress.Lock, s), LockRule.ToOpen(after, progress.Lock, s)))];
            if (sites.IsEmpty) continue;
            var shut = new LockShut(progress.Lock, sites);
            yield return shut;
            after = after.After(shut, Stamp);
        }
        var shaken = after.Stages.Where(s => s.PassedFor.Any(site => Falls(GateRule.ToPass(before, s.Stage, site), GateRule.ToPass(after, s.Stage, site))))
            .Select(s => s.Stage).ToImmutableArray();
        if (shaken.IsEmpty) yield break;
        foreach (var happened in ReopenStage.From(after, shaken.Min(), null, null, Act)) yield return happened;
    }

    /// <summary>Something stands against it that did not while the act counted.</summary>
    static bool Falls(IEnumerable<Blocker> before, IEnumerable<Blocker> after) =>
        after.Select(b => (b.Code, b.Where, b.FactNamed("party"))).Except(before.Select(b => (b.Code, b.Where, b.FactNamed("party")))).Any();
}

public sealed record ActDisputed(ActId Act, ContentRef Text) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => (project with
    {
        Acts = project.Acts.SetItem(Act, project.Acts[Act] with { Disputed = true, Confirmed = false }),
        Outcomes = [.. project.Outcomes.Select(o => o.Act == Act ? o with { Disputed = true } : o)],
        Conditions = project.Conditions.ToImmutableSortedDictionary(c => c.Key, c => c.Value.Reported == Act
            ? c.Value with { State = ConditionState.Open, Since = stamp.At, Reported = null }
            : c.Value),
    }).Withdrawing(c => c.With?.Act == Act || c.Stated?.Act == Act, stamp.At);
}
