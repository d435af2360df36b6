using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Evidence;

/// <summary>The group to which an item is owed does without it, with name and reason; where it is owed to the bodies, each of them must (rules.md 5).</summary>
public sealed record WaiveEvidence(EvidenceRef Item, PartyId For, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Rules.Item(Item.Stage, Item.Item) switch
    {
        null => Refusal.Missing("evidence.unknown"),
        _ when !project.Knows(For) => Refusal.Missing("party.unknown"),
        { Waivable: false } => Refusal.Rule("evidence.not-waivable"),
        var rule when Stakeholders.SetSeat.GroupOf(For) != rule.To || For.Group is Group.WorksCouncil && !project.Bodies.IsEmpty => Refusal.NotAllowed("evidence.not-owed-to-you", Fact.Of("group", rule.To)),
        _ when !project.SpeaksFor(For, By, At) => Refusal.NotAllowed("seat.not-yours", Fact.Of("party", For)),
        _ when project.Of(Item.Stage).State is StageState.Passed => Refusal.Rule("evidence.gate-passed", Fact.Of("stage", Item.Stage)),
        _ when project.Item(Item)?.State is EvidenceState.Given => Refusal.Rule("evidence.already-given"),
        _ when project.Item(Item)?.WaivedBy.Contains(For) is true => Ruling.Nothing,
        _ when Reason is null => Refusal.Incomplete("evidence.reason-missing", "reason"),
        _ => Ruling.Of(new EvidenceWaived(Item, For, Reason.Value)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record EvidenceWaived(EvidenceRef Item, PartyId For, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var waived = project.Item(Item)?.WaivedBy.Add(For) ?? [For];
        var complete = For.Body is null || project.Bodies.Keys.All(b => waived.Contains(PartyId.Of(b)));
        return project with
        {
            Evidence = project.Evidence.SetItem(Item, new(project.Item(Item)?.Revision ?? 0, complete ? EvidenceState.Waived : EvidenceState.Missing,
                null, null, [], ImmutableSortedDictionary<string, decimal>.Empty, Audience.OfProject, stamp.At, waived)),
        };
    }
}
