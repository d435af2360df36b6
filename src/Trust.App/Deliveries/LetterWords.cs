namespace Trust.App;

/// <summary>A part of a mail under its own label.</summary>
sealed record LetterPart(string Label, IReadOnlyList<string> Lines);

/// <summary>Whom the reader can ask, in the organisation's own words; they may be in another language than the mail.</summary>
sealed record LetterAsk(string Label, IReadOnlyList<string> Lines, string Language);

/// <summary>What a mail says, before plain text or HTML dress it: every word stands here once, so that both say the same.</summary>
/// <param name="Aside">What a body is told beside the lead; null for others.</param>
/// <param name="Off">How it is switched off, or why it cannot be.</param>
sealed record LetterWords(string Language, string Subject, string Heading, LetterTrack Track, string Lead, string? Aside, string Button, Uri Link,
    IReadOnlyList<LetterPart> Parts, string Why, string Off, Uri? OffLink, string Privacy)
{
    public LetterAsk? Ask { get; init; }
}
