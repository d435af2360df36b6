using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>The words of an agreement as they are read, signed, printed and compared.</summary>
/// <param name="Library">Id of the clause library from which they come.</param>
public sealed partial record AgreementWording(string Library, string Language, string Title, ImmutableArray<string> Parties, ImmutableArray<ClauseText> Clauses)
{
    /// <exception cref="KeyNotFoundException">A chosen clause is not in the library and brings no words of its own.</exception>
    public static AgreementWording Of(ClauseLibrary library, ChosenAgreement chosen) => new(
        library.Id,
        chosen.Language,
        ClauseWriter.Tidy(chosen.Title),
        [.. chosen.Parties.Select(ClauseWriter.Tidy).Where(p => p.Length > 0)],
        [.. chosen.Clauses.Select((c, i) => c.Own is { } own
            ? Of(library.Writing[chosen.Language], c.Key, own, i + 1)
            : library.Render(library.Find(c.Key) ?? throw new KeyNotFoundException($"{library.Id} has no clause '{c.Key}'."), chosen.Language, c.Slots, i + 1))]);

    static ClauseText Of(Writing writing, string key, string own, int number)
    {
        var lines = own.Split('\n').Select(ClauseWriter.Tidy).Where(l => l.Length > 0).ToList();
        var paragraphs = lines.Skip(1).Select((p, i) => new ParagraphText($"{number}.{i + 1}", p, [])).ToImmutableArray();
        return new(ClauseWriter.Tidy(key), writing.Number(number), lines.FirstOrDefault() ?? "", paragraphs, paragraphs.IsEmpty ? [new(key, null)] : [], []);
    }

    /// <summary>The term as the library's clauses say it; what they leave open is as it was said beside the text.</summary>
    public static AgreementTerm TermOf(ClauseLibrary library, ChosenAgreement chosen, AgreementTerm otherwise) => chosen.Clauses.Where(c => c.Own is null)
        .Aggregate(otherwise, (term, c) => library.Find(c.Key) is { } clause ? new ClauseWriter(library.Writing[chosen.Language], chosen.Language, clause, c.Slots).Term(term) : term);

    /// <summary>A text that was not written by <see cref="Canonical"/>, as it is: a paragraph a line.</summary>
    public static AgreementWording Plain(string language, string text) => new("", language, "", [],
        [new("text", "", "", [.. text.Split('\n').Select(ClauseWriter.Tidy).Where(l => l.Length > 0).Select(l => new ParagraphText("", l, []))], [], [])]);

    /// <summary>What is still open in the clauses; nothing is put on the table while there is anything.</summary>
    public ImmutableArray<Gap> Gaps => [.. Clauses.SelectMany(c => c.Gaps)];

    public bool IsComplete => Title.Length > 0 && Parties.Length > 1 && !Clauses.IsEmpty && Gaps.IsEmpty;

    public ImmutableArray<PromiseText> Promises => [.. Clauses.SelectMany(c => c.Promises)];
}

/// <param name="Number">As the language writes it: <c>§ 3</c>.</param>
public sealed record ClauseText(string Key, string Number, string Title, ImmutableArray<ParagraphText> Paragraphs, ImmutableArray<Gap> Gaps, ImmutableArray<PromiseText> Promises);

/// <param name="Points">What a list slot holds, below the text.</param>
public sealed record ParagraphText(string Number, string Text, ImmutableArray<string> Points);

/// <summary>An empty slot, or without a slot a choice not made or words not written.</summary>
public readonly record struct Gap(string Clause, string? Slot);

/// <summary>What the employer promises with a clause, in the language of the agreement; it becomes a commitment once the agreement is in force.</summary>
/// <param name="EveryMonths">How often is asked whether it was kept; null while the slot that says so is empty.</param>
public sealed record PromiseText(string Clause, string Key, Group Who, string What, int? EveryMonths);
