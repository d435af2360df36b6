using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class ConditionTests
{
    const Stage First = Stage.Transparency;

    static Story With(BoundTo at) => InReviewOf(First).And(Approves(First, Council, Walter, 1, at));

    static Story AtRelevance() => With(new(Stage.Relevance, null)).AllApproveBut(First).And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan"));

    [Fact]
    public void A_condition_binds_the_later_gate_until_it_is_met() =>
        Given.A(AtRelevance()).When(Opens(Stage.Relevance)).ThenBlocked("gate.cannot-open", "gate.condition-open")
            .When(Meets(1, Walter)).Then("condition-met").When(Opens(Stage.Relevance)).Then("gate-opened");

    [Fact]
    public void Whoever_set_a_condition_may_do_without_it() =>
        Given.A(AtRelevance()).When((_, at) => new WaiveCondition(Id.Condition(1), Id.SomeText, Walter.Is(), at)).Then("condition-waived").When(Opens(Stage.Relevance)).Then("gate-opened");

    [Fact]
    public void A_condition_that_comes_while_the_later_gate_is_open_holds_it_and_its_end_passes_it()
    {
        var story = InReviewOf(First).AllApproveBut(First, Council, Su).And(Answers(First, Su, Sofie)).And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan"), Opens(Stage.Relevance))
            .And(Approves(First, Council, Walter, 1, new(Stage.Relevance, null)));
        Given.A(story).Holds(p => p.Of(First).State is StageState.Passed).AllApproveBut(Stage.Relevance, Council).Holds(p => p.Of(Stage.Relevance).PassedFor.Single() == Odense);
    }

    [Fact]
    public void A_condition_binds_a_lock()
    {
        var story = With(new(null, Lock.Pilot)).AllApproveBut(First).And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan"), Opens(Stage.Relevance))
            .AllApproveBut(Stage.Relevance).And(Gives(Stage.Security, "dpia"), Gives(Stage.Usability, "pilot-terms"));
        Given.A(story).When(OpensLock(Lock.Pilot)).ThenBlocked("lock.cannot-open", "lock.condition-open");
        Given.A(story).When(OpensLock(Lock.Pilot, Odense)).Then("lock-opened");
        Given.A(story.And(Meets(1, Walter))).When(OpensLock(Lock.Pilot)).Then("lock-opened");
    }

    [Fact]
    public void A_condition_binds_something_later()
    {
        Given.A(InReviewOf(First)).When(Approves(First, Council, Walter, 1, new(First, null))).ThenRefused("condition.nothing-later");
        Given.A(InReviewOf(First)).When(Approves(First, Council, Walter, 1, new(null, null))).ThenRefused("condition.nothing-later");
        Given.A(InReviewOf(Stage.Usability)).When(Approves(Stage.Usability, Council, Walter, 1, new(null, Lock.Pilot))).ThenRefused("condition.nothing-later");
    }

    [Fact]
    public void A_condition_is_not_written_over()
    {
        var set = With(new(Stage.Relevance, null));
        Given.A(set).When(Approves(First, Su, Sofie, 1, new(Stage.Relevance, null))).ThenRefused("condition.id-taken");
    }

    [Fact]
    public void A_condition_goes_with_the_answer_that_new_evidence_voids() =>
        Given.A(With(new(Stage.Relevance, null))).When(Gives(First, "purpose", 9)).Then("evidence-given", "gate-answers-voided")
            .Holds(p => p.Conditions[Id.Condition(1)].State == ConditionState.Withdrawn).When(Meets(1, Walter)).ThenNothing();

    [Fact]
    public void A_condition_that_is_met_stays_so_when_its_answer_is_voided() =>
        Given.A(With(new(Stage.Relevance, null)).And(Meets(1, Walter))).When(Gives(First, "purpose", 9)).Holds(p => p.Conditions[Id.Condition(1)].State == ConditionState.Met);

    [Fact]
    public void A_condition_that_was_only_reported_goes_with_its_disputed_act()
    {
        var reported = InReviewOf(First).And((now, at) => ((DecideGate)Approves(First, Council, Olga, 1, new(Stage.Relevance, null))(now, at)) with { OnBehalf = Reported(at) });
        Given.A(reported).Holds(p => p.Conditions[Id.Condition(1)].State == ConditionState.Open)
            .When(Disputes(1, Walter)).Holds(p => p.Conditions[Id.Condition(1)].State == ConditionState.Withdrawn);
    }

    [Fact]
    public void Nobody_else_says_that_a_condition_is_met()
    {
        Given.A(AtRelevance()).When(Meets(1, Olga)).ThenRefused("seat.not-yours");
        Given.A(AtRelevance()).When(Meets(2, Walter)).ThenRefused("condition.unknown");
        Given.A(AtRelevance()).When((_, at) => new WaiveCondition(Id.Condition(1), Id.SomeText, Olga.Is(), at)).ThenRefused("seat.not-yours");
        Given.A(AtRelevance()).When((_, at) => new WaiveCondition(Id.Condition(1), null, Walter.Is(), at)).ThenRefused("condition.reason-missing");
        Given.A(AtRelevance()).When((_, at) => new WaiveCondition(Id.Condition(2), Id.SomeText, Walter.Is(), at)).ThenRefused("condition.unknown");
        Given.A(AtRelevance().And(Meets(1, Walter))).When((_, at) => new WaiveCondition(Id.Condition(1), Id.SomeText, Walter.Is(), at)).ThenNothing();
    }

    [Fact]
    public void The_owner_records_the_signed_word_that_it_is_met()
    {
        Act Reported(PersonId by, Func<Report, Report> otherwise) => (_, at) => new MeetCondition(Id.Condition(1), null, otherwise(Acts.Reported(at)), by.Is(), at);
        Given.A(AtRelevance()).When(Reported(Olga, r => r)).Then("condition-met");
        Given.A(AtRelevance()).When(Reported(Walter, r => r)).ThenRefused("act.only-owner-records");
        Given.A(AtRelevance()).When(Reported(Olga, r => r with { Channel = Channel.Phone })).ThenRefused("act.signed-document-missing");
    }
}
