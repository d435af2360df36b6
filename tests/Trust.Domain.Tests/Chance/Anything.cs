using System.Collections.Frozen;
using System.Collections.Immutable;
using Trust.Domain.Acceptance;
using Trust.Domain.Assessments;
using Trust.Domain.Changes;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;
using Trust.Domain.Themes;

namespace Trust.Domain.Tests;

/// <summary>Any command that anybody might try: mostly plausible, often wrong.</summary>
sealed partial class Anything(Dice dice, Layout layout)
{
    static readonly FrozenDictionary<Type, Func<Anything, Project, DateTimeOffset, ProjectCommand>> Ways =
        new Dictionary<Type, Func<Anything, Project, DateTimeOffset, ProjectCommand>>
        {
            [typeof(CreateProject)] = (x, _, at) => x.layout.Creation(at),
            [typeof(DescribeProject)] = (x, now, at) => new DescribeProject(x.dice.MaybeText(), null, x.dice.Percent(50) ? x.dice.Text() : null, x.dice.Percent(20) ? now.StartsOn.AddDays(1) : null, x.dice.Percent(30) ? x.dice.Below(9) : null, x.Runner(now), at)
            {
                Today = x.dice.Percent(10) ? x.dice.Word<Today>() : null,
                Decides = x.dice.Percent(10) ? x.dice.Word<Decides>() : null,
                NoBody = x.dice.Percent(10),
                Sites = x.dice.Percent(10) ? [Acts.SiteLindtal with { Id = x.dice.Percent(50) ? now.Sites.Keys.First() : new(Id.Guid(0x51, x.dice.Fresh())) }] : [],
            },
            [typeof(AddSite)] = (x, now, at) => new AddSite(Acts.SiteLindtal with { Id = x.dice.Percent(10) ? now.Sites.Keys.First() : new(Id.Guid(0x51, x.dice.Fresh())) }, x.dice.MaybeText(), x.Questions(), x.Runner(now), at),
            [typeof(AddBody)] = (x, now, at) => new AddBody(new(new(Id.Guid(0xB0, x.dice.Fresh())), x.dice.Word<BodyKind>(), x.dice.Text(), BodyLevel.Site,
                x.dice.Percent(30) ? [] : x.dice.Some([.. now.Sites.Keys, new(Id.Guid(0x51, 77))]), null), x.dice.MaybeText(), x.Questions(), x.Runner(now), at),
            [typeof(StartProject)] = (x, now, at) => new StartProject(x.Runner(now), at) { SeatsSpeakers = x.dice.Percent(30) },
            [typeof(SeatSpeakers)] = (x, now, at) => new SeatSpeakers(x.Runner(now), at),
            [typeof(AdoptRulebook)] = (x, now, at) => new AdoptRulebook(x.dice.Percent(10) ? x.layout.Later with { Key = "other" } : x.layout.Later, x.Runner(now), at),
            [typeof(NameSpeakers)] = (x, now, at) => new NameSpeakers(x.Somebody(), x.dice.MaybeText(), ImmutableSortedDictionary<Group, SpeaksFor>.Empty.Add(x.dice.Word<Group>(), new(x.dice.Word<SpokenForBy>(), x.dice.PickOrNone(now.Bodies.Keys), x.Somebody(), x.dice.MaybeText())), x.Runner(now), at),
            [typeof(RecordContact)] = (x, now, at) => new RecordContact(x.Party(now), now.Day(at).AddDays(1 - x.dice.Below(9)), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(GiveRole)] = (x, now, at) => new GiveRole(x.Somebody(), x.dice.Word<ProjectRole>(), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(EndRole)] = (x, now, at) => new EndRole(x.dice.Pick(now.Roles).Person, x.dice.Word<ProjectRole>(), x.Runner(now), at),
            [typeof(OfferOwnership)] = (x, now, at) => new OfferOwnership(x.Somebody(), x.Runner(now), at),
            [typeof(TakeOwnership)] = (x, now, at) => new TakeOwnership(now.OwnershipOfferedTo is { } to && x.dice.Percent(80) ? Actor.Of(to) : x.Anyone(), at),
            [typeof(PauseProject)] = (x, now, at) => new PauseProject(x.dice.MaybeText(), x.Runner(now), at),
            [typeof(ResumeProject)] = (x, now, at) => new ResumeProject(x.dice.MaybeText(), x.Runner(now), at),
            [typeof(CancelProject)] = (x, now, at) => new CancelProject(x.dice.MaybeText(), x.dice.MaybeText(), x.dice.MaybeText(), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(RetireProject)] = (x, now, at) => new RetireProject(x.dice.MaybeText(), x.dice.MaybeText(), now.Day(at), x.Runner(now), at),
            [typeof(PutInUse)] = (x, _, at) => new PutInUse(x.dice.Percent(50) ? Actor.Trust : x.Anyone(), at),
            [typeof(OpenPublicPage)] = (x, now, at) => new OpenPublicPage(new(Id.Guid(0x9A, x.dice.Fresh())), x.dice.Word<PublicPageKind>(), x.dice.Percent(90) ? now.Day(at).AddDays(x.dice.Below(900) - 20) : null, x.Runner(now), at),
            [typeof(ClosePublicPage)] = (x, now, at) => new ClosePublicPage(x.dice.PickOrNone(now.OpenPages.Keys) ?? new(Id.Guid(0x9A, 0)), x.Runner(now), at),
            [typeof(DescribeGroup)] = (x, now, at) => x.Describe(now, at),
            [typeof(PlaceStakeholder)] = (x, now, at) => new PlaceStakeholder(new(x.Somebody(), x.Party(now), x.dice.MaybeText(), x.dice.Word<Channel>(), null), x.Runner(now), at),
            [typeof(RemoveStakeholder)] = (x, now, at) => new RemoveStakeholder(x.dice.PickOrNone(now.Stakeholders.Keys) ?? x.Somebody(), x.Runner(now), at),
            [typeof(SetSeat)] = (x, now, at) => x.Seat(now, at),
            [typeof(GiveEvidence)] = (x, now, at) => x.Give(now, at),
            [typeof(DraftAssessment)] = (x, now, at) => new DraftAssessment(x.Item(now), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(WaiveEvidence)] = (x, now, at) => x.Waive(now, at),
            [typeof(OpenGate)] = (x, now, at) => new OpenGate(x.dice.Word<Stage>(), x.Runner(now), at),
            [typeof(DecideGate)] = (x, now, at) => x.Decide(now, at),
            [typeof(DisputeAct)] = (x, now, at) => x.Dispute(now, at),
            [typeof(ConfirmAct)] = (x, now, at) => x.Confirm(now, at),
            [typeof(MeetCondition)] = (x, now, at) => x.OfCondition(now, (id, from) => x.dice.Percent(30)
                ? new MeetCondition(id, null, x.Reported(now, at), x.Runner(now), at) : new MeetCondition(id, x.dice.MaybeText(), null, x.Holder(now, from, at), at)),
            [typeof(WaiveCondition)] = (x, now, at) => x.OfCondition(now, (id, from) => new WaiveCondition(id, x.dice.MaybeText(), x.Holder(now, from, at), at)),
            [typeof(RecordOutcome)] = (x, now, at) => new RecordOutcome(x.dice.Word<Stage>(), x.Party(now), x.dice.Word<OutcomeKind>(), x.dice.MaybeText(), x.dice.Percent(80) ? x.Reported(now, at) : null, x.Runner(now), at),
            [typeof(OfferMeeting)] = (x, now, at) => new OfferMeeting(x.dice.Word<Stage>(), x.Party(now), now.Day(at).AddDays(x.dice.Below(9) - 1), x.Runner(now), at),
            [typeof(CloseWithoutPosition)] = (x, now, at) => new CloseWithoutPosition(x.ReviewedStage(now), x.Party(now), now.Day(at).AddDays(-1), x.dice.MaybeText(), x.Holder(now, PartyId.Of(Group.Management), at), at),
            [typeof(ReopenStage)] = (x, now, at) => new ReopenStage(x.dice.Word<Stage>(), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(OpenLock)] = (x, now, at) => new OpenLock(x.dice.Word<Lock>(), x.dice.Some([.. now.Sites.Keys]), x.Runner(now), at),
            [typeof(EndPilot)] = (x, now, at) => new EndPilot(x.dice.MaybeText(), x.Runner(now), at),
            [typeof(ReportChange)] = (x, now, at) => new ReportChange(new(Id.Guid(0xC4, x.dice.Fresh())), x.dice.Word<ChangeKind>(), x.dice.MaybeText(), x.Questions(), x.Runner(now), at),
            [typeof(RaiseChangeClass)] = (x, now, at) => new RaiseChangeClass(x.dice.PickOrNone(now.Changes.Keys) ?? new(Id.Guid(0xC4, 0)), x.dice.Word<ChangeClass>(), x.dice.Some(Enum.GetValues<Stage>()), x.dice.MaybeText(), x.BodyHolder(now, at), at),
            [typeof(RaiseObjection)] = (x, now, at) => x.Object(now, at),
            [typeof(AcknowledgeObjection)] = (x, now, at) => new AcknowledgeObjection(x.Objection(now).Id, x.Runner(now), at),
            [typeof(AnswerObjection)] = (x, now, at) => new AnswerObjection(x.Objection(now).Id, x.dice.MaybeText(), x.dice.MaybeText(), x.Cites(now), x.Runner(now), at),
            [typeof(ConfirmBlocking)] = (x, now, at) => new ConfirmBlocking(x.Objection(now).Id, x.dice.Percent(50) ? x.Runner(now) : x.Holder(now, PartyId.Of(Group.It), at), at),
            [typeof(DeclineBlocking)] = (x, now, at) => new DeclineBlocking(x.Objection(now).Id, x.dice.MaybeText(), x.Runner(now), at),
            [typeof(AcceptAnswer)] = (x, now, at) => x.Replying(now, (id, raiser) => new AcceptAnswer(id, raiser, at)),
            [typeof(ContestAnswer)] = (x, now, at) => x.Replying(now, (id, raiser) => new ContestAnswer(id, x.dice.MaybeText(), raiser, at)),
            [typeof(WithdrawObjection)] = (x, now, at) => x.Replying(now, (id, raiser) => new WithdrawObjection(id, raiser, at)),
            [typeof(EscalateObjection)] = (x, now, at) => new EscalateObjection(x.In(now, ObjectionState.Contested), x.Runner(now), at),
            [typeof(SettleObjection)] = (x, now, at) => new SettleObjection(x.In(now, ObjectionState.Escalated), x.dice.MaybeText(), x.dice.PickOrNone(now.Bodies.Keys), x.dice.Percent(80) ? Actor.Of(Layout.Sponsor) : x.Anyone(), at),
            [typeof(LapseObjection)] = (x, now, at) => new LapseObjection(x.Objection(now).Id, x.dice.Below(4), x.dice.Percent(90) ? Actor.Trust : x.Anyone(), at),
            [typeof(LendWords)] = (x, now, at) => x.Replying(now, (id, raiser) => new LendWords(id, x.dice.MaybeText(), raiser, at)),
            [typeof(NameTheme)] = (x, now, at) => new NameTheme(new(Id.Guid(0x7E, x.dice.Fresh())), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(RenameTheme)] = (x, now, at) => new RenameTheme(x.dice.PickOrNone(now.Themes.Keys) ?? new(Id.Guid(0x7E, 0)), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(PutUnderTheme)] = (x, now, at) => new PutUnderTheme(x.Objection(now).Id, x.dice.PickOrNone(now.Themes.Keys), x.Runner(now), at),
            [typeof(SayWhatChanged)] = (x, now, at) => new SayWhatChanged(x.dice.PickOrNone(now.Themes.Keys) ?? new(Id.Guid(0x7E, 0)), x.dice.MaybeText(), x.Runner(now), at) { ForEveryone = x.dice.Percent(30) },
            [typeof(AddMilestone)] = (x, now, at) => new AddMilestone(Id.Milestone(x.dice.Fresh()), x.dice.MaybeText(), x.dice.Word<Stage>(), x.dice.Word<Group>(), now.Day(at).AddDays(x.dice.Below(60) - 5), x.dice.Percent(30), x.Runner(now), at),
            [typeof(MoveMilestone)] = (x, now, at) => new MoveMilestone(x.Milestone(now), now.Day(at).AddDays(x.dice.Below(60) - 5), x.Runner(now), at),
            [typeof(ShiftMilestones)] = (x, now, at) => new ShiftMilestones(x.dice.Below(20) - 8, x.dice.Percent(50) ? x.Milestone(now) : null, now.Number - (x.dice.Percent(10) ? 1 : 0), x.Runner(now), at),
            [typeof(SetMilestoneHours)] = (x, now, at) => new SetMilestoneHours(x.Milestone(now), x.dice.Percent(70) ? new(x.dice.Below(24), 0) : null, x.dice.Percent(70) ? new(x.dice.Below(24), 30) : null, x.Runner(now), at),
            [typeof(HoldMilestone)] = (x, now, at) => x.Hold(now, at),
            [typeof(CompleteMilestone)] = (x, now, at) => new CompleteMilestone(x.Milestone(now), now.Day(at).AddDays(1 - x.dice.Below(5)), x.Runner(now), at),
            [typeof(DropMilestone)] = (x, now, at) => new DropMilestone(x.Milestone(now), x.dice.MaybeText(), x.Runner(now), at),
            [typeof(RecordKpiPoint)] = (x, now, at) => new RecordKpiPoint(x.Kpi(now), now.Day(at).AddDays(1 - x.dice.Below(40)), x.dice.Below(110), x.dice.Percent(60) ? x.dice.Below(20) : null, x.dice.MaybeText(), x.dice.Percent(20), x.Runner(now), at),
            [typeof(SetKpiTarget)] = (x, now, at) => new SetKpiTarget(x.Kpi(now), x.dice.Percent(80) ? new(x.dice.Below(110), x.dice.Percent(30) ? x.dice.Below(110) : null) : null, x.Runner(now), at),
            [typeof(EstimateRoi)] = (x, now, at) => new EstimateRoi(x.dice.Percent(90) ? "EUR" : "euro", x.Range(now, at), x.Range(now, at), x.dice.Percent(50) ? x.Range(now, at) : null, null, null, x.Range(now, at), x.Runner(now), at),
            [typeof(RestoreMilestone)] = (x, now, at) => new RestoreMilestone(x.Milestone(now), x.dice.MaybeText(), x.Runner(now), at),
        }.Concat(AtCheckpoints).ToFrozenDictionary();

