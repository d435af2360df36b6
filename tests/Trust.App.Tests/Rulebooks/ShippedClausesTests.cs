using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.Domain.Checkpoints;

namespace Trust.App.Tests.Rulebooks;

public sealed class ShippedClausesTests
{
    static readonly ClauseLibrary Library = ClauseFiles.Latest;

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Fact]
    public void Everything_is_there_that_an_agreement_on_a_system_needs() => Assert.Equal(
        ["scope", "purpose", "no-control", "no-dismissal", "retraining", "ai-limits", "override", "logs", "audit", "evidence-ban", "change", "pilot", "exit", "review", "term"],
        Library.Clauses.Select(c => c.Key));

    [Fact]
    public void A_draft_finds_the_version_that_it_was_made_with()
    {
        Assert.Same(Library, ClauseFiles.Find(Library.Id));
        Assert.Null(ClauseFiles.Find("clauses.0"));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_variant_is_whole_in_every_language(string language)
    {
        foreach (var clause in Library.Clauses)
            foreach (var filled in clause.Variants.IsEmpty ? [Filled(clause)] : clause.Variants.Select(v => Filled(clause).SetItem(ChosenClause.Variant, v.Key)))
            {
                var text = Library.Render(clause, language, filled);
                Assert.True(text.Gaps.IsEmpty, $"{clause.Key}, {filled.GetValueOrDefault(ChosenClause.Variant)}");
                Assert.All(text.Paragraphs, p => Assert.Equal(-1, p.Text.IndexOfAny(['{', '}', '|', '['])));
                Assert.All(text.Paragraphs, p => Assert.True(p.Points.IsEmpty || p.Text.EndsWith(':'), p.Text));
                Assert.All(text.Promises, p => Assert.NotNull(p.EveryMonths));
            }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_clause_tells_the_reader_to_ask_counsel(string language) =>
        Assert.All(Library.Clauses, c => Assert.EndsWith(Texts.In(language).LawConfirm, c.Note.In(language)));

    [Fact]
    public void Every_clause_but_the_frame_says_what_is_checked_later() =>
        Assert.Equal(["term"], Library.Clauses.Where(c => c.Commitments.IsEmpty).Select(c => c.Key));

    [Fact]
    public void It_is_proposed_for_rights_that_a_pack_has()
    {
        var rights = LawFiles.Embedded().All.SelectMany(p => p.Rights).Select(r => r.Id).ToHashSet();
        Assert.Empty(Library.Clauses.SelectMany(c => c.Rights).Except(rights));
        Assert.NotEmpty(Library.For(LawFiles.Embedded().Latest("DE")!.Right("de-87-6")!)); // both are shipped
    }

    [Fact]
    public void A_line_from_memory_is_marked_so() =>
        Assert.Equal(CertaintyMark.MemoryHigh, Library.Find("purpose")!.Law.First(l => l.Statute.StartsWith("GDPR", StringComparison.Ordinal)).Mark); // it was listed above

    /// <summary>A draft of every clause in its stricter variant, filled.</summary>
    internal static ChosenAgreement Whole(string language) => new(Library.Id, language, "Agreement on “Kompass”", ["Lindtal GmbH, by its managing director", "The works council at Lindtal, by its chair"],
        [.. Library.Clauses.Select(c => new ChosenClause(c.Key, c.Variants is [var stricter, ..] ? Filled(c).Add(ChosenClause.Variant, stricter.Key) : Filled(c), null))]);

    static ImmutableSortedDictionary<string, string> Filled(ModelClause clause) => clause.Slots.ToImmutableSortedDictionary(s => s.Key, s => s.Kind switch
    {
        SlotKind.Text => $"the {s.Key}",
        SlotKind.Date => "2027-03-01",
        SlotKind.Number => "6",
        _ => "the first\nthe second",
    }, StringComparer.Ordinal);
}
