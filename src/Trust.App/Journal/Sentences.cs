using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Assessments;
using Trust.Domain.Changes;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;
using Trust.Domain.Themes;

namespace Trust.App;

/// <summary>The journal in words: what happened as a sentence in the reader's language, offices and parties by name, persons by office.
/// The project is the one of today, since it still knows every act, condition and body that an entry names.</summary>
public sealed record Sentences(Wording Wording)
{
    Texts Texts => Wording.Texts;
    Project Project => Wording.View.Project;

    /// <summary>Who did it: the office, or the part in the project; a raiser stays unnamed to those who may not know.</summary>
    public string Who(ProjectEvent happened, Stamp stamp) => stamp.By switch
    {
        Actor.System => Texts.JournalTrustItself,
        Actor.Claim claim => Texts.AtStart(Texts.JournalByLink(Wording.Party(claim.For))),
        _ when RaiserOf(happened) is { } raised && !MayKnow(raised) => Texts.AtStart(Texts.TurnRaiser),
        _ => Office(stamp.By.PersonId),
    };

    /// <summary>The person's name, where there is one and the reader may know it.</summary>
    public string? Name(ProjectEvent happened, Stamp stamp) => RaiserOf(happened) is { } raised && !MayKnow(raised) ? null : Wording.View.Name(stamp.By.PersonId);

    public string Of(ProjectEvent happened, Stamp stamp) => Texts.AtStart(string.Join(' ', [Say(happened), .. Beside(happened, stamp)]));

    string Say(ProjectEvent happened)
    {
        var (name, _) = EventNames.Of[happened.GetType()];
        return Texts.Of($"journal.{name}", [.. Facts(happened)]);
    }

