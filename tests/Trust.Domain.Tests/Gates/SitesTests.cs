using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class SitesTests
{
    const Stage First = Stage.Transparency;

    /// <summary>Lindtal has passed, Odense asked for changes.</summary>
    static Story OdenseReturned(Stage stage) => InReviewOf(stage).AllApproveBut(stage, Su).And(Answers(stage, Su, Sofie, GateAnswer.RequestChanges));

    [Fact]
    public void A_gate_passes_for_one_site_while_the_other_waits() =>
        Given.A(InReviewOf(First).AllApproveBut(First, Su, It)).When(Answers(First, It, Ida)).Then("gate-decided", "gate-passed", "stage-entered")
            .Holds(p => p.Of(First).PassedFor.Single() == Lindtal && p.Of(First).State is StageState.InReview && p.Of(Stage.Relevance).State is StageState.Active)
            .When(Answers(First, Su, Sofie)).Then("gate-decided", "gate-passed").Holds(p => p.Of(First).State is StageState.Passed);

    [Fact]
    public void The_other_site_gets_a_second_round_of_its_own() =>
        Given.A(OdenseReturned(First)).Holds(p => p.Of(First).State is StageState.Active && p.Of(First).Round!.ReturnedFor.Single() == Odense)
            .When(Opens(First)).Then("gate-opened").Holds(p => p.OpenRound(First)!.Sites.Single() == Odense && p.OpenRound(First)!.Number == 2)
            .AllApproveBut(First, Council).Holds(p => p.Of(First).State is StageState.Passed);

    [Fact]
    public void A_site_that_has_passed_is_asked_at_the_next_gate_alone() =>
        Given.A(OdenseReturned(First).And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan")))
            .When(Opens(Stage.Relevance)).Then("gate-opened").Holds(p => p.OpenRound(Stage.Relevance)!.Sites.Single() == Lindtal);

    [Fact]
    public void A_second_round_for_one_site_leaves_the_rights_of_the_other_satisfied() =>
        Given.A(OdenseReturned(Stage.Relevance).And(Opens(Stage.Relevance), Gives(Stage.Security, "dpia"), Gives(Stage.Usability, "pilot-terms")))
            .When(OpensLock(Lock.Pilot, Lindtal)).Then("lock-opened");

    [Fact]
    public void A_second_round_for_one_site_leaves_the_others_lock_open_when_a_stray_act_is_disputed() =>
        Given.A(OdenseReturned(First).And(Opens(First), Reports(First, Su, GateAnswer.Object, act: 4)))
            .When(Disputes(4, Sofie)).Then("act-disputed").Holds(p => p.Of(First).PassedFor.Single() == Lindtal);

    [Fact]
    public void A_bodys_condition_holds_up_its_own_site_only() =>
        Given.A(OdenseReturned(First).And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan"), Opens(First),
                Approves(First, Su, Sofie, 1, new(Stage.Relevance, null))))
            .When(Opens(Stage.Relevance)).Then("gate-opened").AllApproveBut(Stage.Relevance, Su)
            .Holds(p => p.Of(Stage.Relevance).PassedFor.Single() == Lindtal);
}
