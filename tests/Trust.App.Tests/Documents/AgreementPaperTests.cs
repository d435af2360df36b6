using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.App.Tests.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App.Tests.Documents;

public sealed class AgreementPaperTests
{
    static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly Instrument WorksAgreement = new("betriebsvereinbarung", new(ImmutableSortedDictionary<string, string>.Empty.Add("de", "Betriebsvereinbarung"), Said("works agreement")),
        [InstrumentForm.PaperSigned, InstrumentForm.QualifiedSignatures], Said("In writing."), 3, new("BetrVG § 77", "DE1", CertaintyMark.Seen));

    static readonly Digest Signed = Digest.Of("signed"u8);

    public static TheoryData<string> Languages => [.. Texts.Languages];

    static Translated Said(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));

    static AgreementWording Text(string language) => AgreementWording.Of(ClauseFiles.Latest, ShippedClausesTests.Whole(language));

    static Task<Opened> Opened(AgreementWording text, InstrumentForm form = InstrumentForm.PaperSigned, bool draft = false) =>
        Documents.Opened.Of(AgreementPaper.Of(text, new("Kompass", 3, Signed, Noon), draft, WorksAgreement, form));

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_word_that_is_signed_stands_in_the_document_in_its_order(string language)
    {
        var text = Text(language);
        var read = await Opened(text);
        Assert.Empty(read.Faults);
        var place = 0;
        foreach (var said in text.Canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(line => line.Split('\t')).Where(line => line[0] != "promise")
            .SelectMany(line => line is ["clause", _, var number, var title] ? [$"{number} {title}"] : line[1..]))
        {
            var found = read.Text.IndexOf(said, place, StringComparison.Ordinal);
            Assert.True(found >= 0, said);
            place = found + said.Length;
        }
        Assert.All(text.Promises, p => Assert.Contains(p.What, read.Text[place..]));
        Assert.Contains(Signed.Hex, read.Header);
        Assert.StartsWith("Kompass · ", read.Header);
    }

    [Fact]
    public async Task Clauses_are_headings_numbered_as_the_country_numbers_them()
    {
        Assert.Equal("§ 1 Gegenstand und Geltungsbereich", (await Opened(Text("de"))).Headings(1)[0]);
        Assert.Equal("Artikel 1 Onderwerp en reikwijdte", (await Opened(Text("nl"))).Headings(1)[0]);
    }

    [Theory]
    [InlineData(InstrumentForm.PaperSigned, "Unterschriften\nFür den Arbeitgeber\nFür die Arbeitnehmervertretung\nOrt und Datum\nName und Amt\nUnterschrift")]
    [InlineData(InstrumentForm.QualifiedSignatures, "Qualifizierte elektronische Signatur")]
    [InlineData(InstrumentForm.ApprovedMinutes, "Genehmigung des Protokolls")]
    [InlineData(InstrumentForm.WrittenDecision, "Entscheidung und Gründe")]
    [InlineData(InstrumentForm.DecisionLog, "Nummer des Eintrags")]
    public async Task It_ends_with_the_signatures_that_its_instrument_asks_for(InstrumentForm form, string end)
    {
        var read = await Opened(Text("de"), form);
        Assert.Contains(end, read.Text);
        Assert.Contains("In der Form: Betriebsvereinbarung", read.Text);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public async Task A_draft_says_that_it_is_one()
    {
        Assert.Contains("Draft, not agreed on yet.", (await Opened(Text("en"), draft: true)).Text);
        Assert.DoesNotContain("Draft", (await Opened(Text("en"))).Text);
    }

    [Fact]
    public async Task What_was_kept_is_printed_as_it_was_signed() =>
        Assert.Equal((await Opened(Text("de"))).Bytes, (await Opened(AgreementWording.Read(Text("de").Canonical)!)).Bytes); // it was kept in this form

    [Fact]
    public async Task A_packet_lists_what_is_handed_over_and_holds_its_texts()
    {
        var packet = PacketPaper.Of("de", new("Kompass", 2, Digest.Of("packet"u8), Noon), "Beteiligungsunterlagen", "Betriebsrat Lindtal", "Mitbestimmung, BetrVG § 87(1) no. 6",
        [
            new("Zweck", "Wofür ist das System da?", "BetrVG § 90", true, 3, "Kurse finden.", []),
            new("Folgenabschätzung", "Wo liegen die Risiken?", null, false, 1, null, [new("dsfa.pdf", Digest.Of("file"u8))]),
            new("Protokolle", "Welche entstehen?", null, false, null, null, []),
        ]);
        var read = await Documents.Opened.Of(packet);
        Assert.Empty(read.Faults);
        Assert.Contains("1\nZweck\nBetrVG § 90 (verpflichtend)\n3\n2\nFolgenabschätzung", read.Text);
        Assert.Contains("1 Zweck\nWofür ist das System da?\nKurse finden.", read.Text);
        Assert.Contains($"dsfa.pdf\n{Digest.Of("file"u8).Hex}", read.Text);
        Assert.Contains("3 Protokolle\nWelche entstehen?\nDies fehlt.", read.Text);
    }
}
