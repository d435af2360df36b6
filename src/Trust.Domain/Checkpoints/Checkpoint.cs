using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

// A right, on its way from the papers to the gate or lock that waits for it:
//
//            packet                 receipt             position              both sign one text        signed document
//   draft ───────────▶ handed-over ─────────▶ running ──────────▶ answered ───────────────────▶ agreed ──────────────▶ in-force ──▶ replaced
//                           ▲  incomplete,  ▲ │  │ ▲                 │                                                     │
//                  completed│  because …    │ │  │ └─ conciliation ─┐│                                                     │ its end
//                           └── incomplete ◀──┘  └─────▶ paused ────┘└──────── minutes, closing, law's own end ────▶ closed ◀┘
//
// The state is not kept but follows from the parts below (CheckpointStanding), so that an act that is disputed simply stops to count.

public enum CheckpointState { Draft, HandedOver, Incomplete, Running, Paused, Answered, Agreed, InForce, Replaced, Closed }

/// <summary>A right that must be met at a gate or lock, for one body or for the employees themselves, at these sites. It keeps the version of the law
/// with which it began, and takes the place of the party's seat there, if it gives the party more.</summary>
/// <param name="LevelOpen">Bodies of several levels hold it: which of them is competent is asked before the packet goes out.</param>
/// <param name="AskedAt">Since when it is asked; a change of the system asks anew.</param>
public sealed record Checkpoint(CheckpointId Id, RightRef Right, Strength Strength, BoundTo At, PartyId Party, ImmutableArray<SiteId> Sites, bool LevelOpen, DateTimeOffset AskedAt)
{
    public Competence? Competence { get; init; }

    /// <summary>How many versions of the packet there have been.</summary>
    public int Versions { get; init; }

    /// <summary>The version that the party has now; what it was before stands in the journal. Null again once a change of the system asks anew.</summary>
    public Packet? Packet { get; init; }

    /// <summary>In how many working days the employer hopes for an answer; never statutory.</summary>
    public int? TargetDays { get; init; }

    public Receipt? Receipt { get; init; }

    /// <summary>What the party said was missing, and when that was made good.</summary>
    public ImmutableArray<Lack> Lacks { get; init; } = [];

    /// <summary>The day that the party itself named for its answer; no law set it.</summary>
    public DateOnly? AnswersBy { get; init; }

    /// <summary>The last that counts holds; one that was reported and disputed takes nothing from the one before.</summary>
    public ImmutableArray<PartyPosition> Positions { get; init; } = [];

    /// <summary>The employer's last reasoned answer.</summary>
    public PositionAnswer? Answer { get; init; }

    /// <summary>The days of the meetings that the employer offered.</summary>
    public ImmutableArray<DateOnly> Talks { get; init; } = [];

    public ImmutableArray<Minutes> Minutes { get; init; } = [];

    /// <summary>That a condition of the law holds.</summary>
    public Confirmation? Confirmation { get; init; }

    public Dispute? Dispute { get; init; }

    /// <summary>Ended without the party's position; shown for ever.</summary>
    public Closing? Closing { get; init; }

    /// <summary>Ids of the statutory clocks that have run out.</summary>
    public ImmutableArray<string> ClocksOver { get; init; } = [];

    /// <summary>The day of the last review together.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>The same question on new facts: nothing that was said to the old ones counts, and every clock starts again.</summary>
    public Checkpoint Anew(Packet? packet) => this with
    {
        Packet = packet,
        Receipt = null,
        Lacks = [],
        AnswersBy = null,
        Positions = [],
        Answer = null,
        Talks = [],
        Minutes = [],
        Confirmation = null,
        Dispute = null,
        Closing = null,
        ClocksOver = [],
    };
}

/// <summary>Which level holds the right, as the bodies, a court or counsel said.</summary>
/// <param name="Holds">False: another body holds it, and nothing is owed to this one.</param>
public sealed record Competence(bool Holds, ContentRef AnsweredBy, DateOnly AnsweredOn);

/// <summary>What the party was handed, frozen.</summary>
/// <param name="Digest">Over language and pieces; a receipt and a position name the version, so that nobody speaks on what they did not see.</param>
/// <param name="Changes">Against the version before.</param>
public sealed record Packet(int Version, string Language, ImmutableArray<PacketPiece> Pieces, Digest Digest, DateOnly On, DateTimeOffset At, ImmutableArray<PieceChange> Changes);

/// <param name="Key">The item of the law's list, or a word of the project's own.</param>
/// <param name="Evidence">The workflow's item, with the revision that was handed over.</param>
public sealed record PacketPiece(string Key, EvidenceRef? Evidence, int? Revision, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files);

public enum PieceChangeKind { Added, Renewed, Removed }

public sealed record PieceChange(string Key, PieceChangeKind Kind);

/// <summary>The party has the packet. Said by itself, or reported with its proof; never inferred from somebody's opening it.</summary>
public sealed record Receipt(int Version, DateOnly On, DateTimeOffset At, ActId? Act);

/// <summary>Incomplete, because …</summary>
/// <param name="Items">Keys of the packet's list.</param>
/// <param name="Completed">The receipt of what was missing; until then clocks stand still.</param>
public sealed record Lack(int Version, ContentRef What, ImmutableArray<string> Items, DateOnly On, DateTimeOffset At, ActId? Act, Receipt? Completed = null);

public enum PositionKind
{
    Consent,
    ConsentWithConditions,
    Objection,
    Opinion,
    /// <summary>It asks for talks.</summary>
    Negotiate,
    /// <summary>It asks for more information.</summary>
    MoreInformation,
    /// <summary>It asks for an expert.</summary>
    Expert,
}

/// <summary>What left the room of the body, word for word, with its date.</summary>
/// <param name="Version">The packet that it had.</param>
/// <param name="ResolvedOn">The day of the resolution, where the party named it.</param>
/// <param name="ToConfirm">Reported without the signed document: it counts once the party itself says that it is right.</param>
public sealed record PartyPosition(PositionKind Kind, int Version, ContentRef? Text, DateOnly? ResolvedOn, DateOnly On, DateTimeOffset At, Audience Audience, ActId? Act, bool AsDeputy, bool ToConfirm);

public sealed record PositionAnswer(ContentRef Text, DateOnly On, DateTimeOffset At, Audience Audience);

/// <summary>Minutes that both sides approved, or a party's written notice that it leaves.</summary>
public sealed record Minutes(OutcomeKind Kind, DateOnly On, ActId Act, DateTimeOffset At);

/// <summary>A revision of the evidence on which somebody relied.</summary>
public readonly record struct EvidenceAt(EvidenceRef Item, int Revision);

/// <summary>The data protection officer, or named counsel, says that a condition holds; as long as what it rests on is not renewed.</summary>
public sealed record Confirmation(ImmutableArray<EvidenceAt> RestsOn, DateOnly On, DateTimeOffset At, ActId? Act);

public enum DisputeEnd
{
    Agreed,
    /// <summary>The deciding body's award; whether it stands for consent is the law's to say.</summary>
    Award,
    NoAgreement,
    Withdrawn,
}

/// <summary>A dispute before the body that the law names for it.</summary>
/// <param name="Key">The pack's conciliation.</param>
/// <param name="Replaces">Its award takes the place of consent.</param>
public sealed record Dispute(string Key, bool Replaces, DateOnly From, DateOnly? FiledOn)
{
    public DateOnly? To { get; init; }
    public DisputeEnd? End { get; init; }
    public ActId? Act { get; init; }
}

public sealed record Closing(DateOnly On, DateTimeOffset At);
