using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>A party that is asked at a gate, how much it may say there, and for which sites.</summary>
public sealed record Asked(PartyId Party, Strength Strength, ImmutableArray<SiteId> Sites)
{
    /// <summary>All parties of a gate: each group that the workflow names, and every body in place of "works council".</summary>
    public static IEnumerable<Asked> At(Project project, Stage stage)
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

    public static Asked? At(Project project, Stage stage, PartyId party) => At(project, stage).FirstOrDefault(a => a.Party == party);

    static Asked Of(Project project, PartyId party, Strength rule) => new(party, project.Seat(party)?.Strength ?? rule, project.SitesOf(party));
}
