using Trust.Domain.Checkpoints;

namespace Trust.Domain.Rooms;

/// <summary>A body's own room (rules.md 4): who enters it, and what an expert whom it invited may read. Nothing of it is in the journal.</summary>
public static class RoomRule
{
    /// <summary>Who holds the body's seat on that day, or stands in. The owner names a body's first holders, none of them on the employer's side; from then on
    /// the body names its own, so nobody outside lets themselves in.</summary>
    public static bool MayEnter(Project project, BodyId body, Actor by, DateTimeOffset at) => project.Bodies.ContainsKey(body) && project.SpeaksFor(PartyId.Of(body), by, at);

    /// <summary>An expert reads what the body was given and could show to anybody in the project; what was entrusted to it alone stays with its members.</summary>
    public static bool MayGuestRead(Project project, BodyId body, Audience audience, DateTimeOffset at) => audience.Kind switch
    {
        AudienceKind.Everyone or AudienceKind.Project => true,
        AudienceKind.Parties => audience.Parties.Contains(PartyId.Of(body)),
        AudienceKind.OwnerAndDataProtection => false,
        AudienceKind.Confidential => audience.Until < project.Day(at),
        _ => throw new System.Diagnostics.UnreachableException($"audience {audience.Kind}"),
    };

    /// <summary>A packet was handed to the body so that it can take advice on it; a piece of evidence in it keeps its own audience.</summary>
    public static bool MayGuestRead(Project project, BodyId body, Checkpoint checkpoint, PacketPiece piece, DateTimeOffset at) =>
        checkpoint.Party == PartyId.Of(body) && (piece.Evidence is not { } evidence || project.Item(evidence) is { } item && MayGuestRead(project, body, item.Audience, at));
}
