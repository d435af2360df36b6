using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>The part of the takeaway in which an entry of the journal stands.</summary>
enum Taken { Given, Said, Agreed }

/// <summary>Which entries of the journal a body takes along as its own: what it was given, what it said, what was answered and agreed.</summary>
sealed record TakenBy(ProjectView View, BodyId Body)
{
    Project Project => View.Project;
    PartyId Party => PartyId.Of(Body);

    public Taken? Of(ProjectEvent happened) => happened switch
    {
        EvidenceGiven e => View.MayRead(e.Audience) && Project.Item(e.Item) is { } now && View.MayRead(now.Audience) ? Taken.Given : null,
        PacketHandedOver e => If(Is(e.Id), Taken.Given),
        PacketChanged e => If(Is(e.Id), Taken.Given),

        GateDecided e => If(e.For == Party, Taken.Said),
        ConditionSet e => If(e.From == Party, Taken.Said),
        EvidenceWaived e => If(e.For == Party, Taken.Said),
        ActConfirmed e => If(Project.Acts[e.Act].For == Party, Taken.Said),
        ActDisputed e => If(Project.Acts[e.Act].For == Party, Taken.Said),
        ObjectionRaised e => If(e.ForBody == Body, Taken.Said),
        PacketReceived e => If(Is(e.Id), Taken.Said),
        PacketIncomplete e => If(Is(e.Id), Taken.Said),
        AnswerDateNamed e => If(Is(e.Id), Taken.Said),
        PositionTaken e => If(Is(e.Id), Taken.Said),

        OutcomeRecorded e => If(e.For == Party, Taken.Agreed),
        MeetingOffered e => If(e.For == Party, Taken.Agreed),
        PositionAnswered e => If(Is(e.Id), Taken.Agreed),
        TalksOffered e => If(Is(e.Id), Taken.Agreed),
        MinutesRecorded e => If(Is(e.Id), Taken.Agreed),
        RightConfirmed e => If(Is(e.Id), Taken.Agreed),
        CheckpointClosed e => If(Is(e.Id), Taken.Agreed),
        ConciliationStarted e => If(Is(e.Id), Taken.Agreed),
        ConciliationEnded e => If(Is(e.Id), Taken.Agreed),
        AgreementDrafted e => If(e.With == Party, Taken.Agreed),
        AgreementSigned e => If(Is(e.Id), Taken.Agreed),
        AgreementInForce e => If(Is(e.Id), Taken.Agreed),
        AgreementNoticeGiven e => If(Is(e.Id), Taken.Agreed),
        AgreementEnded e => If(Is(e.Id), Taken.Agreed),
        CommitmentMade e => If(Project.Commitments.GetValueOrDefault(e.Id) is { } made && MayRead(made), Taken.Agreed),
        CommitmentChecked e => If(Project.Commitments.GetValueOrDefault(e.Id) is { } made && MayRead(made), Taken.Agreed),
        _ => null,
    };

    static Taken? If(bool holds, Taken part) => holds ? part : null;

    bool Is(CheckpointId id) => Project.Checkpoints.GetValueOrDefault(id)?.Party == Party;

    bool Is(AgreementId id) => Project.Agreements.GetValueOrDefault(id)?.With == Party;

    bool MayRead(Commitment made) => made.Agreement is { } agreement && Is(agreement) || made.Checkpoint is { } checkpoint && Is(checkpoint);

    /// <summary>The texts that go with it. Evidence in a packet stands where it was given, under its own audience; in the packet it is named by its digests.</summary>
    public static IEnumerable<ContentRef> Texts(ProjectEvent happened, IReadOnlyList<FoundRef> cited) =>
        Pieces(happened) is { } pieces
            ? [.. pieces.Where(p => p.Evidence is null).SelectMany(p => new[] { p.Text, p.Link }).OfType<ContentRef>(), .. happened is PacketChanged { Reason: var why } ? [why] : (ContentRef[])[]]
            : cited.Where(c => !c.IsFile).Select(c => new ContentRef(new(c.Id), new(c.Digest)));

    /// <summary>What was handed over or cited beside texts, each with its digests.</summary>
    public IEnumerable<(string? What, string Digest)> Listed(ProjectEvent happened, IReadOnlyList<FoundRef> cited, Wording words) => Pieces(happened) is { } pieces
        ? pieces.SelectMany(p => Digests(p).Select(d => ((string?)Name(happened, p, words), d)))
        : cited.Where(c => c.IsFile).Select(c => ((string?)null, c.Digest));

    static IEnumerable<PacketPiece>? Pieces(ProjectEvent happened) => happened switch
    {
        PacketHandedOver e => e.Pieces,
        PacketChanged e => e.Pieces,
        _ => null,
    };

    static IEnumerable<string> Digests(PacketPiece piece) =>
        new[] { piece.Text?.Digest.Hex, piece.Link?.Digest.Hex }.Concat(piece.Files.Select(f => (string?)f.Digest.Hex)).OfType<string>();

    string Name(ProjectEvent happened, PacketPiece piece, Wording words) => piece.Evidence is { } evidence ? $"{words.Item(evidence)} ({piece.Revision})" : words.Piece(happened switch
    {
        PacketHandedOver e => e.Id,
        PacketChanged e => e.Id,
        _ => throw new System.Diagnostics.UnreachableException(),
    }, piece.Key);
}
