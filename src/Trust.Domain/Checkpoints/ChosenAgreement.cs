using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Trust.Domain.Checkpoints;

/// <summary>What the parties chose and typed for one version of an agreement, in one language; the words come of it by <see cref="AgreementWording.Of"/>.</summary>
/// <param name="Library">Id of the clause library it is drafted with.</param>
/// <param name="Parties">Between whom, each with who represents it.</param>
public sealed record ChosenAgreement(string Library, string Language, string Title, ImmutableArray<string> Parties, ImmutableArray<ChosenClause> Clauses);

/// <summary>A clause as it was filled in: what <see cref="Clause"/> keeps by reference, in words.</summary>
/// <param name="Key">A clause of the library, or a word of the parties' own.</param>
/// <param name="Slots">What was typed into the clause's places, by their names; under <see cref="Variant"/>, which of its variants.</param>
/// <param name="Own">The parties' own words in place of the library's: the title in the first line, then a paragraph a line. Such a clause promises nothing by itself.</param>
public sealed partial record ChosenClause(string Key, ImmutableSortedDictionary<string, string> Slots, string? Own)
{
    /// <summary>No slot may have this name.</summary>
    public const string Variant = "variant";

    /// <summary>A clause of the parties' own that stands for none of the library's: <c>own-1</c>.</summary>
    public static bool IsOwnKey(string key) => OwnKey.IsMatch(key);

    [GeneratedRegex(@"^own-[1-9][0-9]{0,2}\z")]
    private static partial Regex OwnKey { get; }
}
