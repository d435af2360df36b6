using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Tests;

/// <summary>The next right thing to do at a checkpoint, read from what is in the way.</summary>
static class CheckpointDiligence
{
    public static ProjectCommand Lift(Project now, DateTimeOffset at, Blocker blocker, Checkpoint checkpoint, Actor owner, Func<PartyId, PersonId> holderOf)
    {
        var holder = Actor.Of(now.Seat(checkpoint.Party)?.Holders[0] ?? holderOf(checkpoint.Party));
        if (now.Seat(checkpoint.Party) is null) return new Stakeholders.SetSeat(new(checkpoint.Party, null, SeatRule.Any, null, [holderOf(checkpoint.Party)], []), null, owner, at);
        return blocker.Code switch
        {
            "checkpoint.competence-open" => new SettleCompetence(checkpoint.Id, [.. now.Checkpoints.Values.Where(c => c.Right == checkpoint.Right && c.LevelOpen).Select(c => c.Party).Distinct()], Id.SomeText, now.Day(at), owner, at),
            "checkpoint.packet-missing" when Asked(now, checkpoint) is { } item => Acts.Piece(now, item.Stage, item.Item, at) with { By = owner },
            "checkpoint.packet-missing" => new HandOverPacket(checkpoint.Id, PacketList.Languages(now, checkpoint)[0], null, Own(now, checkpoint, 1), null, null, owner, at),
            "checkpoint.incomplete" or "checkpoint.packet-outdated" => new ChangePacket(checkpoint.Id, checkpoint.Versions, PacketList.Languages(now, checkpoint)[0], null, Own(now, checkpoint, checkpoint.Versions + 1), false, Id.SomeText, owner, at),
            "checkpoint.receipt-missing" => new ConfirmReceipt(checkpoint.Id, checkpoint.Versions, null, null, null, holder, at),
            "checkpoint.answer-missing" => new AnswerPosition(checkpoint.Id, Id.Text((int)now.Number), Audience.OfProject, owner, at),
            "checkpoint.confirmation-missing" => Confirmed(now, at, checkpoint),
            "checkpoint.agreement-not-in-force" or "checkpoint.agreement-to-sign" => Agreed(now, at, checkpoint, owner, holder),
            "checkpoint.in-conciliation" => new EndConciliation(checkpoint.Id, DisputeEnd.NoAgreement, Acts.Reported(at, (int)now.Number + 2000), owner, at),
            "checkpoint.not-before" => new KeepTime(Actor.Trust, LocalDay.At(DateOnly.ParseExact(blocker.FactNamed("on")!, "yyyy-MM-dd"), new(12, 0), now.TimeZone)),
            _ => new TakePosition(checkpoint.Id, checkpoint.Packet?.Version ?? 0, PositionKind.Consent, null, null, [], Audience.OfProject, null, holder, at),
        };
    }

    /// <summary>Evidence that the law names and that is not there yet.</summary>
    static EvidenceRef? Asked(Project now, Checkpoint checkpoint) =>
        PacketList.Of(now, checkpoint).Where(i => i.Mandatory && i.Evidence is { } item && now.Item(item)?.State is not EvidenceState.Given).Select(i => i.Evidence).FirstOrDefault();

    /// <summary>What no stage asks for; each version has words of its own.</summary>
    static ImmutableArray<OwnPiece> Own(Project now, Checkpoint checkpoint, int version) =>
        [.. PacketList.Of(now, checkpoint).Where(i => i.Evidence is null && i.Mandatory).Select(i => new OwnPiece(i.Key, Id.Text(5000 + version), null, []))];

    static ConfirmHolds Confirmed(Project now, DateTimeOffset at, Checkpoint checkpoint) =>
        new(checkpoint.Id, [now.Evidence.Where(e => e.Value.State is EvidenceState.Given).Select(e => new EvidenceAt(e.Key, e.Value.Revision)).First()], null, null,
            Actor.Of(now.Seat(PartyId.Of(Group.DataProtection))!.Holders[0]), at);

    static ProjectCommand Agreed(Project now, DateTimeOffset at, Checkpoint checkpoint, Actor owner, Actor holder)
    {
        if (CheckpointStanding.AgreementOf(now, checkpoint) is not { } agreement || CheckpointStanding.Of(now, agreement) is AgreementState.Replaced or AgreementState.Closed)
            return new DraftAgreement(new(Id.Guid(0xA6, (int)now.Number)), [checkpoint.Id], 0, "de", Id.SomeText, [new("purpose", ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal), null)],
                new(null, null, 6), null, owner, at);
        if (CheckpointStanding.Signed(now, agreement, Side.Employer) is null)
            return new SignAgreement(agreement.Id, agreement.Version, agreement.Digest, Side.Employer, null, Actor.Of(now.Seat(PartyId.Of(Group.Management))!.Holders[0]), at);
        if (CheckpointStanding.Signed(now, agreement, Side.Body) is null)
            return new SignAgreement(agreement.Id, agreement.Version, agreement.Digest, Side.Body, null, holder, at);
        return new PutInForce(agreement.Id, Form(now, checkpoint), now.Day(at), [new(Side.Employer, Id.Text(743)), new(Side.Body, Id.Text(744))], Audience.OfProject,
            Acts.Reported(at, (int)now.Number + 2000), owner, at);
    }

    static InstrumentForm Form(Project now, Checkpoint checkpoint) => now.Rules.Law.Find(checkpoint.Right.Pack) is { } pack && pack.Right(checkpoint.Right.Right) is { } right && pack.InstrumentOf(right) is { } instrument
        ? instrument.Forms[0] : InstrumentForm.PaperSigned;
}
