using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Where a checkpoint or an agreement stands, read from its parts: an act that is disputed no longer counts, so no state has to be taken back.</summary>
public static class CheckpointStanding
{
    public static CheckpointState Of(Project project, Checkpoint checkpoint) => checkpoint switch
    {
        { Competence.Holds: false } => CheckpointState.Closed,
        _ when AgreementOf(project, checkpoint) is { } agreement && Of(project, agreement) is not AgreementState.Draft and var state => state switch
        {
            AgreementState.Agreed => CheckpointState.Agreed,
            AgreementState.InForce => CheckpointState.InForce,
            AgreementState.Replaced => CheckpointState.Replaced,
            _ => CheckpointState.Closed,
        },
        _ when IsAwarded(project, checkpoint) => CheckpointState.InForce,
        _ when IsClosed(project, checkpoint) || IsSilenced(project, checkpoint) || HasMinutes(project, checkpoint) || IsConfirmed(project, checkpoint) || IsTold(project, checkpoint) => CheckpointState.Closed,
        _ when InDispute(project, checkpoint) => CheckpointState.Paused,
        _ when PositionOf(project, checkpoint) is { } position && !IsRequest(position.Kind) => CheckpointState.Answered,
        { Packet: null } => CheckpointState.Draft,
        _ when OpenLack(project, checkpoint) is { } lack => lack.Version == checkpoint.Packet.Version ? CheckpointState.Incomplete : CheckpointState.HandedOver,
        _ when !IsReceived(project, checkpoint) => CheckpointState.HandedOver,
        _ => CheckpointState.Running,
    };

    public static AgreementState Of(Project project, Agreement agreement) => agreement switch
    {
        { InForce: { } signed } when project.Counts(signed.Act) => agreement switch
        {
            { ReplacedBy: { } by } when project.Agreements[by].InForce is { } next && project.Counts(next.Act) => AgreementState.Replaced,
            { EndedOn: { } ended } when EndOf(project, agreement) <= ended => AgreementState.Closed,
            _ => AgreementState.InForce,
        },
        _ when Signed(project, agreement, Side.Employer) is not null && Signed(project, agreement, Side.Body) is not null => AgreementState.Agreed,
        _ => AgreementState.Draft,
    };

    /// <summary>The last day of an agreement, by its term or by a notice that nobody disputes; null while it has none.</summary>
    public static DateOnly? EndOf(Project project, Agreement agreement) =>
        new[] { agreement.Term.Until, NoticeOf(project, agreement)?.EndsOn }.Min();

    public static AgreementNotice? NoticeOf(Project project, Agreement agreement) => agreement.Notice is { } given && project.Counts(given.Act) ? given : null;

    /// <summary>A side's sign-off of the version on the table.</summary>
    public static SignOff? Signed(Project project, Agreement agreement, Side side) =>
        agreement.SignOffs.LastOrDefault(s => s.Side == side && project.Counts(s.Act, s.ToConfirm));

    /// <summary>The agreement that says most on the checkpoint: one in force before one that is only agreed. What was agreed on older facts says nothing on new ones.</summary>
    public static Agreement? AgreementOf(Project project, Checkpoint checkpoint) => project.Agreements.Values
        .Where(a => a.For.Contains(checkpoint.Id) && !((a.InForce?.At ?? (a.SignOffs.IsEmpty ? null : a.SignOffs.Max(s => s.At))) < checkpoint.AskedAt))
        .OrderBy(a => Of(project, a) switch { AgreementState.InForce => 0, AgreementState.Agreed => 1, AgreementState.Draft => 2, _ => 3 }).FirstOrDefault();

    public static PartyPosition? PositionOf(Project project, Checkpoint checkpoint) => checkpoint.Positions.LastOrDefault(p => project.Counts(p.Act, p.ToConfirm));

    /// <summary>Reported without the signed document, and not yet confirmed by the party.</summary>
    public static PartyPosition? ToConfirm(Project project, Checkpoint checkpoint) =>
        checkpoint.Positions.LastOrDefault(p => p is { ToConfirm: true, Act: { } act } && project.Acts[act] is { Disputed: false, Confirmed: false });

