using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App;

/// <summary>One thing that is handed over, as it is frozen.</summary>
/// <param name="Asks">The question that it answers; empty where its name says it.</param>
/// <param name="Basis">The law or agreement that names it; null where none does.</param>
/// <param name="Revision">Of the evidence; null for a content of the packet's own.</param>
/// <param name="Text">Null where only files stand for it.</param>
public sealed record PacketEntry(string Name, string Asks, string? Basis, bool Mandatory, int? Revision, string? Text, ImmutableArray<PacketFile> Files);

public sealed record PacketFile(string Name, Digest Digest);

/// <summary>A packet as a document: first the list of what is handed over, then the texts; files go beside it and are named with their digests.</summary>
public static class PacketPaper
{
    /// <param name="body">To whom it goes.</param>
    /// <param name="right">What it is about, and the statute.</param>
    public static Paper Of(string language, PaperHead head, string title, string body, string right, ImmutableArray<PacketEntry> entries)
    {
        var texts = Texts.In(language);
        return new(language, title, head.Line(texts), head.Digest, head.At,
        [
            new Block.Paragraph(texts.DocumentHandedTo(body)),
            new Block.Paragraph(texts.DocumentRight(right)),
            new Block.Remark($"{texts.LawConfirm} {texts.LawNoAdvice}"),
            new Block.Heading(1, texts.DocumentContents),
            new Block.Table([texts.DocumentNumber, texts.DocumentName, texts.DocumentAskedBy, texts.DocumentRevision], [.. entries.Select((e, i) => Line(e, i + 1, texts))]),
            .. entries.SelectMany((e, i) => Entry(e, i + 1, texts)),
        ]);
    }

    static ImmutableArray<string> Line(PacketEntry entry, int number, Texts texts) =>
        [$"{number}", entry.Name, entry.Basis is { } basis ? entry.Mandatory ? $"{basis} ({texts.DocumentMandatory})" : basis : "", entry.Revision is { } revision ? texts.Number(revision) : ""];

    static IEnumerable<Block> Entry(PacketEntry entry, int number, Texts texts)
    {
        yield return new Block.Heading(1, $"{number} {entry.Name}");
        if (entry.Asks.Length > 0) yield return new Block.Remark(entry.Asks);
        if (entry.Text is { } text) yield return new Block.Paragraph(text);
        if (!entry.Files.IsEmpty) yield return new Block.Table([texts.DocumentFile, "SHA-256"], [.. entry.Files.Select(f => (ImmutableArray<string>)[f.Name, f.Digest.Hex])]);
        if (entry.Text is null && entry.Files.IsEmpty) yield return new Block.Paragraph(texts.DocumentMissing);
    }
}
