using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Which rights a project triggers: the answers to the plain questions, held against the law packs of its sites.</summary>
public static class Triggered
{
    /// <summary>For each body, and where the law says so for the employees themselves, each right at each gate and lock, with its reason and its sites.</summary>
    /// <param name="on">The day for which it is asked: some laws bind only from a date.</param>
    public static Findings Rights(LawBook law, PlainAnswers answers, IEnumerable<Site> sites, IEnumerable<Body> bodies, DateOnly on)
    {
        ImmutableArray<Site> all = [.. sites];
        ImmutableArray<Body> there = [.. bodies];
        var places = all.Select(site => SiteLaw.Of(law, answers, site, all, there, on)).ToList();
        return new(
            law.Prohibitions.Where(p => answers.Yes(p.Question)).Select(Stop).FirstOrDefault(),
            [.. places.SelectMany(p => p.Rights).GroupBy(r => (r.Pack.Id, r.Right.Id, r.At, r.Party)).Select(Together)
                .OrderBy(r => Along(r.At)).ThenBy(r => r.Pack.Code, StringComparer.Ordinal).ThenBy(r => r.Pack.Rights.IndexOf(r.Right)).ThenBy(r => r.Party)],
            [.. places.SelectMany(p => p.Informational).GroupBy(r => (r.Pack?.Id, r.Right?.Id, r.Party, r.Because.Code)).Select(Together)],
            answers.Open);
    }

    static Refusal Stop(Prohibition forbidden) => Refusal.Rule("checkpoint.prohibited", Fact.Of("question", forbidden.Question), Fact.Of("statute", forbidden.Law.Statute));

    static TriggeredRight Together(IEnumerable<TriggeredRight> atSites)
    {
        var found = atSites.ToList();
        return found[0] with
        {
            Sites = [.. found.SelectMany(f => f.Sites).Distinct()],
            Because = [.. found.SelectMany(f => f.Because).DistinctBy(b => (b.Code, string.Join(' ', b.Facts)))],
            LevelOpen = found.Any(f => f.LevelOpen),
        };
    }

    static InformationalRight Together(IEnumerable<InformationalRight> atSites)
    {
        var found = atSites.ToList();
        return found[0] with { Sites = [.. found.SelectMany(f => f.Sites).Distinct()] };
    }

    // The pilot stands after Relevance, go-live after Security (rules.md 1).
    static int Along(BoundTo at) => at switch
    {
        { Lock: Lock.Pilot } => 2 * (int)Stage.Relevance + 1,
        { Lock: Lock.GoLive } => 2 * (int)Stage.Security + 1,
        _ => 2 * (int)(at.Stage ?? Stage.Training),
    };
}
