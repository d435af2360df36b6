using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class PositionTests
{
    static readonly Story Consent = HavingRight("consented", PlainQuestion.Monitors).And(HandsOver("consented"), Receives("consented"));
    static readonly Story Heard = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), Receives("heard"));

    static TakePosition Said(Project now, DateTimeOffset at) => Position(now, at, "consented", PositionKind.Objection);

    [Fact]
    public void Only_the_seat_of_the_body_says_where_it_stands_or_the_owner_reports_it()
    {
        Consent.When((now, at) => Said(now, at) with { By = Sofie.Is() }).ThenRefused("seat.not-yours");
        Consent.When((now, at) => Said(now, at) with { By = Henrik.Is(), OnBehalf = Reported(at) }).ThenRefused("act.only-owner-records");
        Consent.When((now, at) => Said(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Consent.When(Says("consented", PositionKind.Consent)).Then("position-taken").StateIs("consented", CheckpointState.Answered);
        Consent.And(Seats(new Seat(Council, null, SeatRule.All, null, [Walter, Wilma], [new(Willi, new(2026, 1, 1), new(2026, 12, 31))]), Walter))
            .And((now, at) => Position(now, at, "consented", PositionKind.Consent) with { By = Willi.Is() }).Holds(now => Of(now, "consented", null).Positions[0].AsDeputy);
    }

    [Fact]
    public void Everything_but_a_plain_consent_has_its_words()
    {
        Consent.When((now, at) => Said(now, at) with { Text = null }).ThenRefused("checkpoint.words-missing");
        Consent.When((now, at) => Position(now, at, "consented", PositionKind.Consent)).Then("position-taken");
        Consent.When((now, at) => Said(now, at) with { ResolvedOn = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Consent.When((now, at) => Said(now, at) with { Version = 7 }).ThenRefused("checkpoint.packet-changed");
        Consent.When((now, at) => Said(now, at) with { Audience = new(AudienceKind.Parties, [], null, null) }).ThenRefused("audience.party-missing");
    }

    [Fact]
    public void The_same_word_twice_is_heard_once_and_a_new_word_takes_its_place()
    {
        var said = Consent.And(Says("consented", PositionKind.Objection));
        said.When(Says("consented", PositionKind.Objection)).ThenNothing();
        Assert.Equal("checkpoint.objected", said.OpenAt("consented"));
        Assert.Null(said.And(Says("consented", PositionKind.Consent)).OpenAt("consented"));
    }

    [Fact]
    public void Conditions_bind_what_is_still_to_come_and_go_with_the_word_that_they_came_with()
    {
        TakePosition With(Project now, DateTimeOffset at, params BoundTo[] places) => Position(now, at, "consented", PositionKind.ConsentWithConditions) with
        {
            Conditions = [.. places.Select((p, i) => new Gates.NewCondition(Id.Condition(20 + i), Id.SomeText, p, null, null))],
        };
        Consent.When((now, at) => With(now, at)).ThenRefused("checkpoint.conditions-missing");
        Consent.When((now, at) => With(now, at, Pilot) with { Kind = PositionKind.Consent }).ThenRefused("checkpoint.conditions-missing");
        Consent.When((now, at) => With(now, at, new BoundTo(Stage.Transparency, null))).ThenRefused("condition.nothing-later");
        Consent.When((now, at) => With(now, at, Pilot) with { Conditions = [.. With(now, at, Pilot).Conditions, .. With(now, at, GoLive).Conditions] }).ThenRefused("condition.id-taken");
        var bound = Consent.When((now, at) => With(now, at, Pilot, Security)).Then("position-taken", "condition-set", "condition-set");
        Assert.Null(bound.OpenAt("consented"));
        Assert.Contains(Locks.LockRule.ToOpen(bound.Now, Lock.Pilot, Lindtal), b => b.Code == "lock.condition-open");
        Assert.All(bound.And(Says("consented", PositionKind.Consent)).Now.Conditions.Values, c => Assert.Equal(ConditionState.Withdrawn, c.State));
        bound.And(Meets(20, Walter)).Holds(now => now.Conditions[Id.Condition(20)].State is ConditionState.Met);
    }

    [Fact]
    public void Who_speaks_on_the_papers_has_them() =>
        HavingRight("consented", PlainQuestion.Monitors).And(HandsOver("consented")).When(Says("consented", PositionKind.Objection)).Then("packet-received", "position-taken");

    [Fact]
    public void A_body_may_speak_before_it_was_handed_anything() =>
        HavingRight("consented", PlainQuestion.Monitors).When(Says("consented", PositionKind.Objection)).Then("position-taken").StateIs("consented", CheckpointState.Answered);

    [Fact]
    public void A_reported_consent_counts_by_its_signed_document_or_once_the_body_confirms_it()
    {
        Assert.Null(Consent.And(ReportsSaid("consented", PositionKind.Consent)).OpenAt("consented"));
        var phoned = Consent.And(ReportsSaid("consented", PositionKind.Consent, 61, Channel.Phone, document: false));
        Assert.Equal("checkpoint.position-to-confirm", phoned.OpenAt("consented"));
        var confirmed = phoned.When((_, at) => new Gates.ConfirmAct(Id.Act(61), new Actor.Claim(Id.Claim(1), Council, Id.Act(61)), at)).Then("act-confirmed");
        Assert.Null(confirmed.OpenAt("consented"));
        Consent.When((now, at) => (TakePosition)ReportsSaid("consented", PositionKind.Consent)(now, at) with { OnBehalf = Reported(at) with { OccurredOn = now.Day(at).AddDays(1) } }).ThenRefused("act.in-the-future");
    }

    [Theory]
    [InlineData("heard", PositionKind.Opinion, "act.document-missing")]
    [InlineData("consented", PositionKind.Objection, "act.document-missing")]
    [InlineData("negotiated", PositionKind.Opinion, "act.minutes-missing")]
    public void Other_reported_words_need_the_document_that_their_right_asks_for(string right, PositionKind kind, string code)
    {
        var open = HavingRight(right, PlainQuestion.AsksQuestionnaires, PlainQuestion.Monitors, PlainQuestion.ChangesPay).And(HandsOver(right));
        open.When(ReportsSaid(right, kind, document: false)).ThenRefused(code);
        open.When(ReportsSaid(right, kind)).Then("packet-received", "position-taken");
    }

    [Fact]
    public void A_disputed_report_takes_nothing_from_what_the_body_said_before()
    {
        var told = Consent.And(Says("consented", PositionKind.Objection), ReportsSaid("consented", PositionKind.Consent));
        Assert.Null(told.OpenAt("consented"));
        Assert.Equal("checkpoint.objected", told.And(Disputes(61, Walter)).OpenAt("consented"));
        told.And(Disputes(61, Walter)).When(ReportsSaid("consented", PositionKind.Consent)).ThenNothing();
    }

    [Fact]
    public void A_dispute_shuts_what_the_report_had_opened()
    {
        var open = Situations.Until(Consent.And(ReportsSaid("consented", PositionKind.Consent)), now => now.Of(Lock.Pilot).OpenFor.Length == 2, "pilot open");
        open.When(Disputes(61, Walter)).Then("act-disputed", "lock-shut");
    }

    [Fact]
    public void An_opinion_asks_for_the_employers_reasoned_answer()
    {
        var said = Heard.And(Says("heard", PositionKind.Opinion));
        Assert.Equal("checkpoint.answer-missing", said.OpenAt("heard"));
        said.When((now, at) => (AnswerPosition)RepliesTo("heard")(now, at) with { Text = null }).ThenRefused("outcome.answer-missing");
        said.When((now, at) => (AnswerPosition)RepliesTo("heard")(now, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        said.When((now, at) => (AnswerPosition)RepliesTo("heard")(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        said.When((now, at) => (AnswerPosition)RepliesTo("heard")(now, at) with { Audience = new(AudienceKind.Confidential, [Council], null, null) }).ThenRefused("audience.reason-missing");
        Heard.When(RepliesTo("heard")).ThenRefused("checkpoint.no-position");
        said.When(RepliesTo("heard")).Then("position-answered");
        Assert.Equal("checkpoint.answer-missing", said.And(RepliesTo("heard"), Says("heard", PositionKind.Objection)).OpenAt("heard"));
    }

    [Theory]
    [InlineData(PositionKind.Negotiate)]
    [InlineData(PositionKind.MoreInformation)]
    [InlineData(PositionKind.Expert)]
    public void A_request_is_no_position_and_turns_to_the_owner(PositionKind kind)
    {
        var asked = Heard.And(Says("heard", kind)).StateIs("heard", CheckpointState.Running);
        Assert.Equal("checkpoint.request-open", asked.OpenAt("heard"));
        Assert.Equal("checkpoint.position-missing", asked.And(RepliesTo("heard")).OpenAt("heard"));
    }

    [Fact]
    public void After_a_clocks_end_an_answer_is_late_and_heard_all_the_same()
    {
        var late = HavingRight("timed", PlainQuestion.Selects).And(HandsOver("timed"), Receives("timed")).Later(45).And(TimePasses()).StateIs("timed", CheckpointState.Closed);
        var said = late.When(Says("timed", PositionKind.Objection)).Then("position-taken");
        Assert.True(CheckpointClocks.Of(said.Now, Of(said.Now, "timed"))[0].Count!.IsLate(said.Now.Day(said.At)));
        Assert.Null(said.OpenAt("timed"));
    }

    [Fact]
    public void What_is_settled_by_a_signed_agreement_takes_no_new_position() =>
        Consent.Agreed("consented").When(Says("consented", PositionKind.Objection)).ThenRefused("checkpoint.settled");
}
