using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;

namespace Trust.Domain;

/// <summary>Whose turn it is, with what, since when: everything that a project waits for, asked of the same rules that refuse.</summary>
public static class Turns
{
    public static IReadOnlyList<Blocker> Of(Project project) =>
        project.HasEnded ? [] : [.. ToStart(project), .. Forbidden(project).Concat(AtGates(project)).Concat(AtCheckpoints(project)).DistinctBy(b => (b.Code, b.Where, b.FactNamed("party"))), .. Locks(project), .. Objections(project), .. HandOver(project), .. Questions(project), .. Beginning(project)];

    /// <summary>What has its day: promises to look at and reviews to hold. Apart from the rest, since the day itself makes it somebody's turn and no event does.</summary>
    public static IReadOnlyList<Blocker> Due(Project project, DateOnly today) => project.HasEnded ? [] :
    [
        .. project.Commitments.Values.Where(c => !c.Done && c.CheckOn <= today).OrderBy(c => c.CheckOn)
            .Select(c => new Blocker("commitment.to-check", [Fact.Of("on", c.CheckOn)], null, null, "commitments", null, c.CheckOn, c.Owner)),
        .. ReviewDates.Of(project).Where(r => r.On <= today).OrderBy(r => r.On).Select(r => new Blocker("agreement.review-due", [Fact.Of("party", r.With), Fact.Of("on", r.On)], null, ProjectRole.Owner,
            r.Agreement is { } agreement ? $"agreements/{agreement}" : CheckpointRule.Place(r.Checkpoint, "review"), null, r.On)),
    ];

    /// <summary>What the law forbids comes before everything, and in use as well: it is to be switched off.</summary>
    static IEnumerable<Blocker> Forbidden(Project project) => CheckpointRule.Forbidden(project) is { } stop ? [stop] : [];

    static IEnumerable<Blocker> ToStart(Project project)
    {
        if (project.State is not ProjectState.Draft) return [];
        var missing = StartProject.Missing(project).ToList();
        return missing.Count > 0 ? missing : [Owners("project.can-start", "", project.Since)];
    }

    static IEnumerable<Blocker> AtGates(Project project)
    {
        if (!project.Runs) yield break;
        foreach (var progress in project.Stages)
        {
            if (progress.State is not (StageState.Active or StageState.InReview)) continue;
            var next = GateRule.Next(project, progress.Stage);
            foreach (var blocker in next.Where(b => b.FactNamed("objection") is null && b.Code != "gate.earlier-gate-open")) yield return blocker; // objections are listed once, below; an earlier gate's own turns are
            if (next.Count == 0 && progress.State is StageState.Active)
                yield return Owners("gate.can-open", GateRule.Place(progress.Stage), progress.Since, Fact.Of("stage", progress.Stage));
        }
    }

    /// <summary>What lies between the sides, and what the next gates and locks will ask for; the rest is not yet anybody's turn. Statutory clocks run on while the project pauses.</summary>
    static IEnumerable<Blocker> AtCheckpoints(Project project)
    {
        if (project.State is ProjectState.Draft) yield break;
        foreach (var checkpoint in project.Checkpoints.Values.Where(c => c.Competence is not { Holds: false }).OrderBy(c => CheckpointRule.Before(project, c.At)))
            if (CheckpointRule.IsReached(project, checkpoint) && CheckpointRule.Open(project, checkpoint) is { Code: not "checkpoint.not-before" } open) // to wait is nobody's turn
                yield return open;
    }

    /// <summary>Asked first (rules.md 6), and no blocker: without the answers no law gives a party more than its seat, and a project keeps the rules with which it
    /// began. A workflow that makes the answers evidence of its own blocks without them.</summary>
    static IEnumerable<Blocker> Questions(Project project)
    {
        if (!project.Rules.Law.All.IsEmpty && project.State is ProjectState.Draft or ProjectState.Active && !project.Answers.Open.IsEmpty)
            yield return Owners("checkpoint.questions-open", "questions", project.Since, Fact.Of("n", project.Answers.Open.Length));
    }

    /// <summary>What whoever began the project did not know yet; what a start needs stands with the start.</summary>
    static IEnumerable<Blocker> Beginning(Project project) => OpenQuestions.Of(project).Except(project.State is ProjectState.Draft ? OpenQuestions.ForStart(project) : []);

    static IEnumerable<Blocker> Locks(Project project)
    {
        if (!project.Runs) yield break;
        foreach (var progress in project.Locks)
            if (project.Sites.Keys.Except(progress.OpenFor).Any(s => !LockRule.ToOpen(project, progress.Lock, s).Any()))
                yield return Owners("lock.can-open", $"locks/{Text.Kebab.Of(progress.Lock)}", progress.Since, Fact.Of("lock", progress.Lock));
    }

    static IEnumerable<Blocker> Objections(Project project) => project.Objections.Values.Select(Of).OfType<Blocker>();

    /// <summary>Whose turn it is with one objection; nobody's once it is closed.</summary>
    public static Blocker? Of(Objection objection)
    {
        var (code, role) = objection.State switch
        {
            ObjectionState.Raised => ("objection.to-acknowledge", (ProjectRole?)ProjectRole.Owner),
            ObjectionState.Acknowledged => ("objection.to-answer", ProjectRole.Owner),
            ObjectionState.Answered => ("objection.to-confirm", null),
            ObjectionState.Contested => ("objection.to-mend", ProjectRole.Owner),
            ObjectionState.Escalated => ("objection.to-settle", ProjectRole.Sponsor),
            _ => ("", null),
        };
        return code == "" ? null : new(code, [Fact.Of("objection", objection.Id), Fact.Of("category", objection.Category)], null, role, $"objections/{objection.Id}", objection.Since,
            Person: role is null ? objection.Raiser : null);
    }

    static IEnumerable<Blocker> HandOver(Project project)
    {
        if (project.OwnershipOfferedTo is { } person)
            yield return new("role.to-confirm", [], null, null, "owner", null, Person: person);
    }

    static Blocker Owners(string code, string where, DateTimeOffset? since, params ReadOnlySpan<Fact> facts) =>
        new(code, [.. facts], null, ProjectRole.Owner, where, since);
}
