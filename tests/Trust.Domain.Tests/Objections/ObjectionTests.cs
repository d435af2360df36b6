using Trust.Domain.Objections;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class ObjectionTests
{
    static readonly ObjectionId One = Id.Objection(1);

    static Act Acknowledges(PersonId by) => (_, at) => new AcknowledgeObjection(One, by.Is(), at);
    static Act Accepts(PersonId by) => (_, at) => new AcceptAnswer(One, by.Is(), at);
    static Act Withdraws(PersonId by) => (_, at) => new WithdrawObjection(One, by.Is(), at);
    static Act Confirms(PersonId by) => (_, at) => new ConfirmBlocking(One, by.Is(), at);
    static Act Declines(PersonId by) => (_, at) => new DeclineBlocking(One, Id.SomeText, by.Is(), at);
    static Act Settles(PersonId by, BodyId? with = null) => (_, at) => new SettleObjection(One, Id.SomeText, with ?? LindtalCouncil, by.Is(), at);
    static Act Lapses(int reminders = 2) => (_, at) => new LapseObjection(One, reminders, Actor.Trust, at);

    static Story Raised(bool blocking = false) => Started.And(Objects(1, Emil, blocking));
    static Story Answered => Raised().And(AnswersObjection(1, Mona));
    static Story Contested => Answered.And(Contests(1, Emil));
    static Story Escalated => Contested.And(Escalates(1, Emil));

    [Fact]
    public void An_objection_is_raised_seen_answered_and_accepted_by_its_raiser() =>
        Given.A(Started).When(Objects(1, Emil)).Then("objection-raised").When(Acknowledges(Olga)).Then("objection-acknowledged")
            .When(AnswersObjection(1, Henrik)).Then("objection-answered").When(Accepts(Emil)).Then("objection-accepted").Holds(p => p.Objections[One].State == ObjectionState.Accepted);

    [Fact]
    public void An_answer_that_does_not_help_goes_up_to_the_sponsor_and_the_body() =>
        Given.A(Answered).When(Contests(1, Emil)).Then("objection-contested").When(AnswersObjection(1, Mona)).Then("objection-answered")
            .When(Contests(1, Emil)).Then("objection-contested").When(Escalates(1, Olga)).Then("objection-escalated").When(Settles(Sonja)).Then("objection-settled");

    [Fact]
    public void Raising_needs_a_person_a_text_and_for_a_body_its_seat()
    {
        Act Raise(Func<RaiseObjection, RaiseObjection> otherwise) => (now, at) => otherwise((RaiseObjection)Objects(1, Walter)(now, at));
        Given.A(Started).When(Raise(r => r with { By = Actor.Trust })).ThenRefused("objection.raiser-is-a-person");
        Given.A(Started).When(Raise(r => r with { Text = null })).ThenRefused("objection.text-missing");
        Given.A(Started).When(Raise(r => r with { ForBody = new BodyId(Id.Guid(0xB0, 9)) })).ThenRefused("party.unknown");
        Given.A(Started).When(Raise(r => r with { ForBody = OdenseSu })).ThenRefused("seat.not-yours");
        Given.A(Started).When(Raise(r => r with { By = Stranger.Is() })).ThenRefused("project.unknown");
        Given.A(Raised()).When(Objects(1, Emil)).ThenNothing();
    }

    [Fact]
    public void An_objection_for_a_body_blocks_at_once() =>
        Given.A(AtGateOf(Stage.Transparency).And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil))).When(Opens(Stage.Transparency)).ThenBlocked("gate.cannot-open", "gate.blocking-objection");

    [Fact]
    public void An_objection_blocks_the_gate_that_it_names() =>
        Given.A(AtGateOf(Stage.Transparency).And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil, stage: Stage.Security))).When(Opens(Stage.Transparency)).Then("gate-opened");

    [Fact]
    public void Anybody_elses_blocks_once_data_protection_IT_or_the_owner_agrees()
    {
        Given.A(Raised(blocking: true)).Holds(p => !p.Objections[One].Blocks);
        foreach (var by in new[] { Petra, Ida, Olga })
            Given.A(Raised(blocking: true)).When(Confirms(by)).Then("objection-blocking-decided").Holds(p => p.Objections[One].Blocks).When(Confirms(by)).ThenNothing();
        Given.A(Raised(blocking: true)).When(Confirms(Mona)).ThenRefused("objection.not-yours-to-confirm");
        Given.A(Answered.And(Accepts(Emil))).When(Confirms(Petra)).ThenRefused("objection.closed");
    }

    [Fact]
    public void What_its_raiser_did_not_propose_as_blocking_nobody_makes_block() =>
        Given.A(Raised()).When(Confirms(Petra)).ThenRefused("objection.blocking-not-proposed");

    [Fact]
    public void Who_answered_once_settles_nothing_even_when_another_answered_after() =>
        Given.A(Raised().And(AnswersObjection(1, Sonja), Contests(1, Emil), AnswersObjection(1, Mona), Contests(1, Emil), Escalates(1, Emil)))
            .When(Settles(Sonja)).ThenRefused("objection.answerer-may-not-settle");

    [Fact]
    public void The_owner_declines_with_a_reason_and_not_what_blocks_already()
    {
        Given.A(Raised(blocking: true)).When(Declines(Olga)).Then("objection-blocking-decided").Holds(p => !p.Objections[One].BlockingProposed).When(Confirms(Petra)).Then("objection-blocking-decided");
        Given.A(Raised(blocking: true)).When(Declines(Mona)).ThenRefused("project.only-owner");
        Given.A(Raised(blocking: true)).When((_, at) => new DeclineBlocking(One, null, Olga.Is(), at)).ThenRefused("objection.reason-missing");
        Given.A(Raised(blocking: true).And(Confirms(Petra))).When(Declines(Olga)).ThenRefused("objection.blocks-already");
        Given.A(Raised()).When(Declines(Olga)).ThenNothing();
    }

    [Fact]
    public void Lifting_the_last_blocking_objection_passes_the_gate()
    {
        var held = InReviewOf(Stage.Transparency).And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil)).AllApproveBut(Stage.Transparency);
        Given.A(held).Holds(p => p.Of(Stage.Transparency).State is StageState.InReview).When(Withdraws(Walter)).Then("objection-withdrawn", "gate-passed", "stage-entered");
        Given.A(held.And(AnswersObjection(1, Mona))).When(Accepts(Walter)).Then("objection-accepted", "gate-passed", "stage-entered");
        Given.A(held.And(AnswersObjection(1, Mona)).Later(days: 14)).When(Lapses()).Then("objection-lapsed", "gate-passed", "stage-entered");
        Given.A(held.And(AnswersObjection(1, Mona), Contests(1, Walter), Escalates(1, Walter))).When(Settles(Sonja)).Then("objection-settled", "gate-passed", "stage-entered");
    }

    [Fact]
    public void An_answer_comes_from_those_asked_with_an_offer_and_citing_what_exists()
    {
        Act Answer(Func<AnswerObjection, AnswerObjection> otherwise) => (now, at) => otherwise((AnswerObjection)AnswersObjection(1, Mona)(now, at));
        Given.A(Raised()).When(AnswersObjection(1, Walter)).ThenRefused("objection.not-yours-to-answer");
        Given.A(Raised()).When(Acknowledges(Walter)).ThenRefused("objection.not-yours-to-answer");
        Given.A(Started.And(Objects(1, Mona))).When(AnswersObjection(1, Mona)).ThenRefused("objection.own");
        Given.A(Answered).When(AnswersObjection(1, Olga)).ThenRefused("objection.answered-already");
        Given.A(Escalated).When(AnswersObjection(1, Olga)).ThenRefused("objection.is-escalated");
        Given.A(Raised().And(Withdraws(Emil))).When(AnswersObjection(1, Olga)).ThenRefused("objection.closed");
        Given.A(Raised()).When(Answer(a => a with { Text = null })).ThenRefused("objection.answer-missing");
        Given.A(Raised()).When(Answer(a => a with { Offer = null })).ThenRefused("objection.offer-missing");
        Given.A(Raised().And(Gives(Stage.Transparency, "purpose"))).When(Answer(a => a with { Cites = [new(new(Stage.Transparency, "purpose"), 1)] })).Then("objection-answered");
        Given.A(Raised().And(Gives(Stage.Transparency, "purpose"))).When(Answer(a => a with { Cites = [new(new(Stage.Transparency, "purpose"), 2)] })).ThenRefused("objection.citation-unknown");
        Given.A(Raised()).When(Answer(a => a with { Id = Id.Objection(2) })).ThenRefused("objection.unknown");
        Given.A(Answered).When(Acknowledges(Olga)).ThenNothing();
    }

    [Fact]
    public void Nobody_but_the_raiser_accepts_contests_or_withdraws()
    {
        Given.A(Answered).When(Accepts(Olga)).ThenRefused("objection.only-raiser");
        Given.A(Answered).When(Contests(1, Walter)).ThenRefused("objection.only-raiser");
        Given.A(Answered).When(Withdraws(Mona)).ThenRefused("objection.only-raiser");
        Given.A(Raised()).When(Accepts(Emil)).ThenRefused("objection.not-answered");
        Given.A(Raised()).When(Contests(1, Emil)).ThenRefused("objection.not-answered");
        Given.A(Answered).When((_, at) => new ContestAnswer(One, null, Emil.Is(), at)).ThenRefused("objection.text-missing");
        Given.A(Answered.And(Accepts(Emil))).When(Withdraws(Emil)).ThenRefused("objection.closed");
        Given.A(Answered.And(Withdraws(Emil))).When(Withdraws(Emil)).ThenNothing();
    }

    [Fact]
    public void The_sponsor_settles_with_the_body_concerned_and_never_what_he_answered()
    {
        Given.A(Contested).When(Escalates(1, Walter)).ThenRefused("objection.only-raiser-or-owner");
        Given.A(Answered).When(Escalates(1, Emil)).ThenRefused("objection.not-contested");
        Given.A(Escalated).When(Settles(Olga)).ThenRefused("objection.only-sponsor");
        Given.A(Contested).When(Settles(Sonja)).ThenRefused("objection.not-escalated");
        Given.A(Raised().And(AnswersObjection(1, Sonja), Contests(1, Emil), Escalates(1, Emil))).When(Settles(Sonja)).ThenRefused("objection.answerer-may-not-settle");
        Given.A(Escalated).When(Settles(Sonja, new BodyId(Id.Guid(0xB0, 9)))).ThenRefused("party.unknown");
        Given.A(Escalated).When((_, at) => new SettleObjection(One, Id.SomeText, null, Sonja.Is(), at)).ThenRefused("objection.body-missing");
        Given.A(Escalated).When((_, at) => new SettleObjection(One, null, LindtalCouncil, Sonja.Is(), at)).ThenRefused("objection.text-missing");
        Given.A(Started.And(Objects(1, Walter, forBody: LindtalCouncil), AnswersObjection(1, Mona), Contests(1, Walter), Escalates(1, Walter))).When(Settles(Sonja, OdenseSu)).ThenRefused("objection.body-missing");
    }

    [Fact]
    public void Silence_after_two_reminders_and_fourteen_days_is_neither_yes_nor_a_block()
    {
        Given.A(Answered.Later(days: 13)).When(Lapses()).ThenNothing();
        Given.A(Answered.Later(days: 14)).When(Lapses(reminders: 1)).ThenNothing();
        Given.A(Raised().Later(days: 99)).When(Lapses()).ThenNothing();
        Given.A(Answered.Later(days: 14)).When((_, at) => new LapseObjection(One, 2, Olga.Is(), at)).ThenRefused("objection.only-time-lapses");
        Given.A(Answered.Later(days: 14)).When(Lapses()).Then("objection-lapsed").Holds(p => p.Objections[One].State == ObjectionState.Unconfirmed);
    }

    [Fact]
    public void An_unconfirmed_objection_comes_back_at_a_word()
    {
        var held = Started.And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil), AnswersObjection(1, Mona)).Later(days: 14).And(Lapses());
        Given.A(held).Holds(p => !p.Objections[One].Blocks).When(Contests(1, Walter)).Then("objection-contested").Holds(p => p.Objections[One].Blocks);
        Given.A(held).When(Accepts(Walter)).Then("objection-accepted");
        Given.A(held).When(Withdraws(Walter)).Then("objection-withdrawn");
    }
}