    string Kpi(Project now) => dice.Percent(95) ? dice.Pick(now.Rules.Kpis).Key : "luck";

    RoiEntry Range(Project now, DateTimeOffset at) => new(dice.Below(10), 10, 10 + dice.Below(10), dice.MaybeText(), now.Day(at).AddDays(-dice.Below(9)));

    // what is held is at times let go by those who hold it
    HoldMilestone Hold(Project now, DateTimeOffset at) => dice.Percent(30) && dice.PickOrNone(now.Milestones.Values.Where(m => m.IsPlanned && m.Hold is not null).Select(m => m.Id)) is { } held
        ? new(held, null, now.Milestones[held].Hold!.SetBy, dice.MaybeText(), now.Milestones[held].Hold!.SetBy is { } party ? Holder(now, party, at) : Runner(now), at)
        : new(Milestone(now), dice.Percent(70) ? now.Day(at).AddDays(dice.Below(90)) : null, dice.Percent(70) ? Party(now) : null, dice.MaybeText(), dice.Percent(60) ? Runner(now) : BodyHolder(now, at), at);

    MilestoneId Milestone(Project now) => dice.PickOrNone(now.Milestones.Keys) ?? Id.Milestone(0);

    static readonly ImmutableArray<Type> Objecting = [typeof(RaiseObjection), typeof(AnswerObjection), typeof(ContestAnswer), typeof(AcceptAnswer), typeof(EscalateObjection), typeof(SettleObjection), typeof(LapseObjection), typeof(LapseObjection), typeof(LapseObjection)];