    IEnumerable<Fact> Facts(ProjectEvent happened) => happened switch
    {
        ProjectCreated => [Named("rulebook", Project.Rules.Name.In(Texts.Language))],
        SiteAdded e => [Named("site", Wording.Site(e.Site.Id))],
        BodyAdded e => [Party(PartyId.Of(e.Body.Id))],
        PublicPageOpened e => [Fact.Of("publicPageKind", e.Kind), Fact.Of("until", e.Until)],
        PublicPageClosed e => [Fact.Of("publicPageKind", e.Kind)],
        RulebookAdopted => [Named("rulebook", Project.Rules.Name.In(Texts.Language))],
        ProjectRetired e => [Fact.Of("on", e.PeopleToldOn)],
        RoleGiven e => [Fact.Of("role", e.Role), Person(e.Person)],
        RoleEnded e => [Fact.Of("role", e.Role), Person(e.Person)],
        OwnershipOffered e => [Person(e.To)],
        OwnershipTaken e => [Person(e.Person)],
        GroupDescribed e => [Fact.Of("group", e.Group)],
        ContactRecorded e => [Party(e.Party), Fact.Of("on", e.On)],
        StakeholderPlaced e => [Person(e.Stakeholder.Person), Party(e.Stakeholder.Party)],
        StakeholderRemoved e => [Person(e.Person)],
        SeatSet e => [Party(e.Seat.Party), Named("holders", Texts.List(e.Seat.Holders.Select(h => Office(h))))],
        StageEntered e => [Fact.Of("stage", e.Stage)],
        StagesReopened e => [Named("stages", Texts.List(e.Stages.Select(Texts.Word)))],
        EvidenceGiven e => [Fact.Of("stage", e.Item.Stage), Named("item", Wording.Item(e.Item)), Fact.Of("revision", e.Revision)],
        AssessmentDrafted e => [Named("item", Wording.Item(e.Item))],
        EvidenceWaived e => [Named("item", Wording.Item(e.Item)), Party(e.For)],
        GateOpened e => [Fact.Of("stage", e.Stage), Fact.Of("round", e.Round)],
        GateDecided e => [Fact.Of("stage", e.Stage), Fact.Of("round", e.Round), Party(e.For), Fact.Of("answer", e.Answer)],
        GateAnswersVoided e => [Fact.Of("stage", e.Stage), Named("parties", Texts.List(e.Parties.Select(Wording.Party)))],
        GateReturned e => [Fact.Of("stage", e.Stage), Fact.Of("round", e.Round), Party(e.By)],
        GatePassed e => [Fact.Of("stage", e.Stage)],
        ConditionSet e => [Party(e.From), Named("bound", Bound(e.At))],
        ConditionMet e => [Party(Project.Conditions[e.Id].From)],
        ConditionWaived e => [Party(Project.Conditions[e.Id].From)],
        OutcomeRecorded e => [Fact.Of("stage", e.Stage), Party(e.For), Fact.Of("outcomeKind", e.Kind)],
        MeetingOffered e => [Fact.Of("stage", e.Stage), Party(e.For), Fact.Of("on", e.On)],
        ActDisputed e => [Party(Project.Acts[e.Act].For)],
        ActConfirmed e => [Party(Project.Acts[e.Act].For)],
        LockOpened e => [Fact.Of("lock", e.Lock), Sites(e.Sites)],
        LockShut e => [Fact.Of("lock", e.Lock), Sites(e.Sites)],
        ObjectionRaised e => [Fact.Of("category", e.Category)],
        ThemeNamed e => [Theme(e.Id)],
        ThemeRenamed e => [Theme(e.Id)],
        ObjectionPutUnderTheme e => [e.Theme is { } theme ? Theme(theme) : Named("theme", Texts.FormNone)],
        ThemeAnswered e => [Theme(e.Id)],
        ObjectionBlockingDecided e => [Named("decided", e.Blocks ? Texts.JournalDecidedBlocks : Texts.JournalDecidedDoesNotBlock)],
        ChangeReported e => [Fact.Of("changeKind", e.Kind), Fact.Of("changeClass", e.Class)],
        MilestonesPlanned e => [Named("milestones", Texts.List(e.Planned.OrderBy(m => m.DueOn).Select(m => $"{Wording.Milestone(m.Id)} ({Texts.Date(m.DueOn)})")))],
        MilestonesMoved e => [Named("milestones", Texts.List(e.Moves.Select(m => Wording.Milestone(m.Id) + " " + Texts.Date(m.DueOn))))],
        MilestoneHoursSet e => [Milestone(e.Id), Named("hours", e.Hours is { } hours ? Texts.Hours(hours.From, hours.Until) : Texts.FormNone)],
        MilestoneHeld e => [Milestone(e.Id), Fact.Of("on", e.On)],
        MilestoneReleased e => [Milestone(e.Id)],
        MilestoneCompleted e => [Milestone(e.Id), Fact.Of("on", e.On)],
        MilestoneDropped e => [Milestone(e.Id)],
        MilestoneRestored e => [Milestone(e.Id)],
        ChangeClassRaised e => [Fact.Of("changeClass", e.To)],
        KpiPointRecorded e => [Named("kpi", Wording.Kpi(e.Kpi)), Named("value", Figure(e.Kpi, e.Point.Value)), Fact.Of("on", e.Point.On)],
        KpiTargetSet e => [Named("kpi", Wording.Kpi(e.Kpi)), Named("value", Target(e))],
        RoiEstimated e => [Named("percent", Texts.Number(Roi.Of(e.Estimate).Base.Percent))],
        _ => CheckpointFacts(happened),
    };

