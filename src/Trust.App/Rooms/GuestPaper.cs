using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Rooms;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What a body picks for a guest: a piece of evidence, or the packet of a checkpoint. Written as <c>transparency/purpose</c> or <c>packet/{id}</c>.</summary>
public sealed record GuestItem(EvidenceRef? Evidence, CheckpointId? Packet)
{
    const string Packets = "packet";

    public static GuestItem? Parse(string text) => text.Split('/') switch
    {
        [Packets, var id] => Guid.TryParseExact(id, "D", out var guid) ? new(null, new CheckpointId(guid)) : null,
        [var stage, var item] => Kebab.TryParse<Stage>(stage, out var s) ? new(new EvidenceRef(s, item), null) : null,
        _ => null,
    };

    public override string ToString() => Packet is { } packet ? $"{Packets}/{packet}" : $"{Evidence}";
}

/// <summary>One piece as a guest reads it: evidence as it stands, or what a packet froze.</summary>
/// <param name="Checkpoint">The packet to which it belongs.</param>
/// <param name="Key">Its word in the packet, or the item's.</param>
public sealed record GuestPaper(CheckpointId? Checkpoint, EvidenceRef? Evidence, string Key, int? Revision, DateOnly On, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files,
    ImmutableSortedDictionary<string, decimal> Numbers)
{
    internal IEnumerable<ContentRef> Cites => new[] { Text, Link }.Concat(Files.Select(f => (ContentRef?)f.Name)).OfType<ContentRef>();

    /// <summary>What of one picked item a guest may read now; nothing, when it was narrowed since.</summary>
    public static IEnumerable<GuestPaper> Of(Project project, BodyId body, GuestItem item, DateTimeOffset at) => item switch
    {
        { Packet: { } id } when project.Checkpoints.GetValueOrDefault(id) is { Packet: { } packet } checkpoint => packet.Pieces.Where(p => RoomRule.MayGuestRead(project, body, checkpoint, p, at))
            .Select(p => new GuestPaper(id, p.Evidence, p.Key, p.Revision, packet.On, p.Text, p.Link, p.Files, NoNumbers)),
        { Evidence: { } evidence } when project.Item(evidence) is { State: EvidenceState.Given } given && RoomRule.MayGuestRead(project, body, given.Audience, at) =>
            [new(null, evidence, evidence.Item, given.Revision, project.Day(given.At), given.Text, given.Link, given.Files, given.Numbers)],
        _ => [],
    };

    static readonly ImmutableSortedDictionary<string, decimal> NoNumbers = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);
}
