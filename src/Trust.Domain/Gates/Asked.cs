using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Gates;

/// <summary>A party that is asked at a gate, how much it may say there, and for which sites.</summary>
public sealed record Asked(PartyId Party, Strength Strength, ImmutableArray<SiteId> Sites)
{
    /// <summary>All parties of a gate: each group that the workflow names, and every body in place of "works council". Where the law gives a party more, its
    /// checkpoint stands in the seat's place (<see cref="CheckpointRule.Replaced"/>), and the seat is asked for the other sites only.</summary>
    public static IEnumerable<Asked> At(Project project, Stage stage)
    {
        foreach (var seat in Seats(project, stage))
        {
            var replaced = CheckpointRule.Replaced(project, new(stage, null), seat.Party, seat.Strength);
            if (replaced.IsEmpty) yield return seat;
            else if (seat.Sites.Except(replaced).ToImmutableArray() is { IsEmpty: false } others) yield return seat with { Sites = others };
        }
    }

    public static Asked? At(Project project, Stage stage, PartyId party) => At(project, stage).FirstOrDefault(a => a.Party == party);

    /// <summary>Why a party's word is not heard at a gate: it is not asked there, or is asked at its checkpoint.</summary>
    public static Refusal NotAt(Project project, Stage stage, PartyId party) =>
        CheckpointRule.At(project, new(stage, null)).FirstOrDefault(c => c.Party == party) is { } checkpoint && Seats(project, stage).Any(s => s.Party == party)
            ? Refusal.Rule("gate.has-checkpoint", Fact.Of("party", party), Fact.Of("checkpoint", checkpoint.Id))
            : Refusal.Missing("gate.party-not-asked");

    /// <summary>The seats that the workflow asks, whatever a law adds.</summary>
    public static IEnumerable<Asked> Seats(Project project, Stage stage)
    {
        foreach (var rule in project.Rules.Of(stage).Parties)
        {
            if (rule.Group is Group.WorksCouncil)
                foreach (var body in project.Bodies.Keys)
                    yield return Of(project, PartyId.Of(body), rule.Strength);
            else
                yield return Of(project, PartyId.Of(rule.Group), rule.Strength);
        }
    }

    static Asked Of(Project project, PartyId party, Strength rule) => new(party, project.Seat(party)?.Strength ?? rule, project.SitesOf(party));
}
