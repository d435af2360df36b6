using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>A way from here: what it is called, what follows, and where it is taken; null where nothing is to be done.</summary>
public sealed record Way(string Title, string Says, string? Href);

/// <summary>The ways that the rules leave open to this reader, and what each leads to. They ask the rules themselves, so that none is offered that would be refused.</summary>
sealed class OpenWays(CheckpointFrame of)
{
    readonly Trust.App.Texts texts = of.Texts;
    readonly Checkpoint checkpoint = of.Is;
    readonly Actor by = of.View.Reader;
    readonly DateTimeOffset at = of.View.Now;

    int Version => checkpoint.Packet?.Version ?? 0;

    public IReadOnlyList<Way> All() => [.. of.Speaks ? Body() : [], .. Employers(), .. Both()];

    IEnumerable<Way> Body()
    {
        if (Open(new ConfirmReceipt(checkpoint.Id, Version, null, null, null, by, at)) && CheckpointStanding.AwaitsReceipt(of.Project, checkpoint)) yield return new(texts.CheckpointsDoReceipt, texts.CheckpointsLeadsReceipt, of.Path("receipt"));
        if (MayTakePosition)
            foreach (var kind in Kinds())
                yield return new(texts.AtStart(texts.Word(kind)), Leads(kind), $"{of.Path("position")}?kind={Domain.Text.Kebab.Of(kind)}");
        if (Open(new ReportIncomplete(checkpoint.Id, Version, null, [], null, by, at))) yield return new(texts.CheckpointsDoIncomplete, texts.CheckpointsLeadsIncomplete, $"{of.Path("receipt")}#incomplete");
        if (checkpoint.Packet is not null && CheckpointStanding.PositionOf(of.Project, checkpoint) is null && checkpoint.Strength is not (Strength.Inform or Strength.Condition))
        {
            yield return new(texts.CheckpointsDoDate, texts.CheckpointsLeadsDate, $"{of.Path("receipt")}#date");
            yield return new(texts.CheckpointsDoNothing, texts.CheckpointsLeadsNothing(texts.Word(Silence)), null);
        }
    }

    IEnumerable<Way> Employers()
    {
        if (of.Runs)
        {
            if (checkpoint is { LevelOpen: true, Versions: 0 }) yield return new(texts.CheckpointsDoCompetence, texts.CheckpointsLeadsCompetence, of.Path("competence"));
            if (MayHandOver) yield return new(texts.CheckpointsDoPacket, texts.CheckpointsLeadsPacket(of.Party), of.Path("packet"));
            if (checkpoint.Packet is not null && CheckpointStanding.OpenLack(of.Project, checkpoint) is { } lack && lack.Version == Version) yield return new(texts.CheckpointsDoComplete, texts.CheckpointsLeadsComplete, of.Path("packet"));
            else if (checkpoint.Packet is not null) yield return new(texts.CheckpointsDoChange, texts.CheckpointsLeadsChange, of.Path("packet"));
        }
        if (Open(new AnswerPosition(checkpoint.Id, null, Audience.OfProject, by, at))) yield return new(texts.CheckpointsDoAnswer, texts.CheckpointsLeadsAnswer, of.Path("answer"));
        if (MayOffer) yield return new(texts.ReportOffer, texts.ReportMeetingsSay, $"{of.Path("answer")}#talks");
        if (Minutes.Any()) yield return new(texts.CheckpointsDoMinutes, texts.CheckpointsLeadsMinutes, $"{of.Path("answer")}#minutes");
        if (MayClose) yield return new(texts.ReportClose, texts.ReportCloseSays, $"{of.Path("answer")}#close");
        if (MayReport) yield return new(texts.ReportRecordFor, texts.ReportSays, of.Path(CheckpointStanding.AwaitsReceipt(of.Project, checkpoint) ? "receipt" : "position"));
        if (MayConfirm) yield return new(texts.CheckpointsDoConfirm, texts.CheckpointsLeadsConfirm, of.Path("confirmation"));
    }

    IEnumerable<Way> Both()
    {
        if (of.State is CheckpointState.InForce && Open(new HoldReview([checkpoint.Id], of.View.Today, null, by, at))) yield return new(texts.CheckpointsDoReview, texts.CheckpointsLeadsReview, of.Path("review"));
        if (MayAgree) yield return new(texts.CheckpointsDoAgreement, texts.CheckpointsLeadsAgreement, of.Path("agreement"));
        if (of.Pack.ConciliationOf(of.Right) is { } body && (MayStartConciliation || MayEndConciliation))
            yield return new(texts.AtStart(body.Name.In(texts.Language)), body.Says.In(texts.Language), of.Path("conciliation"));
    }

