using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>A packet as it was handed over, in words.</summary>
public sealed class Packets(Database database)
{
    /// <summary>The version that the party has now, as a document: as DOCX by <see cref="Docx"/>, or to print; its files go beside it.
    /// Null where nothing was handed over, or the reader is of neither side.</summary>
    public async Task<Paper?> Paper(ProjectView view, CheckpointId id, CancellationToken ct)
    {
        if (view.Project.Checkpoints.GetValueOrDefault(id) is not { Packet: { } packet } checkpoint || !CheckpointAudience.IsSide(view.Project, checkpoint.Party, view.Reader, view.Now)) return null;
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var said = await Entries.Texts(session, packet.Pieces.SelectMany(p => new[] { p.Text, p.Link }.Concat(p.Files.Select(f => (ContentRef?)f.Name))).OfType<ContentRef>(), ct);

        var texts = Texts.In(packet.Language);
        var words = new Wording(view, texts);
        var list = PacketList.Of(view.Project, checkpoint);
        var (title, law) = (view.Text(view.Project.Title) ?? "", view.Project.Rules.Law.Find(checkpoint.Right)?.Law.Statute);
        return PacketPaper.Of(packet.Language, new(title, packet.Version, packet.Digest, packet.At), texts.DocumentPacket(title), words.Party(checkpoint.Party),
            law is null ? words.Right(id) : $"{words.Right(id)} ({words.Law(law)})",
            [.. list.Select(i => Entry(i, packet.Pieces.FirstOrDefault(p => p.Key == i.Key))), .. packet.Pieces.Where(p => list.All(i => i.Key != p.Key)).Select(p => Entry(null, p))]);

        PacketEntry Entry(PacketItem? item, PacketPiece? piece)
        {
            var rule = (item?.Evidence ?? piece?.Evidence) is { } evidence ? view.Project.Rules.Item(evidence.Stage, evidence.Item) : null;
            var asks = rule?.Asks.In(packet.Language) ?? item?.Asks?.In(packet.Language) ?? "";
            var written = new[] { piece?.Text, piece?.Link }.OfType<ContentRef>().Select(Said).ToList();
            return new(rule?.Name.In(packet.Language) ?? (asks.Length > 0 ? asks : texts.DocumentFurther), rule is null ? "" : asks, item?.Basis is { } basis ? words.Law(basis) : null, item?.Mandatory is true,
                piece?.Revision, written is [] ? null : string.Join('\n', written), [.. (piece?.Files ?? []).Select(f => new PacketFile(Said(f.Name), f.Digest))]);
        }

        string Said(ContentRef text) => said.GetValueOrDefault(text.Id)?.Body ?? texts.DocumentErased;
    }
}