    IEnumerable<Fact> CheckpointFacts(ProjectEvent happened) => happened switch
    {
        CheckpointsRaised e => [Named("rights", Texts.List(e.Raised.Select(r => $"{Wording.Right(r.Right.ToString())} ({Wording.Party(r.Party)})").Distinct()))],
        CompetenceSettled e => [Named("parties", Texts.List(e.Competent.Select(Wording.Party)))],
        PacketHandedOver e => Of(e.Id),
        PacketChanged e => [.. Of(e.Id), Fact.Of("version", e.Version)],
        PacketReceived e => [.. Of(e.Id), Fact.Of("version", e.Version)],
        PacketIncomplete e => Of(e.Id),
        AnswerDateNamed e => [.. Of(e.Id), Fact.Of("on", e.AnswersBy)],
        PositionTaken e => [.. Of(e.Id), Fact.Of("positionKind", e.Kind)],
        PositionAnswered e => Of(e.Id),
        TalksOffered e => [.. Of(e.Id), Fact.Of("on", e.On)],
        CheckpointClosed e => Of(e.Id),
        MinutesRecorded e => [.. Of(e.Id), Fact.Of("outcomeKind", e.Kind)],
        RightConfirmed e => Of(e.Id),
        ConciliationStarted e => Of(e.Id),
        ConciliationEnded e => [.. Of(e.Id), Fact.Of("disputeEnd", e.End)],
        ClockEnded e => [.. Of(e.Checkpoint), Fact.Of("on", e.On)],
        AgreementDrafted e => [Party(e.With), Fact.Of("version", e.Version)],
        AgreementSigned e => [With(e.Id), Fact.Of("version", e.Version), Fact.Of("side", e.Side)],
        AgreementInForce e => [With(e.Id), Fact.Of("on", e.From)],
        AgreementNoticeGiven e => [With(e.Id), Fact.Of("side", e.Side), Fact.Of("on", e.EndsOn)],
        AgreementEnded e => [With(e.Id), Fact.Of("on", e.On)],
        ReviewHeld e => [Named("parties", Texts.List(e.Checkpoints.Select(c => Project.Checkpoints[c].Party).Distinct().Select(Wording.Party))), Fact.Of("on", e.On)],
        CommitmentMade e => [Fact.Of("on", e.CheckOn)],
        CommitmentChecked e => [Fact.Of("side", e.Side), Fact.Of("kept", e.Kept)],
        CommitmentMoved e => [Fact.Of("on", e.CheckOn)],
        _ => [],
    };

    /// <summary>What belongs beside the sentence: on whose behalf, for which sites only, due when, with how many files.</summary>
    IEnumerable<string> Beside(ProjectEvent happened, Stamp stamp) => happened switch
    {
        PacketChanged e => [.. Difference(e), e.ClockStartsAgain ? Texts.JournalClockAgain : Texts.JournalClockGoesOn],
        PositionTaken e => [.. Outside(e.OnBehalf), .. e.AsDeputy ? [Texts.JournalAsDeputy] : (string[])[], .. e.ToConfirm ? [Texts.JournalToConfirm] : (string[])[]],
        AgreementSigned e => [.. Outside(e.OnBehalf), .. e.AsDeputy ? [Texts.JournalAsDeputy] : (string[])[], .. e.ToConfirm ? [Texts.JournalToConfirm] : (string[])[]],
        GateDecided e => [.. Outside(e.OnBehalf), .. e.AsDeputy ? [Texts.JournalAsDeputy] : (string[])[]],
        _ when Reports.In(happened) is { } report => Outside(report),
        RoleGiven { Reason: not null } => [Texts.JournalRoleReason],
        GateOpened e => OnlyFor(e.Sites),
        GateReturned e => OnlyFor(e.Sites),
        GatePassed e => OnlyFor(e.Sites),
        ConditionSet { DueOn: { } on } => [Texts.JournalDueOn(on)],
        KpiPointRecorded { Point.Baseline: true } => [Texts.JournalBaseline],
        EvidenceGiven e => [.. e.HappenedOn is { } on ? [Texts.EvidenceHappened(on)] : (string[])[], .. e.Files.Length > 0 ? [Texts.JournalFiles(e.Files.Length)] : (string[])[]],
        StagesReopened { Change: not null } e => [Texts.JournalAfterChange, .. e.Sites is { } sites ? OnlyFor(sites) : []],
        StagesReopened { Act: not null } => [Texts.JournalAfterDispute],
        ObjectionRaised e => [.. e.Stage is { } stage ? [Texts.JournalAtStage(Texts.Word(stage))] : (string[])[],
            .. e.ForBody is { } body ? [Texts.JournalForBody(Wording.Party(PartyId.Of(body)))] : (string[])[],
            .. e.Blocking ? [Texts.JournalBlocks] : e.BlockingProposed ? [Texts.JournalBlockingProposed] : (string[])[]],
        ThemeAnswered { ForEveryone: true } => [Texts.JournalForEveryone],
        ObjectionSettled { With: { } body } => [Texts.JournalTogetherWith(Wording.Party(PartyId.Of(body)))],
        _ => [],
    };

