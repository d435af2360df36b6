using System.Diagnostics;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>What stands at the end of an agreement, in the form in which it comes into force (rules.md 4).</summary>
static class SignatureBlock
{
    public static IEnumerable<Block> Of(InstrumentForm form, Texts texts) => form switch
    {
        InstrumentForm.PaperSigned => Both(texts.DocumentSignatures, null, texts, texts.DocumentPlaceAndDate, texts.DocumentNameAndOffice, texts.DocumentSignature),
        InstrumentForm.QualifiedSignatures => Both(texts.DocumentSignatures, texts.DocumentQualifiedSays, texts, texts.DocumentNameAndOffice, texts.DocumentQualifiedSignature),
        InstrumentForm.ApprovedMinutes => Both(texts.DocumentMinutes, texts.DocumentMinutesSay, texts, texts.DocumentPresent, texts.DocumentNameAndOffice, texts.DocumentApproved),
        InstrumentForm.WrittenDecision => One(texts.DocumentDecision, texts.DocumentBody, texts.DocumentDecisionAndReasons, texts.DocumentPlaceAndDate, texts.DocumentNameAndOffice, texts.DocumentSignature),
        InstrumentForm.DecisionLog => One(texts.DocumentLog, texts.DocumentEntry, texts.DocumentEntryNumber, texts.DocumentDecidedBy, texts.DocumentPlaceAndDate),
        _ => throw new UnreachableException($"form {form}"),
    };

    static IEnumerable<Block> Both(string heading, string? says, Texts texts, params string[] rows)
    {
        yield return new Block.Heading(1, heading);
        if (says is not null) yield return new Block.Paragraph(says);
        yield return new Block.Table(["", texts.DocumentEmployer, texts.DocumentBody], [.. rows.Select(r => (System.Collections.Immutable.ImmutableArray<string>)[r, "", ""])], Tall: true);
    }

    static IEnumerable<Block> One(string heading, string side, params string[] rows) =>
    [
        new Block.Heading(1, heading),
        new Block.Table(["", side], [.. rows.Select(r => (System.Collections.Immutable.ImmutableArray<string>)[r, ""])], Tall: true),
    ];
}
