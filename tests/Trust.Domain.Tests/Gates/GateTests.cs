using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class GateTests
{
    const Stage First = Stage.Transparency;

    static Act Decides(PartyId party, PersonId by, Func<DecideGate, DecideGate> otherwise) => (now, at) => otherwise(Decision(now, First, party, by.Is(), GateAnswer.Approve, at));

    [Fact]
    public void A_gate_opens_once_everything_asked_for_is_there() =>
        Given.A(AtGateOf(First)).When(Opens(First)).Then("gate-opened").Holds(p => p.Of(First).State is StageState.InReview && p.OpenRound(First)!.Sites.Length == 2)
            .When(Opens(First)).ThenNothing();

    [Fact]
    public void A_gate_that_cannot_open_says_all_that_is_missing()
    {
        Given.A(Started).When(Opens(First)).ThenBlocked("gate.cannot-open", "gate.evidence-missing", "gate.evidence-missing");
        Given.A(Started).When(Opens(Stage.Relevance)).ThenBlocked("gate.cannot-open", "gate.earlier-gate-open", "gate.evidence-missing", "gate.evidence-missing");
        Given.A(Started).When((_, at) => new OpenGate(First, Walter.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Passed(First)).When(Opens(First)).ThenRefused("gate.already-passed");
    }

    [Fact]
    public void A_gate_does_not_ask_an_empty_seat() =>
        Given.A(Draft.And(GivesRole(Sonja, ProjectRole.Sponsor)).And([.. TestRulebook.V1.Groups.Select(g => Describes(g))])
                .And(Starts(), Gives(First, "purpose"), Gives(First, "data-list")))
            .When(Opens(First)).ThenBlocked("gate.cannot-open", [.. Enumerable.Repeat("gate.seat-empty", 7)]);

    [Fact]
    public void The_last_answer_that_is_needed_passes_the_gate_and_enters_the_next_stage() =>
        Given.A(InReviewOf(First).AllApproveBut(First, It)).When(Answers(First, It, Ida)).Then("gate-decided", "gate-passed", "stage-entered")
            .Holds(p => p.Of(First).State is StageState.Passed && p.Of(Stage.Relevance).State is StageState.Active);

    [Fact]
    public void The_last_gate_enters_nothing() =>
        Given.A(InReviewOf(Stage.Training).AllApproveBut(Stage.Training, It)).When(Answers(Stage.Training, It, Ida)).Then("gate-decided", "gate-passed");

    [Fact]
    public void A_seat_answers_once_in_a_round()
    {
        var answered = InReviewOf(First).And(Answers(First, It, Ida));
        Given.A(answered).When(Answers(First, It, Ida)).ThenNothing();
        Given.A(answered).When(Answers(First, It, Ida, GateAnswer.Object)).ThenRefused("gate.answered-otherwise");
    }

    [Fact]
    public void An_answer_comes_from_a_seat_that_is_asked_while_the_gate_is_open()
    {
        Given.A(InReviewOf(First)).When(Answers(First, PartyId.Of(Group.Partner), Olga)).ThenRefused("gate.party-not-asked");
        Given.A(InReviewOf(First)).When(Answers(First, Council, Olga)).ThenRefused("seat.not-yours");
        Given.A(AtGateOf(First)).When(Answers(First, Council, Walter)).ThenRefused("gate.not-open");
        Given.A(Passed(First).And(Reopens(First))).When(Answers(First, Hr, Nora)).ThenRefused("project.unknown");
        Given.A(InReviewOf(First).And(Answers(First, Council, Walter, GateAnswer.RequestChanges), Answers(First, Su, Sofie, GateAnswer.RequestChanges)))
            .When(Answers(First, It, Ida)).ThenRefused("gate.not-open");
    }

    [Fact]
    public void Nobody_decides_on_what_they_did_not_see()
    {
        var open = InReviewOf(First);
        Given.A(open).When(Decides(It, Ida, d => d with { Round = 2 })).ThenRefused("gate.changed-meanwhile");
        Given.A(open).When(Decides(It, Ida, d => d with { Statement = Digest.Of([1]) })).ThenRefused("gate.changed-meanwhile");
        var seen = Statement.Of(open.Now, First);
        Given.A(open.And(Gives(First, "faq", 9))).When(Decides(It, Ida, d => d with { Statement = seen })).ThenRefused("gate.changed-meanwhile");
        Given.A(open.And(Reopens(First), Opens(First), Answers(First, Council, Walter, GateAnswer.RequestChanges), Answers(First, Su, Sofie, GateAnswer.RequestChanges)))
            .When(Decides(It, Ida, d => d with { Round = 1 })).ThenRefused("gate.changed-meanwhile");
    }

    [Fact]
    public void An_answer_is_complete()
    {
        var open = InReviewOf(First);
        Given.A(open).When(Decides(It, Ida, d => d with { Answer = GateAnswer.Object })).ThenRefused("gate.reason-missing");
        Given.A(open).When(Decides(It, Ida, d => d with { Answer = GateAnswer.RequestChanges })).ThenRefused("gate.reason-missing");
        Given.A(open).When(Decides(It, Ida, d => d with { Answer = GateAnswer.ApproveWithConditions })).ThenRefused("gate.conditions-missing");
        Given.A(open).When(Decides(It, Ida, d => d with { Conditions = [new(Id.Condition(1), Id.SomeText, new(Stage.Security, null), null, null)] })).ThenRefused("gate.conditions-missing");
        Given.A(open).When(Answers(First, Council, Walter, GateAnswer.Acknowledge)).ThenRefused("gate.acknowledge-is-no-answer");
        Given.A(open).When(Answers(First, Employees, Emil, GateAnswer.Acknowledge)).Then("gate-decided");
        Given.A(open).When(Answers(First, It, Ida, GateAnswer.Acknowledge)).Then("gate-decided");
    }

    [Theory]
    [InlineData(Strength.Inform, GateAnswer.RequestChanges, "gate-decided")]
    [InlineData(Strength.Inform, GateAnswer.Object, "gate-decided")]
    [InlineData(Strength.Consult, GateAnswer.RequestChanges, "gate-decided gate-returned")]
    [InlineData(Strength.Consult, GateAnswer.Object, "gate-decided")]
    [InlineData(Strength.Negotiate, GateAnswer.RequestChanges, "gate-decided gate-returned")]
    [InlineData(Strength.Negotiate, GateAnswer.Object, "gate-decided gate-returned")]
    [InlineData(Strength.Consent, GateAnswer.RequestChanges, "gate-decided gate-returned")]
    [InlineData(Strength.Consent, GateAnswer.Object, "gate-decided gate-returned")]
    [InlineData(Strength.Veto, GateAnswer.Object, "gate-decided gate-returned")]
    [InlineData(Strength.Condition, GateAnswer.Object, "gate-decided gate-returned")]
    public void A_no_ends_the_round_where_the_yes_is_needed(Strength strength, GateAnswer answer, string events) =>
        Given.A(AtGateOf(First).And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(First)))
            .When(Answers(First, Council, Walter, answer)).Then(events.Split(' '));

    [Fact]
    public void After_a_return_the_owner_mends_and_asks_everybody_anew() =>
        Given.A(InReviewOf(First).And(Answers(First, It, Ida, GateAnswer.RequestChanges))).Holds(p => p.Of(First).State is StageState.Active && p.Of(First).Round!.State is RoundState.Returned)
            .When(Opens(First)).Then("gate-opened").Holds(p => p.OpenRound(First)!.Number == 2 && p.OpenRound(First)!.Voices.IsEmpty);

    [Theory]
    [InlineData(Strength.Consult, "gate.position-missing")]
    [InlineData(Strength.Negotiate, "gate.agreement-missing")]
    [InlineData(Strength.Consent, "gate.consent-missing")]
    [InlineData(Strength.Veto, "gate.consent-missing")]
    [InlineData(Strength.Condition, "gate.confirmation-missing")]
    [InlineData(Strength.Inform, "gate.notice-missing")]
    public void Silence_is_never_approval(Strength strength, string waitsFor)
    {
        var waiting = AtGateOf(First).And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(First)).AllApproveBut(First, Council).Later(days: 400);
        Assert.Equal([waitsFor], GateRule.Next(waiting.Now, First).Select(b => b.Code));
    }

    [Fact]
    public void What_would_pass_it_is_exactly_what_passes_it()
    {
        var story = InReviewOf(Stage.Security);
        var before = GateRule.Next(story.Now, Stage.Security);
        Assert.Equal(["gate.notice-missing", "gate.notice-missing", "gate.position-missing", "gate.position-missing", "gate.consent-missing", "gate.consent-missing", "gate.confirmation-missing"],
            before.Select(b => b.Code).OrderBy(c => Array.IndexOf(["gate.notice-missing", "gate.position-missing", "gate.consent-missing"], c) is var i && i < 0 ? 9 : i));
        for (var left = before.Count; left > 0; left--)
        {
            Assert.False(story.Now.Of(Stage.Security).State is StageState.Passed);
            var party = GateRule.Next(story.Now, Stage.Security)[0].Who!.Value; // each of these waits for a party
            story = story.And(Answers(Stage.Security, party, HolderOf(party)));
            Assert.Equal(left - 1, GateRule.Next(story.Now, Stage.Security).Count);
        }
        Assert.True(story.Now.Of(Stage.Security).State is StageState.Passed);
    }
}
