using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class OutcomeTests
{
    const Stage First = Stage.Transparency;

    static Story WaitingForCouncilTo(Strength strength) => AtGateOf(First)
        .And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(First)).AllApproveBut(First, Council);

    [Theory]
    [InlineData(Strength.Consult, OutcomeKind.ConsultationMinutes)]
    [InlineData(Strength.Negotiate, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Negotiate, OutcomeKind.NegotiationEnded)]
    [InlineData(Strength.Negotiate, OutcomeKind.NegotiationLeft)]
    [InlineData(Strength.Consent, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Consent, OutcomeKind.Award)]
    public void What_ends_a_bodys_say_passes_the_gate(Strength strength, OutcomeKind kind) =>
        Given.A(WaitingForCouncilTo(strength)).When(Records(First, Council, kind)).Then("outcome-recorded", "gate-passed");

    [Theory]
    [InlineData(Strength.Veto, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Condition, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Consult, OutcomeKind.AgreementInForce)]
    public void Nothing_takes_the_place_of_a_veto_holders_consent(Strength strength, OutcomeKind kind) =>
        Given.A(WaitingForCouncilTo(strength)).When(Records(First, Council, kind)).Then("outcome-recorded").Holds(p => p.Of(First).State is StageState.InReview);

    [Theory]
    [InlineData(Strength.Consent, OutcomeKind.ConsultationMinutes)]
    [InlineData(Strength.Consent, OutcomeKind.ReasonedAnswer)]
    [InlineData(Strength.Consent, OutcomeKind.NegotiationEnded)]
    [InlineData(Strength.Consult, OutcomeKind.NegotiationLeft)]
    [InlineData(Strength.Veto, OutcomeKind.Award)]
    [InlineData(Strength.Inform, OutcomeKind.AgreementInForce)]
    public void An_outcome_fits_the_right_that_it_ends(Strength strength, OutcomeKind kind) =>
        Given.A(AtGateOf(First).And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter))).When(Records(First, Council, kind)).ThenRefused("outcome.not-for-this-right");

    [Fact]
    public void A_consulted_bodys_no_waits_for_the_employers_reasoned_answer()
    {
        var refused = WaitingForCouncilTo(Strength.Consult).And(Answers(First, Council, Walter, GateAnswer.Object));
        Assert.Equal(["gate.reasoned-answer-missing"], GateRule.Next(refused.Now, First).Select(b => b.Code));
        Given.A(refused).When(Records(First, Council, OutcomeKind.ReasonedAnswer)).Then("outcome-recorded", "gate-passed");
    }

    [Fact]
    public void A_reasoned_answer_answers_a_position_and_not_the_next_one()
    {
        Given.A(WaitingForCouncilTo(Strength.Consult)).When(Records(First, Council, OutcomeKind.ReasonedAnswer)).ThenRefused("gate.position-missing");
        var answered = AtGateOf(First).And(Seats(new Seat(Council, Strength.Consult, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(First),
            Answers(First, Council, Walter, GateAnswer.Object), Records(First, Council, OutcomeKind.ReasonedAnswer),
            Gives(First, "purpose", 9), Answers(First, Council, Walter, GateAnswer.Object)).AllApproveBut(First, Council);
        Assert.Equal(["gate.reasoned-answer-missing"], GateRule.Next(answered.Now, First).Select(b => b.Code));
        Given.A(answered).When(Records(First, Council, OutcomeKind.ReasonedAnswer)).Then("outcome-recorded", "gate-passed");
    }

    [Fact]
    public void An_outcome_is_recorded_whole_and_by_those_who_run_the_project()
    {
        Act Recorded(Func<RecordOutcome, RecordOutcome> otherwise) => (now, at) => otherwise((RecordOutcome)Records(First, Council, OutcomeKind.Award)(now, at));
        var open = InReviewOf(First);
        Given.A(open).When(Recorded(r => r with { For = PartyId.Of(Group.Partner) })).ThenRefused("gate.party-not-asked");
        Given.A(open).When(Recorded(r => r with { By = Mona.Is() })).ThenRefused("project.only-owner");
        Given.A(open).When(Recorded(r => r with { By = Sonja.Is() })).Then("outcome-recorded");
        Given.A(open).When(Recorded(r => r with { Kind = OutcomeKind.ClosedWithoutPosition })).ThenRefused("outcome.closing-has-its-own-way");
        Given.A(open).When(Recorded(r => r with { Report = null })).ThenRefused("outcome.document-missing");
        Given.A(open).When(Recorded(r => r with { Report = r.Report! with { OccurredOn = new(2030, 1, 1) } })).ThenRefused("act.in-the-future");
        Given.A(open).When(Recorded(r => r with { For = Su, Kind = OutcomeKind.ReasonedAnswer, Text = null })).ThenRefused("outcome.answer-missing");
        Given.A(open.And(Recorded(r => r))).When(Records(First, Council, OutcomeKind.Award, act: 51)).ThenNothing();
    }

    [Theory]
    [InlineData(Strength.Consult, OutcomeKind.ConsultationMinutes, Channel.Phone)]
    [InlineData(Strength.Negotiate, OutcomeKind.NegotiationEnded, Channel.Mail)]
    [InlineData(Strength.Negotiate, OutcomeKind.NegotiationLeft, Channel.Meeting)]
    [InlineData(Strength.Consent, OutcomeKind.Award, Channel.Phone)]
    [InlineData(Strength.Consent, OutcomeKind.AgreementInForce, Channel.Meeting)]
    public void An_outcome_came_about_as_its_kind_asks(Strength strength, OutcomeKind kind, Channel channel) =>
        Given.A(WaitingForCouncilTo(strength)).When((_, at) => new RecordOutcome(First, Council, kind, null, Reported(at, 50, channel), Olga.Is(), at)).ThenRefused("outcome.channel-not-accepted");

    static Story OfferedTwice() => InReviewOf(First).AllApproveBut(First, Su).And(OffersMeeting(First, Su, 2), OffersMeeting(First, Su, 5)).Later(days: 14);

    [Fact]
    public void After_two_offers_and_the_target_a_manager_closes_a_consultation_without_position() =>
        Given.A(OfferedTwice()).When(Closes(First, Su, Mona)).Then("outcome-recorded", "gate-passed").Holds(p => p.Outcomes.Single().Kind == OutcomeKind.ClosedWithoutPosition);

    [Fact]
    public void Closing_without_position_is_hedged_about()
    {
        Given.A(OfferedTwice()).When(Closes(First, PartyId.Of(Group.Partner), Mona)).ThenRefused("gate.party-not-asked");
        Given.A(OfferedTwice()).When(Closes(First, Su, Olga)).ThenRefused("outcome.only-a-manager");
        Given.A(OfferedTwice()).When(Closes(First, Su, Ida)).ThenRefused("outcome.only-a-manager");
        Given.A(InReviewOf(First)).When(Closes(First, Council, Mona)).ThenRefused("outcome.not-for-this-right");
        Given.A(AtGateOf(First)).When(Closes(First, Su, Mona)).ThenRefused("gate.not-open");
        Given.A(InReviewOf(First).And(Answers(First, Su, Sofie))).When(Closes(First, Su, Mona)).ThenRefused("outcome.position-was-given");
        Given.A(InReviewOf(First).And(OffersMeeting(First, Su, 2)).Later(days: 14)).When(Closes(First, Su, Mona)).ThenRefused("outcome.two-offers-needed");
        Given.A(OfferedTwice()).When((now, at) => new CloseWithoutPosition(First, Su, now.Day(at), Id.SomeText, Mona.Is(), at)).ThenRefused("outcome.target-not-passed");
        Given.A(OfferedTwice()).When((now, at) => new CloseWithoutPosition(First, Su, now.Day(at).AddDays(-1), null, Mona.Is(), at)).ThenRefused("outcome.reason-missing");
        Given.A(OfferedTwice().And(Closes(First, Su, Mona))).When(Closes(First, Su, Mona)).ThenNothing();
    }

    [Fact]
    public void The_manager_who_closes_is_named() =>
        Given.A(OfferedTwice()).When((now, at) => new CloseWithoutPosition(First, Su, now.Day(at).AddDays(-1), Id.SomeText, Actor.Trust, at)).ThenRefused("outcome.only-a-manager");

    [Fact]
    public void A_meeting_is_offered_ahead_and_by_the_owner()
    {
        Given.A(Started).When(OffersMeeting(First, Su, -1)).ThenRefused("outcome.meeting-in-the-past");
        Given.A(Started).When(OffersMeeting(First, PartyId.Of(Group.Partner), 1)).ThenRefused("gate.party-not-asked");
        Given.A(Started).When((now, at) => new OfferMeeting(First, Su, now.Day(at), Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started.And(OffersMeeting(First, Su, 3))).When(OffersMeeting(First, Su, 3)).ThenNothing();
    }
}