    public bool MayHandOver => of.Runs && checkpoint is { Packet: null, Competence: not { Holds: false } } and not { LevelOpen: true, Competence: null } && of.Project.Runs && CheckpointRule.Prohibited(of.Project) is null;

    public bool MayTakePosition => checkpoint.Strength is not (Strength.Inform or Strength.Condition) && Open(Position(null));

    public bool MayReport => of.Runs && checkpoint.Packet is not null && checkpoint.Strength is not Strength.Condition && Open(Position(Outside));

    public bool MayOffer => checkpoint.Strength is Strength.Consult or Strength.Negotiate && !CheckpointRule.IsMet(of.Project, checkpoint) && Open(new OfferTalks(checkpoint.Id, DateOnly.MaxValue, by, at));

    public bool MayClose => Open(new CloseCheckpoint(checkpoint.Id, null, by, at));

    public IEnumerable<OutcomeKind> Minutes => ((OutcomeKind[])[OutcomeKind.ConsultationMinutes, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft])
        .Where(k => !CheckpointRule.IsMet(of.Project, checkpoint) && Open(new RecordMinutes(checkpoint.Id, k, Outside, by, at)));

    public bool MayConfirm => checkpoint.Strength is Strength.Condition
        && (Open(new ConfirmHolds(checkpoint.Id, [], null, null, by, at)) || of.Runs && Open(new ConfirmHolds(checkpoint.Id, [], null, Outside, by, at)));

    public bool MayStartConciliation => Open(new StartConciliation(checkpoint.Id, null, of.View.Today, null, by, at));

    public bool MayEndConciliation => Open(new EndConciliation(checkpoint.Id, DisputeEnd.NoAgreement, Outside, by, at));

    public bool MayAgree => checkpoint.Strength is not (Strength.Inform or Strength.Condition) && checkpoint.Competence is not { Holds: false }
        && (CheckpointStanding.AgreementOf(of.Project, checkpoint) is not null && of.IsSide
            || Open(new DraftAgreement(new(Guid.CreateVersion7()), [checkpoint.Id], 0, "de", null, [], new(null, null, null), null, by, at)));

    /// <summary>What the party may say, as its right goes; the ones that ask for something come last.</summary>
    public IEnumerable<PositionKind> Kinds() => checkpoint.Strength is Strength.Consult
        ? [PositionKind.Opinion, PositionKind.Consent, PositionKind.ConsentWithConditions, PositionKind.Objection, PositionKind.MoreInformation, PositionKind.Expert, PositionKind.Negotiate]
        : [PositionKind.Consent, PositionKind.ConsentWithConditions, PositionKind.Objection, PositionKind.Negotiate, PositionKind.MoreInformation, PositionKind.Expert];

    public string Leads(PositionKind kind) => (kind, checkpoint.Strength) switch
    {
        (PositionKind.Consent, _) => checkpoint.At.Lock is null ? texts.CheckpointsLeadsConsent : texts.CheckpointsLeadsConsentLock,
        (PositionKind.ConsentWithConditions, _) => texts.CheckpointsLeadsConditions,
        (PositionKind.Objection, Strength.Consult) => texts.CheckpointsLeadsObjectionConsult,
        (PositionKind.Objection, _) => of.Pack.ConciliationOf(of.Right) is { } body ? texts.CheckpointsLeadsObjectionTo(body.Name.In(texts.Language)) : texts.CheckpointsLeadsObjection,
        (PositionKind.Opinion, _) => texts.CheckpointsLeadsOpinion,
        (PositionKind.Negotiate, _) => texts.CheckpointsLeadsNegotiate,
        (PositionKind.MoreInformation, _) => texts.CheckpointsLeadsMore,
        (PositionKind.Expert, _) => texts.CheckpointsLeadsExpert,
        _ => throw new System.Diagnostics.UnreachableException($"position {kind}"),
    };

    public Silence Silence => of.Right.Clocks.Where(c => c.Kind is ClockKind.Reply).Select(c => c.Silence).FirstOrDefault();

    Report Outside => new(new(Guid.CreateVersion7()), Channel.Paper, of.View.Today, null, null);

    TakePosition Position(Report? report) => new(checkpoint.Id, Version, PositionKind.Objection, null, null, [], Audience.OfProject, report, by, at);

    bool Open(ProjectCommand command) => command.IsOpenIn(of.Project);
}
