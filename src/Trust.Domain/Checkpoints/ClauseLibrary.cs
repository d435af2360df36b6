using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain.Assessments;

namespace Trust.Domain.Checkpoints;

/// <summary>Clauses for agreements between employer and body, in Trust's own wording: read from <c>workflows/clauses/clauses.v{version}.json</c>.
/// No legal advice; every page that shows one says "have your counsel confirm".</summary>
/// <param name="Writing">By language; kept with the words, so that a version of the library reads the same for good.</param>
/// <param name="Sources">What was read, by the keys that citations use.</param>
public sealed record ClauseLibrary(
    int Version,
    ImmutableSortedDictionary<string, Writing> Writing,
    ImmutableSortedDictionary<string, string> Sources,
    ImmutableArray<ModelClause> Clauses)
{
    /// <summary>Key and version in one word, as a draft names it: <c>clauses.1</c>.</summary>
    public string Id => $"clauses.{Version}";

    public ModelClause? Find(string key) => Clauses.FirstOrDefault(c => c.Key == key);

    /// <summary>What is proposed for an agreement on a right, in the order of an agreement.</summary>
    public ImmutableArray<ModelClause> For(Right right) => [.. Clauses.Where(c => c.Rights.Contains(right.Id))];

    /// <summary>The words of a clause with its slots filled; where one is not, the question stands in its place.</summary>
    /// <param name="slots">As they were typed, with the variant among them.</param>
    public ClauseText Render(ModelClause clause, string language, ImmutableSortedDictionary<string, string> slots, int number = 1) =>
        new ClauseWriter(Writing[language], language, clause, slots).Write(number);
}

/// <summary>How a language numbers clauses and writes dates.</summary>
/// <param name="Clause"><c>§ {number}</c></param>
/// <param name="Date"><c>{day}. {month} {year}</c></param>
/// <param name="Months">Their twelve names.</param>
public sealed record Writing(string Clause, string Date, ImmutableArray<string> Months)
{
    public string Number(int number) => Clause.Replace("{number}", $"{number}", StringComparison.Ordinal);

    public string Day(DateOnly on) => Date.Replace("{day}", $"{on.Day}", StringComparison.Ordinal)
        .Replace("{month}", Months[on.Month - 1], StringComparison.Ordinal).Replace("{year}", $"{on.Year}", StringComparison.Ordinal);
}

/// <summary>One clause of the library, as it is proposed.</summary>
/// <param name="Variants">Between which the parties choose, the stricter first; none where there is no choice.</param>
/// <param name="Commitments">What the employer promises with it, as it is checked later.</param>
/// <param name="Rights">Ids of rights for whose agreement it is proposed.</param>
/// <param name="Law">What stands behind it; none where no law asks for it.</param>
/// <param name="Note">For counsel, shown wherever the clause is chosen.</param>
public sealed record ModelClause(
    string Key,
    Translated Title,
    ImmutableArray<Variant> Variants,
    ImmutableArray<Slot> Slots,
    ImmutableArray<Paragraph> Paragraphs,
    ImmutableArray<CommitmentTemplate> Commitments,
    ImmutableArray<string> Rights,
    ImmutableArray<Citation> Law,
    Translated Note)
{
    public Slot? Slot(string key) => Slots.FirstOrDefault(s => s.Key == key);
}

public sealed record Variant(string Key, Translated Name);

public enum SlotKind { Text, Date, Number, List }

/// <summary>What of an agreement's term a slot says, so that nobody types it twice.</summary>
public enum TermPart { Until, NoticeMonths, ReviewMonths }

/// <summary>A place that the parties fill; what it asks stands there while it is empty.</summary>
/// <param name="Sets">The part of the term that it says.</param>
/// <param name="Fact">What the project can propose for it.</param>
public sealed partial record Slot(string Key, SlotKind Kind, Translated Asks, TermPart? Sets = null, ProjectFact? Fact = null)
{
    /// <summary>How slots stand in a text: <c>{key}</c>, or <c>{key|one|many}</c> for a number and its word.</summary>
    [GeneratedRegex(@"\{(?<slot>[a-z]+(-[a-z]+)*)(\|(?<one>[^|{}]*)\|(?<many>[^|{}]*))?\}")]
    public static partial Regex Places { get; }
}

/// <param name="In">The variants in which it stands; none means all.</param>
/// <param name="Text">With its slots; a list closes its paragraph.</param>
public sealed record Paragraph(ImmutableArray<string> In, Translated Text);

/// <summary>A promise that comes with a clause: who keeps it, what it is, and how often is asked whether it was kept.</summary>
/// <param name="EveryMonths">Null where <paramref name="EveryMonthsIn"/> names the slot that holds it.</param>
public sealed record CommitmentTemplate(string Key, ImmutableArray<string> In, Group Who, Translated What, int? EveryMonths, string? EveryMonthsIn);
