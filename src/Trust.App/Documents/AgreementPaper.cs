using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>An agreement as a document: its clauses, and room for the signatures that its instrument asks for.</summary>
public static class AgreementPaper
{
    /// <param name="head">With the digest that a sign-off names.</param>
    /// <param name="draft">Said at its head, until both sides have signed off.</param>
    /// <param name="instrument">As the country's pack names it; null where there is none.</param>
    public static Paper Of(AgreementWording text, PaperHead head, bool draft, Instrument? instrument, InstrumentForm form)
    {
        var texts = Texts.In(text.Language);
        return new(text.Language, text.Title, head.Line(texts), head.Digest, head.At,
        [
            .. draft ? new Block[] { new Block.Remark(texts.DocumentDraft) } : [],
            .. instrument is null ? [] : new Block[] { new Block.Remark(texts.DocumentInstrument(instrument.Name.In(text.Language))) },
            .. text.Parties.IsEmpty ? [] : text.Parties.Select(Block (p) => new Block.Paragraph(p)).Prepend(new Block.Heading(2, texts.DocumentBetween)),
            .. text.Clauses.SelectMany(Clause),
            .. Promises(text, texts),
            .. SignatureBlock.Of(form, texts),
        ]);
    }

    static IEnumerable<Block> Promises(AgreementWording text, Texts texts) => text.Promises.IsEmpty ? [] :
    [
        new Block.Heading(1, texts.DocumentPromises),
        new Block.Table([texts.DocumentPromise, texts.DocumentPromiseWho, texts.DocumentPromiseChecked],
            [.. text.Promises.Select(p => (ImmutableArray<string>)[p.What, texts.Word(p.Who), p.EveryMonths is { } months ? texts.DocumentPromiseEvery(months) : ""])]),
    ];

    static IEnumerable<Block> Clause(ClauseText clause)
    {
        if (clause.Title.Length > 0) yield return new Block.Heading(1, $"{clause.Number} {clause.Title}");
        foreach (var paragraph in clause.Paragraphs)
        {
            yield return paragraph.Number.Length > 0 ? new Block.Numbered(paragraph.Number, paragraph.Text) : new Block.Paragraph(paragraph.Text);
            if (!paragraph.Points.IsEmpty) yield return new Block.Points(paragraph.Points);
        }
    }
}