    /// <summary>The answer to the position that holds.</summary>
    public static PositionAnswer? AnswerOf(Project project, Checkpoint checkpoint) => PositionOf(project, checkpoint) is { } position && checkpoint.Answer?.At >= position.At ? checkpoint.Answer : null;

    /// <summary>A dispute before another body runs; its end does not count while it is disputed.</summary>
    public static bool InDispute(Project project, Checkpoint checkpoint) => checkpoint.Dispute is { } dispute && (dispute.To is null || !project.Counts(dispute.Act));

    /// <summary>Asks for something, and says neither yes nor no.</summary>
    public static bool IsRequest(PositionKind kind) => kind is PositionKind.Negotiate or PositionKind.MoreInformation or PositionKind.Expert;

    public static bool IsYes(PositionKind kind) => kind is PositionKind.Consent or PositionKind.ConsentWithConditions;

    /// <summary>The last word on what is missing, until it was received.</summary>
    public static Lack? OpenLack(Project project, Checkpoint checkpoint) =>
        checkpoint.Lacks.LastOrDefault(l => project.Counts(l.Act) && !(l.Completed is { } made && project.Counts(made.Act)));

    public static bool IsReceived(Project project, Checkpoint checkpoint) => checkpoint.Receipt is { } receipt && project.Counts(receipt.Act);

    /// <summary>Complete information has reached the party.</summary>
    public static bool IsInformed(Project project, Checkpoint checkpoint) => IsReceived(project, checkpoint) && OpenLack(project, checkpoint) is null;

    /// <summary>The version on the table waits for the party's receipt.</summary>
    public static bool AwaitsReceipt(Project project, Checkpoint checkpoint) => checkpoint.Packet is { } packet
        && (OpenLack(project, checkpoint) is { } lack ? lack.Version < packet.Version : !IsReceived(project, checkpoint));

    /// <summary>The deciding body's award stands for consent, where the law says so.</summary>
    public static bool IsAwarded(Project project, Checkpoint checkpoint) =>
        checkpoint is { Strength: Strength.Consent, Dispute: { Replaces: true, End: DisputeEnd.Award } dispute } && project.Counts(dispute.Act);

    /// <summary>A position that comes after the closing is heard like any other.</summary>
    public static bool IsClosed(Project project, Checkpoint checkpoint) => checkpoint is { Strength: Strength.Consult, Closing: { } closing } && !(PositionOf(project, checkpoint)?.At > closing.At);

    /// <summary>A statutory clock ran out, and its source says what that means; only for a consultation, since silence is never consent.</summary>
    public static bool IsSilenced(Project project, Checkpoint checkpoint) => checkpoint.Strength is Strength.Consult && !checkpoint.ClocksOver.IsEmpty
        && project.Rules.Law.Find(checkpoint.Right) is { } right
        && right.Clocks.Any(c => c.IsStatutory && c.Silence is Silence.Consent or Silence.NegativeOpinionDeemed && checkpoint.ClocksOver.Contains(c.Id));

    /// <summary>Approved minutes end a consultation or a negotiation; a negotiation not before the talks that were called for it have ended.</summary>
    public static bool HasMinutes(Project project, Checkpoint checkpoint) => checkpoint.Minutes.Any(m => project.Counts(m.Act) && (checkpoint.Strength, m.Kind) switch
    {
        (Strength.Consult, OutcomeKind.ConsultationMinutes) => true,
        (Strength.Negotiate, OutcomeKind.NegotiationEnded or OutcomeKind.NegotiationLeft) => !InDispute(project, checkpoint),
        _ => false,
    });

    /// <summary>A condition holds as long as nothing on which that rests was renewed.</summary>
    public static bool IsConfirmed(Project project, Checkpoint checkpoint) => checkpoint is { Strength: Strength.Condition, Confirmation: { } confirmed }
        && project.Counts(confirmed.Act) && confirmed.RestsOn.All(e => project.Item(e.Item)?.Revision == e.Revision);

    static bool IsTold(Project project, Checkpoint checkpoint) => checkpoint.Strength is Strength.Inform && IsInformed(project, checkpoint) && NotBefore.Holding(project, checkpoint) is null;
}
