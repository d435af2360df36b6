using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>One thing that the law's list asks a packet to hold.</summary>
/// <param name="Mandatory">A law or agreement names it: without it the packet does not go out.</param>
/// <param name="Given">It is there to be handed over, or was.</param>
public sealed record PacketContent(string Key, EvidenceRef? Evidence, string Name, string? Asks, bool Mandatory, string? Basis, bool Given);

/// <param name="Revision">Of the evidence, as it was handed over.</param>
public sealed record PieceAnswer(string Key, EvidenceRef? Evidence, int? Revision, Said? Text, Said? Link, IReadOnlyList<PacketFileAnswer> Files);

public sealed record PacketFileAnswer(FileId Id, string? Name, Digest Digest, string Link);

/// <param name="Readable">False for readers of neither side: then the pieces are withheld.</param>
/// <param name="Changes">Against the version before.</param>
public sealed record PacketAnswer(int Version, Digest Digest, string Language, DateOnly On, bool Readable, IReadOnlyList<PieceAnswer> Pieces, IReadOnlyList<PieceChangeAnswer> Changes)
{
    internal static PacketAnswer Of(ProjectView view, Checkpoint checkpoint, Packet packet)
    {
        var readable = CheckpointAudience.IsSide(view.Project, checkpoint.Party, view.Reader, view.Now);
        return new(packet.Version, packet.Digest, packet.Language, packet.On, readable, readable ? [.. packet.Pieces.Select(p => new PieceAnswer(p.Key, p.Evidence, p.Revision, view.Say(p.Text), view.Say(p.Link),
            [.. p.Files.Select(f => new PacketFileAnswer(f.Id, view.Text(f.Name), f.Digest, $"{TrustApi.Base}/projects/{view.Project.Id}/files/{f.Id}"))]))] : [],
            [.. packet.Changes.Select(c => new PieceChangeAnswer(c.Key, c.Kind))]);
    }
}

public sealed record PieceChangeAnswer(string Key, PieceChangeKind Kind);

/// <param name="ClockStartedAgain">What was said to the version before was asked anew.</param>
public sealed record PacketVersionAnswer(int Version, Digest Digest, string Language, DateTimeOffset At, bool ClockStartedAgain, Said? Reason);

/// <param name="Holds">False: another body holds the right, and nothing is owed to this one.</param>
public sealed record CompetenceAnswer(bool Holds, Said? AnsweredBy, DateOnly AnsweredOn);

public sealed record ReceiptAnswer(int Version, DateOnly On, ActId? ActId, bool Disputed);

/// <param name="CompletedOn">The day of the receipt of what was missing; until then clocks stand still.</param>
public sealed record LackAnswer(int Version, Said? What, IReadOnlyList<string> Items, DateOnly On, DateOnly? CompletedOn, ActId? ActId, bool Disputed);

/// <param name="Counts">The party's last word that counts.</param>
/// <param name="Readable">False when its audience leaves the reader out: then what it says is withheld.</param>
/// <param name="AsDeputy">Who signed it stood in for the holder.</param>
/// <param name="ToConfirm">Reported without the signed document: it counts once the party itself says that it is right.</param>
public sealed record PositionAnswered(PositionKind? Position, int Version, bool Counts, bool Readable, Said? Text, DateOnly? ResolvedOn, DateOnly On, bool AsDeputy, bool ToConfirm, ActId? ActId, bool Disputed,
    IReadOnlyList<ConditionId> Conditions);

public sealed record ReplyAnswer(bool Readable, Said? Text, DateOnly On);

public sealed record MinutesAnswer(OutcomeKind Kind, DateOnly On, ActId ActId, bool Disputed);

public sealed record EvidenceAtAnswer(EvidenceRef Item, int Revision);

/// <param name="Holds">Nothing on which it rests was renewed since.</param>
public sealed record ConfirmationAnswer(IReadOnlyList<EvidenceAtAnswer> RestsOn, DateOnly On, bool Holds, ActId? ActId, bool Disputed);

/// <param name="Replaces">An award takes the place of consent.</param>
public sealed record DisputeAnswer(string Key, bool Replaces, DateOnly From, DateOnly? FiledOn, DateOnly? To, DisputeEnd? End, ActId? ActId, bool Disputed);

public sealed record ClosedAnswer(DateOnly On, Said? Reason);

/// <summary>A right at a gate or lock, for one body or for the employees.</summary>
/// <param name="LevelOpen">Bodies of several levels hold it, and which of them is competent is asked first.</param>
/// <param name="BodyName">What the country calls such a body.</param>
/// <param name="StatutoryLimit">A law sets the day of the answer. Without it there is no statutory limit, and nobody is overdue.</param>
/// <param name="DueOn">The law's day, or the one that the party named itself.</param>
/// <param name="DaysLeft">To the law's day; null without one.</param>
/// <param name="Next">What is missing now, and whose turn it is; null when the right is met.</param>
/// <param name="Asked">What the law's list asks the packet to hold.</param>
/// <param name="Versions">Every packet that there has been, the newest first.</param>
public sealed record CheckpointAnswer(CheckpointId Id, CheckpointState State, Stage? Stage, Lock? Lock, PartyId Party, string PartyName, LocalName? BodyName, IReadOnlyList<SiteId> Sites, Strength Strength, RightAnswer? Right,
    DateTimeOffset AskedAt, bool LevelOpen, CompetenceAnswer? Competence, bool StatutoryLimit, DateOnly? DueOn, int? DaysLeft, BlockerAnswer? Next, IReadOnlyList<ClockAnswer> Clocks, int? TargetDays,
    IReadOnlyList<PacketContent> Asked, PacketAnswer? Packet, IReadOnlyList<PacketVersionAnswer> Versions, ReceiptAnswer? Receipt, IReadOnlyList<LackAnswer> Lacks, DateOnly? AnswersBy,
    IReadOnlyList<PositionAnswered> Positions, ReplyAnswer? Answer, IReadOnlyList<DateOnly> Talks, IReadOnlyList<MinutesAnswer> Minutes, ConfirmationAnswer? Confirmation, DisputeAnswer? Dispute, ClosedAnswer? Closed,
    DateOnly? ReviewedOn, IReadOnlyList<AgreementId> Agreements);