    /// <summary>What the rolls are taken from; a decision, a dispute or a condition turns up more often than its fair share.</summary>
    static readonly ImmutableArray<Type> Wheel = [.. Ways.Keys.OrderBy(t => t.Name, StringComparer.Ordinal), .. Enumerable.Repeat(typeof(DecideGate), 14), .. Enumerable.Repeat(typeof(DisputeAct), 6),
        .. Enumerable.Repeat(typeof(GiveEvidence), 4), .. Enumerable.Repeat(typeof(MeetCondition), 3), .. Enumerable.Repeat(typeof(SetSeat), 2), .. Enumerable.Repeat(typeof(PutInUse), 3), .. Enumerable.Repeat(typeof(RecordOutcome), 2), .. Objecting, .. Objecting, .. Objecting, .. AtCheckpoints.Keys, .. AtCheckpoints.Keys];

    public static IEnumerable<Type> Covered => Ways.Keys;

    readonly Dice dice = dice;
    readonly Layout layout = layout;

    public ProjectCommand Next(Project now, DateTimeOffset at) => Ways[dice.Pick(Wheel)](this, now, at);

    public ProjectCommand Of(Type command, Project now, DateTimeOffset at) => Ways[command](this, now, at);

    /// <summary>The wise thing, done in one of its ways: a yes may bring a condition, a condition may be waived, a lock open here before it opens there.</summary>
    public ProjectCommand Wise(ProjectCommand command, Project now, DateTimeOffset at) => command switch
    {
        DecideGate { Answer: GateAnswer.Approve, Stage: < Stage.Training } yes when dice.Percent(10) => yes with
        {
            Answer = GateAnswer.ApproveWithConditions,
            Conditions = [new(new(Id.Guid(0xC0, dice.Fresh())), dice.Text(), dice.Percent(70) ? new(yes.Stage + 1, null) : new(null, dice.Word<Lock>()), null, null)],
        },
        MeetCondition met when dice.Percent(50) => new WaiveCondition(met.Id, dice.Text(), met.By, at),
        OpenLock { Sites.IsEmpty: true } open when dice.Percent(40) => open with { Sites = dice.Some([.. now.Sites.Keys]) },
        WithdrawObjection back when dice.Percent(70) => Onward(now.Objections[back.Id], now, at),
        _ => command,
    };

