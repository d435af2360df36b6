using System.Collections.Immutable;
using System.Text;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>A content of the packet that no stage asks for, or anything else that belongs to it.</summary>
/// <param name="Key">Of the law's list; or <c>own-1</c>, <c>own-2</c> and so on.</param>
public sealed record OwnPiece(string Key, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files)
{
    internal bool IsEmpty => Text is null && Link is null && Files.IsEmpty;
}

/// <summary>What a packet holds: the law's list, with the stages' evidence as it stands now, and what the project adds.</summary>
public static class PacketList
{
    public static ImmutableArray<PacketItem> Of(Project project, Checkpoint checkpoint) =>
        project.Rules.Law.Find(checkpoint.Right.Pack) is { } pack && pack.Right(checkpoint.Right.Right) is { } right ? pack.PacketOf(right) : [];

    /// <summary>The languages in which the party may be spoken to without asking: those of its sites.</summary>
    public static ImmutableArray<string> Languages(Project project, Checkpoint checkpoint) =>
        [.. checkpoint.Sites.SelectMany(s => project.Sites[s].Languages).Distinct(StringComparer.Ordinal)];

    /// <summary>The pieces, frozen as they stand: evidence by its revision and digests, own pieces as they come.</summary>
    internal static ImmutableArray<PacketPiece> Pieces(Project project, Checkpoint checkpoint, ImmutableArray<OwnPiece> own) =>
    [
        .. Of(project, checkpoint).Select(i => i.Evidence).OfType<EvidenceRef>().Select(e => (Ref: e, Item: project.Item(e))).Where(e => e.Item is { State: EvidenceState.Given })
            .Select(e => new PacketPiece(e.Ref.ToString(), e.Ref, e.Item!.Revision, e.Item.Text, e.Item.Link, e.Item.Files)), // given, so it is there
        .. own.Where(o => !o.IsEmpty).Select(o => new PacketPiece(o.Key, null, null, o.Text, o.Link, o.Files)),
    ];

    /// <summary>What stands against handing over: contents that a law or agreement names and that are missing, each by name.</summary>
    internal static Refusal? Lacks(Project project, Checkpoint checkpoint, ImmutableArray<OwnPiece> own, string language, DateOnly? languageAcceptedOn, DateTimeOffset at)
    {
        if (own.DistinctBy(o => o.Key).Count() < own.Length || own.Any(o => o.Key.Contains('/'))) return Refusal.Incomplete("checkpoint.piece-twice", "own");
        if (own.Any(o => !ChosenClause.IsOwnKey(o.Key) && !Of(project, checkpoint).Any(i => i.Evidence is null && i.Key == o.Key))) return Refusal.Incomplete("checkpoint.piece-unknown", "own"); // a key is a code, and no typed text
        if (languageAcceptedOn is null && !Languages(project, checkpoint).Contains(language)) return Refusal.Incomplete("checkpoint.language", "language", new Fact("languages", string.Join(", ", Languages(project, checkpoint))));
        if (languageAcceptedOn > project.Day(at)) return Refusal.Incomplete("checkpoint.in-the-future", "languageAcceptedOn");
        var missing = Missing(project, checkpoint, own).ToList();
        return missing.Count > 0 ? Refusal.Blocked("checkpoint.packet-incomplete", missing) : null;
    }

    static IEnumerable<Blocker> Missing(Project project, Checkpoint checkpoint, ImmutableArray<OwnPiece> own)
    {
        foreach (var item in Of(project, checkpoint).Where(i => i.Mandatory))
            if (item.Evidence is { } evidence && project.Rules.Item(evidence.Stage, evidence.Item) is { } rule)
            {
                if (project.Item(evidence)?.State is not EvidenceState.Given) yield return GateRule.EvidenceMissing(project, evidence.Stage, rule, "checkpoint.evidence-missing");
            }
            else if (!own.Any(o => o.Key == item.Key && !o.IsEmpty))
                yield return new("checkpoint.content-missing", [Fact.Of("checkpoint", checkpoint.Id), Fact.Of("right", checkpoint.Right), new("content", item.Key)], null, ProjectRole.Owner,
                    CheckpointRule.Place(checkpoint.Id, $"packet#{item.Key}"), null);
    }

    internal static ImmutableArray<PieceChange> Changes(ImmutableArray<PacketPiece> before, ImmutableArray<PacketPiece> after) =>
    [
        .. after.Where(a => before.All(b => b.Key != a.Key)).Select(a => new PieceChange(a.Key, PieceChangeKind.Added)),
        .. after.Where(a => before.Any(b => b.Key == a.Key && Line(b) != Line(a))).Select(a => new PieceChange(a.Key, PieceChangeKind.Renewed)),
        .. before.Where(b => after.All(a => a.Key != b.Key)).Select(b => new PieceChange(b.Key, PieceChangeKind.Removed)),
    ];

    /// <summary>SHA-256 over <c>trust.packet.1</c>, project, checkpoint, language, and per piece its key, revision and digests, one a line.</summary>
    internal static Digest Digest(Project project, CheckpointId checkpoint, string language, ImmutableArray<PacketPiece> pieces)
    {
        var text = new StringBuilder("trust.packet.1\n").Append(project.Id).Append('\n').Append(checkpoint).Append('\n').Append(language).Append('\n');
        foreach (var piece in pieces) text.Append(Line(piece)).Append('\n');
        return Domain.Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    static string Line(PacketPiece piece) =>
        string.Join(' ', [piece.Key, $"{piece.Revision}", piece.Text?.Digest.Hex, piece.Link?.Digest.Hex, .. piece.Files.Select(f => f.Digest.Hex)]);
}
