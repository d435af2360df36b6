using System.Collections.Immutable;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class SeatRuleTests
{
    const Stage First = Stage.Transparency;

    static Story CouncilOf(SeatRule rule, int? quorum = null, params PersonId[] holders) =>
        AtGateOf(First).And(Seats(new Seat(Council, Strength.Consent, rule, quorum, [.. holders], []), Walter), Opens(First)).AllApproveBut(First, Council);

    [Fact]
    public void Any_holder_answers_for_the_seat() =>
        Given.A(CouncilOf(SeatRule.Any, null, Walter, Wilma)).When(Answers(First, Council, Wilma)).Then("gate-decided", "gate-passed");

    [Fact]
    public void Of_several_holders_the_first_to_answer_has_answered()
    {
        var story = AtGateOf(First).And(Seats(Council, Walter, Wilma), Opens(First), Answers(First, Council, Wilma));
        Given.A(story).When(Answers(First, Council, Walter)).ThenNothing();
        Given.A(story).When(Answers(First, Council, Walter, GateAnswer.Object)).ThenRefused("gate.answered-otherwise");
    }

    [Fact]
    public void Where_all_must_speak_one_is_not_enough() =>
        Given.A(CouncilOf(SeatRule.All, null, Walter, Wilma)).When(Answers(First, Council, Wilma)).Then("gate-decided")
            .When(Answers(First, Council, Walter)).Then("gate-decided", "gate-passed");

    [Fact]
    public void Where_all_must_speak_one_no_is_a_no() =>
        Given.A(CouncilOf(SeatRule.All, null, Walter, Wilma)).When(Answers(First, Council, Wilma, GateAnswer.Object)).Then("gate-decided", "gate-returned");

    [Fact]
    public void A_quorum_is_as_many_yeses_as_it_says() =>
        Given.A(CouncilOf(SeatRule.Quorum, 2, Walter, Wilma, Willi)).When(Answers(First, Council, Wilma, GateAnswer.Object)).Then("gate-decided")
            .When(Answers(First, Council, Walter)).Then("gate-decided").When(Answers(First, Council, Willi)).Then("gate-decided", "gate-passed");

    [Fact]
    public void A_quorum_that_can_no_longer_be_reached_is_a_no() =>
        Given.A(CouncilOf(SeatRule.Quorum, 2, Walter, Wilma, Willi)).When(Answers(First, Council, Wilma, GateAnswer.Object)).Then("gate-decided")
            .When(Answers(First, Council, Walter, GateAnswer.RequestChanges)).Then("gate-decided", "gate-returned");

    [Fact]
    public void One_condition_makes_the_seats_yes_conditional() =>
        Given.A(CouncilOf(SeatRule.All, null, Walter, Wilma)).When(Approves(First, Council, Wilma, 1, new(Stage.Security, null))).Then("gate-decided", "condition-set")
            .When(Answers(First, Council, Walter)).Then("gate-decided", "gate-passed");

    [Fact]
    public void An_acknowledgement_is_no_yes_once_the_right_has_become_stronger()
    {
        Seat Of(Strength strength) => new(Council, strength, SeatRule.All, null, [Walter, Wilma, Willi], []);
        var story = AtGateOf(First).And(Seats(Of(Strength.Consult), Walter), Opens(First)).AllApproveBut(First, Council)
            .And(Answers(First, Council, Walter), Answers(First, Council, Wilma, GateAnswer.Acknowledge), Seats(Of(Strength.Negotiate), Walter));
        Given.A(story).When(Answers(First, Council, Willi)).Then("gate-decided").Holds(p => p.Of(First).State is StageState.InReview);
    }

    [Fact]
    public void A_deputy_stands_in_on_the_days_named_and_no_others()
    {
        var open = InReviewOf(First);
        var today = open.Now.Day(open.At);
        var story = open.And(Seats(new Seat(Council, Strength.Consent, SeatRule.Any, null, [Walter], [new(Wilma, today.AddDays(2), today.AddDays(3))]), Walter));
        Given.A(story).When(Answers(First, Council, Wilma)).ThenRefused("seat.not-yours");
        Given.A(story.Later(days: 2)).When(Answers(First, Council, Wilma)).Then("gate-decided");
        Given.A(story.Later(days: 3)).When(Answers(First, Council, Wilma)).Then("gate-decided");
        Given.A(story.Later(days: 4)).When(Answers(First, Council, Wilma)).ThenRefused("seat.not-yours");
        Assert.True(story.Later(days: 2).When(Answers(First, Council, Wilma)).Last.Events[0] is Domain.Gates.GateDecided { AsDeputy: true });
        Assert.True(story.When(Answers(First, Council, Walter)).Last.Events[0] is Domain.Gates.GateDecided { AsDeputy: false });
    }
}
