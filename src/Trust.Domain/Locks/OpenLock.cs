using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.Domain.Locks;

/// <summary>What keeps a lock shut for a site (rules.md 1).</summary>
public static class LockRule
{
    public static IEnumerable<Blocker> ToOpen(Project project, Lock @lock, SiteId site)
    {
        var rules = project.Rules.Of(@lock);
        if (!project.Runs)
            yield return new("lock.project-not-running", [Fact.Of("state", project.State)], null, ProjectRole.Owner, "", project.Since);
        if (CheckpointRule.Forbidden(project) is { } forbidden) yield return forbidden;
        foreach (var stage in rules.Gates)
            if (!project.Of(stage).PassedFor.Contains(site))
                yield return new("lock.gate-not-passed", [Fact.Of("stage", stage)], null, ProjectRole.Owner, GateRule.Place(stage), project.Of(stage).Since);
        foreach (var item in rules.Evidence)
            if (project.Item(item)?.State is not (EvidenceState.Given or EvidenceState.Waived))
                yield return GateRule.EvidenceMissing(project, item.Stage, project.Rules.Item(item.Stage, item.Item)!, "lock.evidence-missing"); // the reader checked that it exists
        foreach (var condition in project.Conditions.Values)
            if (condition.At.Lock == @lock && condition.State is ConditionState.Open && project.SitesOf(condition.From).Contains(site))
                yield return GateRule.ConditionOpen(condition, "lock.condition-open");
        foreach (var objection in project.Objections.Values)
            if (objection.Blocks)
                yield return GateRule.ObjectionOpen(objection, "lock.blocking-objection");
        foreach (var checkpoint in CheckpointRule.At(project, new(null, @lock)).Where(c => c.Sites.Contains(site)))
            if (CheckpointRule.Open(project, checkpoint) is { } open) yield return open;
        foreach (var checkpoint in CheckpointRule.At(project, new(rules.RightsAt, null)).Where(c => c.Party.Body is not null && c.Sites.Contains(site) && !IsTakenUp(project, @lock, c.Party, c.Strength, site)))
            if (CheckpointRule.Open(project, checkpoint, rules.NeedsOutcome) is { } open) yield return open;
        foreach (var asked in Asked.At(project, rules.RightsAt).Where(a => a.Party.Body is not null && a.Sites.Contains(site) && !IsTakenUp(project, @lock, a.Party, a.Strength, site)))
        {
            if (Rights.Open(project, rules.RightsAt, asked, site) is { } open) yield return open with { Code = "lock.right-open" };
            if (rules.NeedsOutcome && Rights.OutcomeMissing(project, rules.RightsAt, asked, site) is { } missing) yield return missing;
        }
    }

    /// <summary>The lock has a checkpoint of the body's own that asks for as much as the right at the gate, or for more.</summary>
    static bool IsTakenUp(Project project, Lock @lock, PartyId party, Strength right, SiteId site) => CheckpointRule.Replaced(project, new(null, @lock), party, right).Contains(site);

    /// <summary>The blockers of several sites, each once.</summary>
    public static IReadOnlyList<Blocker> ToOpen(Project project, Lock @lock, IEnumerable<SiteId> sites) =>
        [.. sites.SelectMany(s => ToOpen(project, @lock, s)).DistinctBy(b => (b.Code, b.Where, b.FactNamed("party")))];
}

/// <summary>Opens the pilot or the go-live lock, for all sites or for some; refused with every blocker otherwise.</summary>
public sealed record OpenLock(Lock Lock, ImmutableArray<SiteId> Sites, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project)
    {
        var wanted = Sites.IsDefaultOrEmpty ? [.. project.Sites.Keys] : Sites;
        ImmutableArray<SiteId> shut = [.. wanted.Except(project.Of(Lock).OpenFor)];
        return this switch
        {
            _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
            _ when wanted.Any(s => !project.Sites.ContainsKey(s)) => Refusal.Missing("site.unknown"),
            _ when shut.IsEmpty => Ruling.Nothing,
            _ when LockRule.ToOpen(project, Lock, shut) is { Count: > 0 } blockers => Refusal.Blocked("lock.cannot-open", blockers),
            _ => new LockOpened(Lock, shut),
        };
    }
}

public sealed record LockOpened(Lock Lock, ImmutableArray<SiteId> Sites) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Of(Lock) with
    {
        OpenFor = [.. project.Of(Lock).OpenFor.Concat(Sites).Distinct()],
        Since = stamp.At,
    }) with
    { PilotRuns = Lock is Lock.Pilot || project.PilotRuns };
}

/// <summary>Shut again, since a gate that it rests on was reopened.</summary>
public sealed record LockShut(Lock Lock, ImmutableArray<SiteId> Sites) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Of(Lock) with
    {
        OpenFor = [.. project.Of(Lock).OpenFor.Except(Sites)],
        Since = stamp.At,
    });
}

/// <summary>The pilot is over: no real data or work is touched any more.</summary>
public sealed record EndPilot(ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when !project.PilotRuns => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("lock.pilot-end-missing", "text"),
        _ => new PilotEnded(Text.Value),
    };
}

public sealed record PilotEnded(ContentRef Text) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { PilotRuns = false };
}