    /// <summary>The long way of an objection: answered, contested, escalated, settled.</summary>
    ProjectCommand Onward(Objection objection, Project now, DateTimeOffset at) => objection.State switch
    {
        ObjectionState.Answered => dice.Percent(70) ? new ContestAnswer(objection.Id, dice.Text(), Actor.Of(objection.Raiser), at) : new AcceptAnswer(objection.Id, Actor.Of(objection.Raiser), at),
        ObjectionState.Contested => new EscalateObjection(objection.Id, Actor.Of(objection.Raiser), at),
        ObjectionState.Escalated => new SettleObjection(objection.Id, dice.Text(), objection.ForBody ?? dice.PickOrNone(now.Bodies.Keys), Actor.Of(Layout.Sponsor), at),
        _ => new AnswerObjection(objection.Id, dice.Text(), dice.Text(), [], Actor.Of(now.Owner!.Value), at), // there is always an owner
    };

    PersonId Somebody() => dice.Pick(Layout.People);

    Actor Anyone() => dice.Below(20) switch { 0 => Actor.Trust, _ => Actor.Of(Somebody()) };

    /// <summary>Owner or deputy, mostly.</summary>
    Actor Runner(Project now) => dice.Percent(85) ? Actor.Of(now.Owner!.Value) : Anyone();

