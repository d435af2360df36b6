using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App;

/// <summary>A document as it is read: what a writer of a format needs, and nothing of any format.</summary>
/// <param name="Language">Of the whole document; one of the product's.</param>
/// <param name="Head">Stands on every page: project and version.</param>
/// <param name="Digest">Of what the document shows, on every page too, so that a print can be held against the record.</param>
/// <param name="At">Written into the document as its date; the same paper gives the same bytes.</param>
public sealed record Paper(string Language, string Title, string Head, Digest Digest, DateTimeOffset At, ImmutableArray<Block> Blocks);

/// <summary>A part of a document.</summary>
public abstract record Block
{
    /// <param name="Level">1 to 3.</param>
    public sealed record Heading(int Level, string Text) : Block;

    public sealed record Paragraph(string Text) : Block;

    /// <summary>Small and set apart: what is said about the text, not in it.</summary>
    public sealed record Remark(string Text) : Block;

    /// <summary>A paragraph with its number in the margin.</summary>
    public sealed record Numbered(string Number, string Text) : Block;

    /// <summary>Points with their letters.</summary>
    public sealed record Points(ImmutableArray<string> Items) : Block;

    /// <param name="Tall">Leaves room to write by hand.</param>
    public sealed record Table(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows, bool Tall = false) : Block;
}
