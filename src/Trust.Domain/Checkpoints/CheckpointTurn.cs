using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Whose turn a checkpoint is, with what, and where. Nobody is ever late on a date that neither they nor the law have set.</summary>
sealed class CheckpointTurn(Project project, Checkpoint checkpoint)
{
    /// <summary>The next thing on the way to what its strength needs.</summary>
    public Blocker Next() => checkpoint switch
    {
        { Strength: Strength.Condition } => Their(PartyId.Of(Group.DataProtection), "checkpoint.confirmation-missing", "confirmation", checkpoint.AskedAt),
        _ when CheckpointStanding.OpenLack(project, checkpoint) is { } lack && lack.Version == checkpoint.Packet?.Version => Owners("checkpoint.incomplete", "packet", lack.At),
        { Packet: null } => Owners("checkpoint.packet-missing", "packet", checkpoint.AskedAt),
        _ when CheckpointStanding.AwaitsReceipt(project, checkpoint) => Their(checkpoint.Party, "checkpoint.receipt-missing", "receipt", checkpoint.Packet!.At), // it awaits receipt, so it is there
        { Dispute: { } dispute } when CheckpointStanding.InDispute(project, checkpoint) => Owners("checkpoint.in-conciliation", "conciliation", null, Fact.Of("from", dispute.From)),
        _ when CheckpointStanding.ToConfirm(project, checkpoint) is { } said => Their(checkpoint.Party, "checkpoint.position-to-confirm", "position", said.At),
        _ => CheckpointStanding.PositionOf(project, checkpoint) switch
        {
            { } said when CheckpointStanding.IsRequest(said.Kind) && CheckpointStanding.AnswerOf(project, checkpoint) is null => Owners("checkpoint.request-open", "answer", said.At, Fact.Of("positionKind", said.Kind)),
            null => Awaited(),
            { } said when CheckpointStanding.IsRequest(said.Kind) => Awaited(),
            { } said when checkpoint.Strength is Strength.Consult => Owners("checkpoint.answer-missing", "answer", said.At),
            { } said => Owners("checkpoint.objected", "answer", said.At),
        },
    };

    /// <summary>From the answer to an agreement in force: a draft, the sign-off of whoever has not signed it yet, the signed document.</summary>
    public Blocker ToForce()
    {
        var since = CheckpointStanding.PositionOf(project, checkpoint)?.At;
        if (CheckpointStanding.AgreementOf(project, checkpoint) is { } draft && CheckpointStanding.Of(project, draft) is AgreementState.Draft)
        {
            var (ours, theirs) = (CheckpointStanding.Signed(project, draft, Side.Employer), CheckpointStanding.Signed(project, draft, Side.Body));
            if (ours is not null) return Their(checkpoint.Party, "checkpoint.agreement-to-sign", "agreement", ours.At) with { Where = $"agreements/{draft.Id}" };
            if (theirs is not null) return new("checkpoint.agreement-to-sign", [.. Facts()], null, ProjectRole.Sponsor, $"agreements/{draft.Id}", theirs.At);
        }
        return Owners("checkpoint.agreement-not-in-force", "agreement", since);
    }

    /// <summary>A clock that holds it back: nobody's turn, and the owner is told until when.</summary>
    public Blocker Waits(RunningClock clock) => new("checkpoint.not-before", [.. Facts(), .. clock.Count?.NotBefore is { } day ? [Fact.Of("on", day)] : (Fact[])[]], null, ProjectRole.Owner,
        CheckpointRule.Place(checkpoint.Id), null);

    public Blocker Owners(string code, string part, DateTimeOffset? since, params ReadOnlySpan<Fact> more) =>
        new(code, [.. Facts(), .. more], null, ProjectRole.Owner, CheckpointRule.Place(checkpoint.Id, part), since);

    Blocker Awaited() => Their(checkpoint.Party, checkpoint.Strength switch
    {
        Strength.Consult => "checkpoint.position-missing",
        Strength.Negotiate => "checkpoint.agreement-missing",
        _ => "checkpoint.consent-missing",
    }, "position", checkpoint.Receipt?.At) with
    { DueOn = checkpoint.AnswersBy ?? StatutoryEnd() };

    /// <summary>As long as nobody speaks for the party, that somebody does is the next thing.</summary>
    Blocker Their(PartyId party, string code, string part, DateTimeOffset? since) =>
        GateRule.SeatEmpty(project, party) ?? new(code, [.. Facts()], party, null, CheckpointRule.Place(checkpoint.Id, part), since);

    ImmutableArray<Fact> Facts() => [Fact.Of("checkpoint", checkpoint.Id), Fact.Of("party", checkpoint.Party), Fact.Of("right", checkpoint.Right)];

    DateOnly? StatutoryEnd() => CheckpointClocks.Of(project, checkpoint)
        .Where(c => c is { Clock: { Kind: ClockKind.Reply, IsStatutory: true }, Of: null, StoppedOn: null }).Select(c => c.Count?.End).Min();
}