    Actor Holder(Project now, PartyId party, DateTimeOffset at) => now.Seat(party) is { } seat && dice.Percent(85)
        ? Actor.Of(dice.Pick([.. seat.Holders, .. seat.Deputies.Where(d => d.From <= now.Day(at)).Select(d => d.Person)]))
        : dice.Percent(30) ? new Actor.Claim(new(Id.Guid(0xC1, 1)), party, dice.PickOrNone(now.Acts.Values.Where(a => a.For == party).Select(a => a.Id)) ?? Id.Act(0)) : Anyone();

    Actor BodyHolder(Project now, DateTimeOffset at) => dice.PickOrNone(now.Bodies.Keys) is { } body ? Holder(now, PartyId.Of(body), at) : Anyone();

    PartyId Party(Project now) => dice.Percent(60) && !now.Bodies.IsEmpty ? PartyId.Of(dice.Pick([.. now.Bodies.Keys]))
        : dice.Percent(95) ? PartyId.Of(dice.Word<Group>()) : PartyId.Of(new BodyId(Id.Guid(0xB0, 77)));

    Stage ReviewedStage(Project now) => dice.Percent(90) ? dice.PickOrNone(now.Stages.Where(s => s.State is StageState.InReview).Select(s => s.Stage)) ?? dice.Word<Stage>() : dice.Word<Stage>();

