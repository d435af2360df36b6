using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Tests;

/// <summary>Any command at a checkpoint, an agreement or a promise that anybody might try.</summary>
sealed partial class Anything
{
    static Dictionary<Type, Func<Anything, Project, DateTimeOffset, ProjectCommand>> AtCheckpoints => new()
    {
        [typeof(AnswerPlainQuestions)] = (x, now, at) => new AnswerPlainQuestions(
            Enum.GetValues<PlainQuestion>().Where(_ => x.dice.Percent(12)).ToImmutableSortedDictionary(q => q, q => x.dice.Percent(q is PlainQuestion.InfersEmotions ? 10 : 60)),
            x.dice.Percent(20) ? ImmutableSortedDictionary<string, int>.Empty.Add("DE", x.dice.Below(300) - 5) : ImmutableSortedDictionary<string, int>.Empty, x.dice.MaybeText(), x.Runner(now), at),
        [typeof(SettleCompetence)] = (x, now, at) => new SettleCompetence(x.Checkpoint(now, c => c.LevelOpen).Id, [.. now.Bodies.Keys.Where(_ => x.dice.Percent(60)).Select(PartyId.Of)], x.dice.MaybeText(), now.Day(at).AddDays(1 - x.dice.Below(9)), x.Runner(now), at),
        [typeof(HandOverPacket)] = (x, now, at) => new HandOverPacket(x.Checkpoint(now, c => c.Packet is null).Id, x.dice.Percent(90) ? "de" : "en", x.dice.Percent(20) ? now.Day(at) : null, x.Own(), x.dice.Percent(30) ? now.Day(at).AddDays(1 - x.dice.Below(20)) : null,
            x.dice.Percent(40) ? x.dice.Below(4) : null, x.Runner(now), at),
        [typeof(ChangePacket)] = (x, now, at) => x.Change(now, at, x.Checkpoint(now, c => c.Packet is not null)),
        [typeof(ConfirmReceipt)] = (x, now, at) => x.Said(now, at, c => c.Packet is not null, (c, report, by) => new ConfirmReceipt(c.Id, x.Version(c), x.dice.Percent(20) ? now.Day(at).AddDays(1 - x.dice.Below(6)) : null, x.dice.Percent(20) ? now.Day(at).AddDays(x.dice.Below(20) - 1) : null, report, by, at)),
        [typeof(ReportIncomplete)] = (x, now, at) => x.Said(now, at, c => c.Packet is not null, (c, report, by) => new ReportIncomplete(c.Id, x.Version(c), x.dice.MaybeText(), ["logs"], report, by, at)),
        [typeof(NameAnswerDate)] = (x, now, at) => x.Said(now, at, c => c.Packet is not null, (c, report, by) => new NameAnswerDate(c.Id, now.Day(at).AddDays(x.dice.Below(30) - 2), report, by, at)),
        [typeof(TakePosition)] = (x, now, at) => x.Said(now, at, _ => true, (c, report, by) => x.Position(now, at, c, report, by)),
        [typeof(AnswerPosition)] = (x, now, at) => new AnswerPosition(x.Checkpoint(now, c => !c.Positions.IsEmpty).Id, x.dice.MaybeText(), Audience.OfProject, x.Runner(now), at),
        [typeof(OfferTalks)] = (x, now, at) => new OfferTalks(x.Checkpoint(now, c => c is { Strength: Strength.Consult, Packet: not null }).Id, now.Day(at).AddDays(x.dice.Below(9) - 1), x.Runner(now), at),
        [typeof(CloseCheckpoint)] = (x, now, at) => new CloseCheckpoint(x.Checkpoint(now, c => c is { Strength: Strength.Consult, Talks.Length: > 1 }).Id, x.dice.MaybeText(), x.Holder(now, PartyId.Of(Group.Management), at), at),
        [typeof(RecordMinutes)] = (x, now, at) => new RecordMinutes(x.Checkpoint(now, c => c.Strength is Strength.Consult or Strength.Negotiate).Id, x.dice.Word<OutcomeKind>(), x.Reported(now, at), x.Runner(now), at),
        [typeof(ConfirmHolds)] = (x, now, at) => new ConfirmHolds(x.Checkpoint(now, c => c.Strength is Strength.Condition).Id, [.. now.Evidence.Where(_ => x.dice.Percent(20)).Select(e => new EvidenceAt(e.Key, e.Value.Revision))], x.dice.MaybeText(),
            x.dice.Percent(30) ? x.Reported(now, at) : null, x.dice.Percent(50) ? x.Holder(now, PartyId.Of(Group.DataProtection), at) : x.Runner(now), at),
        [typeof(StartConciliation)] = (x, now, at) => new StartConciliation(x.Checkpoint(now, c => c.Strength is Strength.Consent or Strength.Negotiate).Id, x.dice.MaybeText(), now.Day(at).AddDays(1 - x.dice.Below(4)), x.dice.Percent(30) ? now.Day(at) : null, x.EitherSide(now, at), at),
        [typeof(EndConciliation)] = (x, now, at) => new EndConciliation(x.Checkpoint(now, c => c.Dispute is not null).Id, x.dice.Word<DisputeEnd>(), x.Reported(now, at), x.EitherSide(now, at), at),
        [typeof(KeepTime)] = (x, _, at) => new KeepTime(x.dice.Percent(95) ? Actor.Trust : x.Anyone(), at),
        [typeof(DraftAgreement)] = (x, now, at) => x.Draft(now, at),
        [typeof(SignAgreement)] = (x, now, at) => x.Sign(now, at),
        [typeof(PutInForce)] = (x, now, at) => new PutInForce(x.Agreement(now, AgreementState.Agreed), x.dice.Percent(80) ? InstrumentForm.PaperSigned : x.dice.Word<InstrumentForm>(), now.Day(at).AddDays(1 - x.dice.Below(5)),
            [.. x.dice.Percent(90) ? [new Signatory(Side.Employer, x.dice.Text())] : (Signatory[])[], new(Side.Body, x.dice.Text())], Audience.OfProject, x.Reported(now, at), x.Runner(now), at),
        [typeof(GiveNotice)] = (x, now, at) => x.dice.Percent(50) ? new GiveNotice(x.Agreement(now, AgreementState.InForce), Side.Employer, x.dice.MaybeText(), null, x.Runner(now), at)
            : new GiveNotice(x.Agreement(now, AgreementState.InForce), Side.Body, x.dice.MaybeText(), x.dice.Percent(40) ? x.Reported(now, at) : null, x.EitherSide(now, at), at),
        [typeof(HoldReview)] = (x, now, at) => new HoldReview([x.Checkpoint(now, c => c.Versions > 0).Id], now.Day(at).AddDays(1 - x.dice.Below(5)), x.dice.MaybeText(), x.EitherSide(now, at), at),
        [typeof(MakeCommitment)] = (x, now, at) => new MakeCommitment(new(Id.Guid(0xC3, x.dice.Fresh())), x.dice.MaybeText(), x.dice.Percent(50) ? x.Agreement(now, AgreementState.InForce) : null, null, x.Somebody(), now.Day(at).AddDays(x.dice.Below(30) - 1), Audience.OfProject, x.Runner(now), at),
        [typeof(MoveCommitment)] = (x, now, at) => new MoveCommitment(x.Commitment(now), x.Somebody(), now.Day(at).AddDays(x.dice.Below(30) - 1), x.dice.MaybeText(), x.Runner(now), at),
        [typeof(CheckCommitment)] = (x, now, at) => new CheckCommitment(x.Commitment(now), x.dice.Word<Side>(), x.dice.Word<Kept>(), x.dice.MaybeText(), x.dice.Percent(50) ? now.Day(at).AddDays(x.dice.Below(30)) : null, x.EitherSide(now, at), at),
    };