    /// <summary>What is new in a packet, and what is gone; in quotation marks, since many are questions or lists themselves.</summary>
    IEnumerable<string> Difference(PacketChanged changed) => changed.Changes.GroupBy(c => c.Kind).OrderBy(kind => kind.Key)
        .Select(kind => (Kind: kind.Key, Pieces: Texts.List(kind.Select(c => Wording.Piece(changed.Id, c.Key)).Distinct().Select(Texts.JournalQuoted)))).Select(of => of.Kind switch
        {
            PieceChangeKind.Added => Texts.JournalPacketAdded(of.Pieces),
            PieceChangeKind.Renewed => Texts.JournalPacketRenewed(of.Pieces),
            PieceChangeKind.Removed => Texts.JournalPacketRemoved(of.Pieces),
            _ => throw new System.Diagnostics.UnreachableException($"change {of.Kind}"),
        });

    string[] Outside(Report? report) => report is null ? [] : [Texts.JournalHappenedOutside(Texts.Word(report.Channel), report.OccurredOn)];

    string[] OnlyFor(IReadOnlyCollection<SiteId> sites) => sites.Count == Project.Sites.Count ? [] : [Texts.JournalOnlyFor(SiteNames(sites))];

    string Bound(BoundTo at) => at switch
    {
        { Stage: { } stage } => Texts.JournalBoundGate(Texts.Word(stage)),
        { Lock: { } @lock } => Texts.JournalBoundLock(Texts.Word(@lock)),
        _ => throw new System.Diagnostics.UnreachableException("a condition binds a gate or a lock"),
    };

    /// <summary>A person by office, else by part in the project, else by the party they decide for.</summary>
    public string Office(PersonId? person)
    {
        if (person is not { } id) return Texts.JournalTrustItself;
        if (Wording.View.Text(Project.Stakeholders.GetValueOrDefault(id)?.Office) is { } office) return office;
        if (Project.Roles.Where(r => r.Person == id).Select(r => (ProjectRole?)r.Role).FirstOrDefault() is { } role) return Texts.AtStart(Texts.Word(role));
        if (Project.Seats.Values.FirstOrDefault(s => s.Holders.Contains(id) || s.Deputies.Any(d => d.Person == id)) is { } seat) return Texts.AtStart(Wording.Party(seat.Party));
        return Project.Stakeholders.GetValueOrDefault(id) is { } placed ? Texts.AtStart(Wording.Party(placed.Party)) : Texts.FormNone;
    }

    Objection? RaiserOf(ProjectEvent happened) => happened switch
    {
        ObjectionRaised { ForBody: null } e => Project.Objections[e.Id],
        ObjectionAccepted e => Project.Objections[e.Id],
        ObjectionContested e => Project.Objections[e.Id],
        ObjectionEscalated e => Project.Objections[e.Id],
        ObjectionWithdrawn e => Project.Objections[e.Id],
        ObjectionWordsLent e => Project.Objections[e.Id],
        _ => null,
    };

    bool MayKnow(Objection objection) =>
        objection.ForBody is not null || AudienceRule.MayKnowRaiser(Project, objection, Wording.View.Reader, Wording.View.Now);

    string Figure(string kpi, decimal value) => Project.Rules.Kpi(kpi) is { } rule ? Wording.Figure(rule, value) : Texts.Number(value);

    string Target(KpiTargetSet set) => set.Target is not { } target ? Texts.JournalTargetSuggested
        : Project.Rules.Kpi(set.Kpi) is { } rule ? Wording.Target(rule, target) : Texts.Number(target.Value);

    string SiteNames(IEnumerable<SiteId> sites) => Texts.List(sites.Select(Wording.Site));

    Fact Sites(IEnumerable<SiteId> sites) => Named("sites", SiteNames(sites));
    Fact[] Of(CheckpointId id) => [Named("right", Wording.Right(id)), Project.Checkpoints.GetValueOrDefault(id) is { } checkpoint ? Party(checkpoint.Party) : Named("party", Texts.FormNone)];
    Fact With(AgreementId id) => Party(Project.Agreements[id].With);
    Fact Milestone(MilestoneId id) => Named("milestone", Wording.Milestone(id));
    Fact Theme(ThemeId id) => Named("theme", Wording.View.Text(Project.Themes[id].Name) ?? Texts.FormNone);
    Fact Party(PartyId party) => Named("party", Wording.Party(party));
    Fact Person(PersonId person) => Named("person", Office(person));

    static Fact Named(string name, string value) => new(name, value);
}
