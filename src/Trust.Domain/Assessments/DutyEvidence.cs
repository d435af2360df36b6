using System.Collections.Immutable;

namespace Trust.Domain.Assessments;

/// <summary>Which evidence of a workflow stands on the article of a duty. It shows where to look; whether a duty is met, counsel says.</summary>
public static class DutyEvidence
{
    const string Act = "AI Act ";

    public static ImmutableArray<EvidenceRef> Of(Rulebook rules, Duty duty) =>
        [.. rules.Stages.SelectMany(s => s.Evidence.Where(e => e.Basis.SelectMany(b => b.Statutes).Any(s => Cites(s, duty.Law.Statute))).Select(e => new EvidenceRef(s.Stage, e.Key)))];

    /// <summary>The same article, or the one a part of the other: <c>Art. 26(2), (5)</c> cites <c>Art. 26(5)</c>, and <c>Art. 5</c> all of its paragraphs.</summary>
    public static bool Cites(string basis, string article) =>
        basis.StartsWith(Act, StringComparison.Ordinal) && Articles(basis).Any(cited => Holds(cited, article) || Holds(article, cited));

    static IEnumerable<string> Articles(string basis)
    {
        var parts = basis.Split(", ");
        yield return parts[0];
        var number = parts[0].Split('(')[0];
        foreach (var more in parts.Skip(1)) yield return more.StartsWith('(') ? number + more : Act + more;
    }

    static bool Holds(string whole, string part) => part == whole || part.StartsWith(whole + "(", StringComparison.Ordinal);
}