    /// <summary>One of these, if there is one; else any, or none that is known.</summary>
    Checkpoint Checkpoint(Project now, Func<Checkpoint, bool> wanted) => now.Checkpoints.Values.Where(wanted).ToList() is { Count: > 0 } some && dice.Percent(85) ? dice.Pick(some)
        : now.Checkpoints.IsEmpty ? new(new(Id.Guid(0xCE, 0)), default, Strength.Inform, new(null, Lock.Pilot), default, [], false, now.Since) : dice.Pick([.. now.Checkpoints.Values]);

    /// <summary>Where a consultation waits for its position, talks are offered, and then a manager tries to close it.</summary>
    public ProjectCommand Unheard(ProjectCommand wise, Project now, DateTimeOffset at) => wise is not TakePosition { Id: var id } || now.Checkpoints[id] is not { Strength: Strength.Consult } checkpoint ? wise
        : checkpoint.Talks.Length < 2 ? new OfferTalks(id, now.Day(at).AddDays(checkpoint.Talks.Length), Runner(now), at)
        : new CloseCheckpoint(id, dice.Text(), Holder(now, PartyId.Of(Group.Management), at), at);

    int Version(Checkpoint checkpoint) => dice.Percent(95) ? checkpoint.Packet?.Version ?? 0 : checkpoint.Versions + 1;

