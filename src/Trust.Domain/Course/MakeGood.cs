using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.Domain.Course;

/// <summary>What should have happened before a late project came to Trust, as far as it is still missing (rules.md 1): the evidence, gates and locks of
/// what it had behind it, asked of the same rules as ever. The list shrinks as they are given, with their real dates; nothing counts as done in time.</summary>
public static class MakeGood
{
    public static IReadOnlyList<Blocker> Of(Project project)
    {
        if (project.HasEnded) return [];
        var (stages, locks) = Behind(project.Rules, project.Today);
        return [.. stages.SelectMany(s => AtStage(project, s)).Concat(locks.SelectMany(l => AtLock(project, l))).DistinctBy(b => (b.Code, b.Where))];
    }

    /// <summary>To choose a system needs people told; to sign for it, the reasons too; a pilot what its lock asks for; use everything.</summary>
    public static (ImmutableArray<Stage> Stages, ImmutableArray<Lock> Locks) Behind(Rulebook rules, Today today) => today switch
    {
        Today.Idea or Today.NotSaid => ([], []),
        Today.Chosen => ([Stage.Transparency], []),
        Today.Signed => ([Stage.Transparency, Stage.Relevance], []),
        Today.InPilot => (rules.Of(Lock.Pilot).Gates, [Lock.Pilot]),
        Today.InUse => ([.. Enum.GetValues<Stage>()], [.. Enum.GetValues<Lock>()]),
        _ => throw new System.Diagnostics.UnreachableException($"today {today}"),
    };

    static IEnumerable<Blocker> AtStage(Project project, Stage stage)
    {
        if (project.Of(stage).State is StageState.Passed) yield break;
        foreach (var item in project.Rules.Of(stage).Evidence)
            if (item.Required && project.Item(new(stage, item.Key))?.State is not (EvidenceState.Given or EvidenceState.Waived))
                yield return GateRule.EvidenceMissing(project, stage, item, "gate.evidence-missing");
        foreach (var right in Rights(project, new(stage, null))) yield return right;
        yield return new("lock.gate-not-passed", [Fact.Of("stage", stage)], null, ProjectRole.Owner, GateRule.Place(stage), project.Of(stage).Since);
    }

    /// <summary>What the laws give at the gate or lock, as far as it is answered what the system does.</summary>
    static IEnumerable<Blocker> Rights(Project project, BoundTo place) => CheckpointRule.At(project, place).Select(c => CheckpointRule.Open(project, c)).OfType<Blocker>();

    static IEnumerable<Blocker> AtLock(Project project, Lock @lock)
    {
        if (project.Of(@lock).OpenFor.Length == project.Sites.Count) yield break;
        foreach (var item in project.Rules.Of(@lock).Evidence)
            if (project.Item(item)?.State is not (EvidenceState.Given or EvidenceState.Waived))
                yield return GateRule.EvidenceMissing(project, item.Stage, project.Rules.Item(item.Stage, item.Item)!, "gate.evidence-missing"); // the reader checked that it exists
        foreach (var right in Rights(project, new(null, @lock))) yield return right;
        yield return new("lock.not-open", [Fact.Of("lock", @lock)], null, ProjectRole.Owner, $"locks/{Kebab.Of(@lock)}", project.Of(@lock).Since);
    }
}
