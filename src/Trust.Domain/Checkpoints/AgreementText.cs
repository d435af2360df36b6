using System.Collections.Immutable;
using System.Text;

namespace Trust.Domain.Checkpoints;

/// <summary>What the parties chose and typed for one version of an agreement, in one language. It is typed text: it lives in contents, and an event points at it.</summary>
/// <param name="Library">Id of the clause library it was drafted with.</param>
/// <param name="Parties">Between whom, each with who represents it.</param>
public sealed record AgreementDraft(string Library, string Language, string Title, ImmutableArray<string> Parties, ImmutableArray<DraftClause> Clauses);

/// <param name="Key">A clause of the library, or a word of the parties' own.</param>
/// <param name="Own">The parties' own words in place of the library's; such a clause promises nothing by itself.</param>
public sealed record DraftClause(string Key, string? Variant, ImmutableSortedDictionary<string, Filled> Slots, OwnWords? Own);

public sealed record OwnWords(string Title, ImmutableArray<string> Paragraphs);

/// <summary>The words of an agreement as they are read, signed and compared.</summary>
public sealed record AgreementText(string Language, string Title, ImmutableArray<string> Parties, ImmutableArray<ClauseText> Clauses)
{
    /// <exception cref="KeyNotFoundException">The draft names a clause that the library does not have, and brings no words of its own.</exception>
    public static AgreementText Of(ClauseLibrary library, AgreementDraft draft) => new(
        draft.Language,
        ClauseWriter.Tidy(draft.Title),
        [.. draft.Parties.Select(ClauseWriter.Tidy).Where(p => p.Length > 0)],
        [.. draft.Clauses.Select((c, i) => c.Own is { } own
            ? Of(library.Writing[draft.Language], c.Key, own, i + 1)
            : library.Render(library.Find(c.Key) ?? throw new KeyNotFoundException($"{library.Id} has no clause '{c.Key}'."), draft.Language, c.Variant, c.Slots, i + 1))]);

    static ClauseText Of(Writing writing, string key, OwnWords own, int number)
    {
        var paragraphs = own.Paragraphs.Select(ClauseWriter.Tidy).Where(p => p.Length > 0).Select((p, i) => new ParagraphText($"{number}.{i + 1}", p, [])).ToImmutableArray();
        return new(key, writing.Number(number), ClauseWriter.Tidy(own.Title), paragraphs, paragraphs.IsEmpty ? [new(key, null)] : [], []);
    }

    /// <summary>What is still open in the clauses; nothing is signed while there is anything.</summary>
    public ImmutableArray<Gap> Gaps => [.. Clauses.SelectMany(c => c.Gaps)];

    public bool IsComplete => Title.Length > 0 && Parties.Length > 1 && !Clauses.IsEmpty && Gaps.IsEmpty;

    public ImmutableArray<Promise> Promises => [.. Clauses.SelectMany(c => c.Promises)];

    /// <summary>Everything that is agreed on, a line each with what it is in front; no value holds a line break, so two texts that differ never share it.</summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder("trust.agreement.1\n").Append("language ").Append(Language).Append('\n').Append("title ").Append(Title).Append('\n');
            foreach (var party in Parties) text.Append("party ").Append(party).Append('\n');
            foreach (var clause in Clauses)
            {
                text.Append("clause ").Append(clause.Number).Append(' ').Append(clause.Title).Append('\n');
                foreach (var paragraph in clause.Paragraphs)
                {
                    text.Append("paragraph ").Append(paragraph.Number).Append(' ').Append(paragraph.Text).Append('\n');
                    foreach (var point in paragraph.Points) text.Append("point ").Append(point).Append('\n');
                }
            }
            return text.ToString();
        }
    }

    /// <summary>SHA-256 over <see cref="Canonical"/> in UTF-8: what both sides sign.</summary>
    public Digest Digest => Digest.Of(Encoding.UTF8.GetBytes(Canonical));
}

/// <param name="Number">As the language writes it: <c>§ 3</c>.</param>
public sealed record ClauseText(string Key, string Number, string Title, ImmutableArray<ParagraphText> Paragraphs, ImmutableArray<Gap> Gaps, ImmutableArray<Promise> Promises);

/// <param name="Points">What a list slot holds, below the text.</param>
public sealed record ParagraphText(string Number, string Text, ImmutableArray<string> Points);

/// <summary>An empty slot, or without a slot a choice not made or words not written.</summary>
public readonly record struct Gap(string Clause, string? Slot);

/// <summary>What the employer promises with a clause, in the language of the agreement.</summary>
/// <param name="EveryMonths">How often is asked whether it was kept; null while the slot that says so is empty.</param>
public sealed record Promise(string Clause, string Key, Group Who, string What, int? EveryMonths);