    EvidenceRef Item(Project now)
    {
        var stage = dice.Word<Stage>();
        return new(stage, dice.Percent(97) ? dice.Pick(now.Rules.Of(stage).Evidence).Key : "unheard-of");
    }

    Report Reported(Project now, DateTimeOffset at) => new(
        dice.Percent(10) && dice.PickOrNone(now.Acts.Keys) is { } known ? known : new(Id.Guid(0xAC, dice.Fresh())),
        dice.Percent(75) ? Channel.Paper : dice.Word<Channel>(), now.Day(at).AddDays(-dice.Below(4)), null, dice.Percent(90) ? Id.File(dice.Fresh()) : null);

    DescribeGroup Describe(Project now, DateTimeOffset at) => new(dice.Word<Group>(), new(dice.Below(7), dice.MaybeText(), null,
        dice.Percent(50) ? dice.Word<Position>() : null, dice.Percent(80) ? dice.Word<PositionSource>() : null, dice.Below(9),
        new(dice.Word<SpokenForBy>(), dice.PickOrNone(now.Bodies.Keys), Somebody(), dice.MaybeText())), Runner(now), at);

    SetSeat Seat(Project now, DateTimeOffset at)
    {
        var party = Party(now);
        var day = now.Day(at);
        ImmutableArray<PersonId> holders = [.. (now.Seat(party)?.Holders ?? []).Where(_ => dice.Percent(70)), .. Enumerable.Range(0, dice.Below(3)).Select(_ => Somebody())];
        return new(new(party, dice.Percent(40) ? dice.Word<Strength>() : now.Seat(party)?.Strength, dice.Word<SeatRule>(), dice.Percent(80) ? 1 + dice.Below(3) : null,
            holders, dice.Percent(20) ? [new(Somebody(), day.AddDays(-1), day.AddDays(dice.Below(20) - 2))] : []),
            dice.MaybeText(), dice.Percent(60) ? Holder(now, party, at) : Runner(now), at);
    }

    GiveEvidence Give(Project now, DateTimeOffset at)
    {
        var item = Item(now);
        var given = Acts.Piece(now, item.Stage, item.Item, at, dice.Fresh()) with { By = Runner(now) };
        return dice.Below(10) switch
        {
            0 => given with { Files = [] },
            1 => given with { Text = null, Link = dice.Text() },
            2 => given with { Audience = new(dice.Word<AudienceKind>(), [Party(now)], dice.MaybeText(), now.Day(at).AddDays(dice.Below(40) - 5)) },
            3 => given with { Numbers = Acts.NoNumbers },
            _ => given,
        };
    }

    WaiveEvidence Waive(Project now, DateTimeOffset at)
    {
        var item = Item(now);
        var to = now.Rules.Item(item.Stage, item.Item)?.To ?? Group.Hr;
        var party = to is Group.WorksCouncil || dice.Percent(20) ? Party(now) : PartyId.Of(to);
        return new(item, party, dice.MaybeText(), Holder(now, party, at), at);
    }