    ChangePacket Change(Project now, DateTimeOffset at, Checkpoint checkpoint) => new(checkpoint.Id, Version(checkpoint), "de", null, Own(), dice.Percent(30), dice.MaybeText(), Runner(now), at);

    ImmutableArray<OwnPiece> Own() => dice.Percent(90) ? [new("logs", dice.Text(), null, [])] : [];

    /// <summary>Said by the party's own seat, or reported by whoever runs the project.</summary>
    ProjectCommand Said(Project now, DateTimeOffset at, Func<Checkpoint, bool> wanted, Func<Checkpoint, Gates.Report?, Actor, ProjectCommand> way) =>
        Checkpoint(now, wanted) is var checkpoint && dice.Percent(35) ? way(checkpoint, Reported(now, at), Runner(now)) : way(checkpoint, null, Holder(now, checkpoint.Party, at));

    Actor EitherSide(Project now, DateTimeOffset at) => dice.Percent(50) ? Runner(now) : BodyHolder(now, at);

    TakePosition Position(Project now, DateTimeOffset at, Checkpoint checkpoint, Gates.Report? report, Actor by)
    {
        var kind = dice.Percent(40) ? PositionKind.Consent : dice.Word<PositionKind>();
        return new(checkpoint.Id, Version(checkpoint), kind, dice.MaybeText(), null, kind is not PositionKind.ConsentWithConditions ? []
            : [new(new(Id.Guid(0xC0, dice.Fresh())), dice.Text(), dice.Percent(50) ? new(dice.Word<Stage>(), null) : new(null, dice.Word<Lock>()), null, null)], Audience.OfProject, report, by, at);
    }

    DraftAgreement Draft(Project now, DateTimeOffset at)
    {
        var known = dice.PickOrNone(now.Agreements.Keys.Where(_ => dice.Percent(30)));
        var first = known is { } id ? now.Checkpoints.GetValueOrDefault(now.Agreements[id].For[0]) ?? Checkpoint(now, _ => true) : Checkpoint(now, c => c.Strength is not Strength.Inform);
        return new(known ?? new(Id.Guid(0xA6, dice.Fresh())), [.. now.Checkpoints.Values.Where(c => c.Party == first.Party && dice.Percent(50)).Select(c => c.Id)], known is { } seen ? now.Agreements[seen].Version : 0, "de", dice.MaybeText(),
            [new("purpose", ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal).Add("purposes", dice.Text()), null)],
            new(dice.Percent(20) ? now.Day(at).AddDays(dice.Below(40)) : null, dice.Percent(50) ? 0 : null, dice.Percent(30) ? 6 : null), dice.PickOrNone(now.Agreements.Keys.Where(_ => dice.Percent(15))), EitherSide(now, at), at);
    }

    SignAgreement Sign(Project now, DateTimeOffset at)
    {
        var id = Agreement(now, AgreementState.Draft);
        var (version, digest) = now.Agreements.GetValueOrDefault(id) is { } agreement && dice.Percent(95) ? (agreement.Version, agreement.Digest) : (1, Digest.Of([1]));
        return dice.Percent(50) || !now.Agreements.TryGetValue(id, out var known)
            ? new(id, version, digest, Side.Employer, null, dice.Percent(80) ? Holder(now, PartyId.Of(Group.Management), at) : Actor.Of(Layout.Sponsor), at)
            : dice.Percent(40) ? new(id, version, digest, Side.Body, Reported(now, at), Runner(now), at) : new(id, version, digest, Side.Body, null, Holder(now, known.With, at), at);
    }

    AgreementId Agreement(Project now, AgreementState wanted) =>
        dice.PickOrNone(now.Agreements.Values.Where(a => CheckpointStanding.Of(now, a) == wanted).Select(a => a.Id)) ?? dice.PickOrNone(now.Agreements.Keys) ?? new(Id.Guid(0xA6, 0));

    CommitmentId Commitment(Project now) => dice.PickOrNone(now.Commitments.Keys) ?? new(Id.Guid(0xC3, 0));
}
