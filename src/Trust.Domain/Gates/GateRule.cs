using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.Domain.Gates;

/// <summary>What keeps a gate from opening and from passing. Opening, passing and "what would pass it" all ask here.</summary>
public static class GateRule
{
    public static string Place(Stage stage) => $"stages/{Kebab.Of(stage)}/gate";

    /// <summary>Everything that stands against opening the gate, the owner's own things first.</summary>
    public static IEnumerable<Blocker> ToOpen(Project project, Stage stage)
    {
        var ready = SitesReady(project, stage);
        if (!project.Runs)
            yield return new("gate.project-not-running", [Fact.Of("state", project.State)], null, ProjectRole.Owner, "", project.Since);
        if (ready.IsEmpty && project.Of(stage).State is not StageState.Passed)
            yield return new("gate.earlier-gate-open", [Fact.Of("stage", stage)], null, ProjectRole.Owner, Place(Earlier(project, stage)), project.Of(Earlier(project, stage)).Since);
        foreach (var blocker in Missing(project, stage, ready.IsEmpty ? Unpassed(project, stage) : ready)) yield return blocker;
        foreach (var asked in Asked.At(project, stage))
            if (SeatEmpty(project, asked.Party) is { } empty)
                yield return empty;
    }

    internal static Blocker? SeatEmpty(Project project, PartyId party) => project.Seat(party) is { Holders.IsEmpty: false } ? null
        : new("gate.seat-empty", [Fact.Of("party", party)], null, ProjectRole.Owner, $"seats/{party}", project.Since);

    /// <summary>Everything that stands against passing the gate for a site, or for any site.</summary>
    public static IEnumerable<Blocker> ToPass(Project project, Stage stage, SiteId? site = null) =>
        Missing(project, stage, site is null ? Unpassed(project, stage) : [site.Value]).Concat(Asked.At(project, stage)
            .Where(a => site is null ? a.Sites.Except(project.Of(stage).PassedFor).Any() : a.Sites.Contains(site.Value))
            .Select(a => Rights.Open(project, stage, a, site) is { } open ? SeatEmpty(project, a.Party) ?? open : null).OfType<Blocker>())
        .Concat(CheckpointRule.At(project, new(stage, null)).Where(c => site is null ? c.Sites.Except(project.Of(stage).PassedFor).Any() : c.Sites.Contains(site.Value))
            .Select(c => CheckpointRule.Open(project, c)).OfType<Blocker>());

    /// <summary>What the owner and the parties can do next at a stage: to open the gate, or, once it is open, to pass it.</summary>
    public static IReadOnlyList<Blocker> Next(Project project, Stage stage) => project.Of(stage).State switch
    {
        StageState.Passed => [],
        StageState.InReview => [.. ToPass(project, stage)],
        _ => [.. ToOpen(project, stage)],
    };

    /// <summary>Evidence, conditions and blocking objections: what a gate needs besides the parties; and before all that, that no law forbids it.</summary>
    static IEnumerable<Blocker> Missing(Project project, Stage stage, ImmutableArray<SiteId> sites)
    {
        if (CheckpointRule.Forbidden(project) is { } forbidden) yield return forbidden;
        foreach (var item in project.Rules.Of(stage).Evidence)
            if (item.Required && project.Item(new(stage, item.Key))?.State is not (EvidenceState.Given or EvidenceState.Waived))
                yield return EvidenceMissing(project, stage, item, "gate.evidence-missing");
        foreach (var condition in project.Conditions.Values)
            if (condition.At.Stage == stage && condition.State is ConditionState.Open && project.SitesOf(condition.From).Intersect(sites).Any())
                yield return ConditionOpen(condition, "gate.condition-open");
        foreach (var objection in project.Objections.Values)
            if (objection.Blocks && (objection.Stage is null || objection.Stage == stage))
                yield return ObjectionOpen(objection, "gate.blocking-objection");
    }

    public static Blocker EvidenceMissing(Project project, Stage stage, EvidenceRule item, string code) =>
        new(code, [Fact.Of("stage", stage), new("item", item.Key)], PartyId.Of(item.From), null, $"stages/{Kebab.Of(stage)}/evidence/{item.Key}", project.Of(stage).Since);

    /// <summary>Whose turn a condition is: whoever is to do it, or the owner. Whoever set it is never late with it; they say when it is met.</summary>
    public static Blocker ConditionOpen(Condition condition, string code) =>
        new(code, [Fact.Of("condition", condition.Id), Fact.Of("party", condition.From), .. condition.At.Stage is { } stage ? [Fact.Of("stage", stage)] : (Fact[])[]], null, condition.Owner is null ? ProjectRole.Owner : null, $"conditions/{condition.Id}",
            condition.Since, condition.DueOn, condition.Owner);

    /// <summary>Whose turn an objection is: the owner's until it is answered, then the raiser's, at last the sponsor's.</summary>
    public static Blocker ObjectionOpen(Objection objection, string code) =>
        new(code, [Fact.Of("objection", objection.Id), Fact.Of("state", objection.State)], null, objection.State switch
        {
            ObjectionState.Escalated => ProjectRole.Sponsor,
            ObjectionState.Answered => null,
            _ => ProjectRole.Owner,
        }, $"objections/{objection.Id}", objection.Since);

    /// <summary>The sites for which the gate may be asked: all earlier gates have passed for them, this one not yet.</summary>
    public static ImmutableArray<SiteId> SitesReady(Project project, Stage stage) =>
        [.. project.Sites.Keys.Where(s => !project.Of(stage).PassedFor.Contains(s)
            && project.Stages.Take((int)stage).All(earlier => earlier.PassedFor.Contains(s)))];

    static ImmutableArray<SiteId> Unpassed(Project project, Stage stage) => [.. project.Sites.Keys.Except(project.Of(stage).PassedFor)];

    static Stage Earlier(Project project, Stage stage) =>
        project.Stages.Take((int)stage).Where(s => s.State is not StageState.Passed).Select(s => s.Stage).FirstOrDefault();

    /// <summary>The gates that pass in this state, and the stages entered by it: one ruling with whatever made it so.</summary>
    public static IEnumerable<ProjectEvent> PassesNow(Project project, DateTimeOffset at)
    {
        if (!project.Runs) yield break;
        foreach (var progress in project.Stages)
        {
            if (project.OpenRound(progress.Stage) is not { } round) continue;
            ImmutableArray<SiteId> passing = [.. round.Waiting(progress).Where(site => !ToPass(project, progress.Stage, site).Any())];
            if (passing.IsEmpty) continue;
            yield return new GatePassed(progress.Stage, round.Number, passing);
            if (progress.Stage < Stage.Training && project.Of(progress.Stage + 1).State is StageState.Pending)
                yield return new Course.StageEntered(progress.Stage + 1);
        }
    }
}

/// <summary>The gate has passed for these sites; when no other waits, the stage has.</summary>
public sealed record GatePassed(Stage Stage, int Round, ImmutableArray<SiteId> Sites) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var before = project.Of(Stage);
        var after = before with { PassedFor = [.. before.PassedFor.Concat(Sites).Distinct()] };
        var all = after.PassedFor.Length == project.Sites.Count;
        var decided = before.Round!.Waiting(after).IsEmpty; // a gate passes only in its open round
        return project.With((decided ? after : after.Keeping()) with
        {
            State = all ? StageState.Passed : decided ? StageState.Active : StageState.InReview,
            Since = all || decided ? stamp.At : before.Since,
            Round = before.Round with { State = decided ? before.Round.ReturnedFor.IsEmpty ? RoundState.Passed : RoundState.Returned : RoundState.Open },
        });
    }
}