    DecideGate Decide(Project now, DateTimeOffset at)
    {
        var stage = ReviewedStage(now);
        var party = dice.Percent(90) ? dice.Pick([.. Asked.At(now, stage)]).Party : Party(now);
        var answer = dice.Percent(55) ? GateAnswer.Approve : dice.Word<GateAnswer>();
        var decision = Acts.Decision(now, stage, party, Holder(now, party, at), answer, at);
        if (answer is GateAnswer.ApproveWithConditions)
            decision = decision with
            {
                Conditions = [new(new(Id.Guid(0xC0, dice.Fresh())), dice.Text(),
                    dice.Percent(60) ? new(stage is Stage.Training ? stage : stage + 1, null) : new(null, dice.Word<Lock>()), null, null)],
            };
        return dice.Below(10) switch
        {
            0 => decision with { Round = decision.Round + 1 - dice.Below(3) },
            1 => decision with { Comment = dice.MaybeText() },
            2 or 3 or 4 => decision with { OnBehalf = Reported(now, at), By = Runner(now) },
            _ => decision,
        };
    }

    DisputeAct Dispute(Project now, DateTimeOffset at)
    {
        var act = dice.PickOrNone(now.Acts.Values.Where(a => !a.Disputed).Select(a => a.Id)) ?? Id.Act(0);
        return new(act, dice.MaybeText(), now.Acts.GetValueOrDefault(act) is { } told ? Holder(now, told.For, at) : Anyone(), at);
    }

    ConfirmAct Confirm(Project now, DateTimeOffset at)
    {
        var told = Dispute(now, at);
        return new(told.Act, told.By, at);
    }

    ProjectCommand OfCondition(Project now, Func<ConditionId, PartyId, ProjectCommand> way) =>
        dice.PickOrNone(now.Conditions.Values.Where(c => c.State is ConditionState.Open || dice.Percent(10)).Select(c => c.Id)) is { } id
            ? way(id, now.Conditions[id].From)
            : way(Id.Condition(0), Party(now));

    ImmutableSortedDictionary<string, bool> Questions() => new[] { "other-people", "other-data" }.Where(_ => dice.Percent(95))
        .ToImmutableSortedDictionary(q => q, q => dice.Percent(q == "other-data" ? 60 : 40), StringComparer.Ordinal);

    RaiseObjection Object(Project now, DateTimeOffset at)
    {
        var body = dice.Percent(40) ? dice.PickOrNone(now.Bodies.Keys) : null;
        return new(new(Id.Guid(0x0B, dice.Fresh())), dice.Percent(50) ? dice.Word<Stage>() : null, dice.Word<ObjectionCategory>(), dice.MaybeText(), dice.Percent(50), body,
            body is { } b ? Holder(now, PartyId.Of(b), at) : Anyone(), at);
    }

    /// <summary>One in this state, where there is any: what comes late in an objection's life would else hardly ever be tried.</summary>
    ObjectionId In(Project now, ObjectionState state) => dice.PickOrNone(now.Objections.Values.Where(o => o.State == state).Select(o => o.Id)) ?? Objection(now).Id;

    Objection Objection(Project now) => dice.Percent(97) && now.Objections.Values.Where(o => o.IsOpen || dice.Percent(20)).ToList() is { Count: > 0 } known
        ? dice.Pick(known)
        : new(Id.Objection(0), Somebody(), null, ObjectionCategory.Other, false, false, null, ObjectionState.Raised, now.Since, now.Since, null, null);

    ProjectCommand Replying(Project now, Func<ObjectionId, Actor, ProjectCommand> way)
    {
        var objection = Objection(now);
        return way(objection.Id, dice.Percent(85) ? Actor.Of(objection.Raiser) : Anyone());
    }

    ImmutableArray<Citation> Cites(Project now) => [.. now.Evidence.Where(_ => dice.Percent(20)).Select(e => new Citation(e.Key, e.Value.Revision))];
}
