using Trust.Domain.Checkpoints;

namespace Trust.App;

public enum ClauseChange { Same, Added, Dropped, Changed }

/// <summary>One clause in two versions of an agreement.</summary>
/// <param name="Words">Its title, paragraphs and points, a line each; numbers are left out, since a clause put in before moves all that follow.</param>
public sealed record ClauseDifference(ClauseChange What, ClauseText? Before, ClauseText? After, IReadOnlyList<Stretch> Words);

/// <param name="Head">Title and parties, a line each.</param>
public sealed record AgreementDifference(IReadOnlyList<Stretch> Head, IReadOnlyList<ClauseDifference> Clauses)
{
    public bool IsNone => Head.All(s => s.What is Changed.Same) && Clauses.All(c => c.What is ClauseChange.Same);

    /// <summary>In the later order; a dropped clause stands where it stood before, behind the clause that it followed.</summary>
    public static AgreementDifference Between(AgreementWording before, AgreementWording after)
    {
        var clauses = after.Clauses.Select(later => Of(before.Clauses.FirstOrDefault(c => c.Key == later.Key), later)).ToList();
        var place = 0;
        foreach (var earlier in before.Clauses)
            if (clauses.FindIndex(c => c.After?.Key == earlier.Key) is >= 0 and var stays) place = stays + 1;
            else clauses.Insert(place++, Of(earlier, null));
        return new(Difference.Between(Opening(before), Opening(after)), clauses);
    }

    static ClauseDifference Of(ClauseText? before, ClauseText? after)
    {
        var (earlier, later) = (Words(before), Words(after));
        var what = before is null ? ClauseChange.Added : after is null ? ClauseChange.Dropped : earlier == later ? ClauseChange.Same : ClauseChange.Changed;
        return new(what, before, after, Difference.Between(earlier, later));
    }

    static string Opening(AgreementWording text) => string.Concat(text.Parties.Prepend(text.Title).Select(line => line + "\n"));

    static string Words(ClauseText? clause) => clause is null ? ""
        : string.Concat(clause.Paragraphs.SelectMany(p => p.Points.Prepend(p.Text)).Prepend(clause.Title).Select(line => line + "\n"));
}
