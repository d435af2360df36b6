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

/// <summary>The words of an agreement as they are read, signed, printed and compared.</summary>
public sealed record AgreementWording(string Language, string Title, ImmutableArray<string> Parties, ImmutableArray<ClauseText> Clauses)
{
    const string Format = "trust.agreement-text.1";

    /// <exception cref="KeyNotFoundException">The draft names a clause that the library does not have, and brings no words of its own.</exception>
    public static AgreementWording Of(ClauseLibrary library, AgreementDraft draft) => new(
        draft.Language,
        ClauseWriter.Tidy(draft.Title),
        [.. draft.Parties.Select(ClauseWriter.Tidy).Where(p => p.Length > 0)],
        [.. draft.Clauses.Select((c, i) => c.Own is { } own
            ? Of(library.Writing[draft.Language], c.Key, own, i + 1)
            : library.Render(library.Find(c.Key) ?? throw new KeyNotFoundException($"{library.Id} has no clause '{c.Key}'."), draft.Language, c.Variant, c.Slots, i + 1))]);

    static ClauseText Of(Writing writing, string key, OwnWords own, int number)
    {
        var paragraphs = own.Paragraphs.Select(ClauseWriter.Tidy).Where(p => p.Length > 0).Select((p, i) => new ParagraphText($"{number}.{i + 1}", p, [])).ToImmutableArray();
        return new(ClauseWriter.Tidy(key), writing.Number(number), ClauseWriter.Tidy(own.Title), paragraphs, paragraphs.IsEmpty ? [new(key, null)] : [], []);
    }

    /// <summary>What is still open in the clauses; nothing is signed while there is anything.</summary>
    public ImmutableArray<Gap> Gaps => [.. Clauses.SelectMany(c => c.Gaps)];

    public bool IsComplete => Title.Length > 0 && Parties.Length > 1 && !Clauses.IsEmpty && Gaps.IsEmpty;

    public ImmutableArray<Promise> Promises => [.. Clauses.SelectMany(c => c.Promises)];

    /// <summary>Everything that is agreed on, a line each: what it is, then its values, with tabs between. No value holds a tab or a line break, so texts that differ
    /// never share it, and <see cref="Read"/> gives the words back, whatever a later library says.</summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder(Format).Append('\n');
            Line("language", Language);
            Line("title", Title);
            foreach (var party in Parties) Line("party", party);
            foreach (var clause in Clauses)
            {
                Line("clause", clause.Key, clause.Number, clause.Title);
                foreach (var paragraph in clause.Paragraphs)
                {
                    Line("paragraph", paragraph.Number, paragraph.Text);
                    foreach (var point in paragraph.Points) Line("point", point);
                }
            }
            return text.ToString();

            void Line(params ReadOnlySpan<string> values) => text.AppendJoin('\t', values).Append('\n');
        }
    }

    /// <summary>SHA-256 over <see cref="Canonical"/> in UTF-8.</summary>
    public Digest Digest => Digest.Of(Encoding.UTF8.GetBytes(Canonical));

    /// <summary>The words of a text that was kept; gaps and promises belong to the draft and not to its words.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AgreementWording Read(string canonical)
    {
        var lines = canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        if (lines is not [[Format], ["language", var language], ["title", var title], .. var rest]) throw new FormatException($"This is no text in the form {Format}.");
        var text = new AgreementWording(language, title, [], []);
        foreach (var line in rest)
            text = line switch
            {
                ["party", var party] => text with { Parties = text.Parties.Add(party) },
                ["clause", var key, var number, var name] => text with { Clauses = text.Clauses.Add(new(key, number, name, [], [], [])) },
                ["paragraph", var number, var words] when !text.Clauses.IsEmpty => text.Last(c => c with { Paragraphs = c.Paragraphs.Add(new(number, words, [])) }),
                ["point", var point] when text is { Clauses: [.., { Paragraphs: [.., var last] }] } =>
                    text.Last(c => c with { Paragraphs = c.Paragraphs.SetItem(c.Paragraphs.Length - 1, last with { Points = last.Points.Add(point) }) }),
                _ => throw new FormatException($"No line of {Format}: {string.Join(' ', line)}"),
            };
        return text;
    }

    AgreementWording Last(Func<ClauseText, ClauseText> change) => this with { Clauses = Clauses.SetItem(Clauses.Length - 1, change(Clauses[^1])) };
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
