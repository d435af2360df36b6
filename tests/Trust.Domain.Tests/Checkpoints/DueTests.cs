using Trust.Domain.Checkpoints;
using Trust.Domain.Milestones;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>What a day makes somebody's turn, and the first lawful day of what lies behind a lock.</summary>
public sealed class DueTests
{
    static readonly Story Told = HavingRight("told", PlainQuestion.ChangesTasks).And(HandsOver("told"), Receives("told"));

    static Milestone PilotStart(Project now) => now.Milestones.Values.Single(m => m.Rule == "pilot-start");

    static Act Moves(int days) => (now, at) => new MoveMilestone(PilotStart(now).Id, now.OnOrAfter(now.Day(at).AddDays(days)), Olga.Is(), at);

    [Fact]
    public void A_promise_is_its_owners_turn_from_its_day_on_until_it_is_kept()
    {
        var promised = Lawful.And(Promises());
        var day = promised.Now.Commitments[ThePromise].CheckOn;
        Assert.Empty(Turns.Due(promised.Now, day.AddDays(-1)));
        var due = Assert.Single(Turns.Due(promised.Now, day));
        Assert.Equal(("commitment.to-check", (PersonId?)Henrik, (DateOnly?)day), (due.Code, due.Person, due.DueOn));
        var kept = promised.And((_, at) => new CheckCommitment(ThePromise, Side.Employer, Kept.Yes, null, null, Olga.Is(), at));
        Assert.Empty(Turns.Due(kept.Now, day.AddDays(40)));
    }

    [Fact]
    public void A_review_that_an_agreement_names_is_due_and_is_counted_again_from_the_last_one()
    {
        var agreed = HavingRight("consented", PlainQuestion.Monitors).And(HandsOver("consented"), Receives("consented"))
            .And((now, at) => Draft(now, at, "consented") with { Term = new(null, null, 6) }, Signs(Side.Employer), Signs(Side.Body), PutsInForce());
        var next = agreed.Now.Agreements[TheAgreement].InForce!.From.AddMonths(6); // put in force above
        Assert.Equal(next, ReviewDates.Of(agreed.Now, agreed.Now.Agreements[TheAgreement]));
        Assert.Empty(Turns.Due(agreed.Now, next.AddDays(-1)));
        Assert.Equal(("agreement.review-due", ProjectRole.Owner), Assert.Single(Turns.Due(agreed.Now, next)) is var due ? (due.Code, due.Role!.Value) : default); // a review is the owner's turn
        var held = agreed.Later(200).And((now, at) => new HoldReview(now.Agreements[TheAgreement].For, now.Day(at), Id.SomeText, Olga.Is(), at));
        Assert.Empty(Turns.Due(held.Now, held.Now.Day(held.At)));
    }

    [Fact]
    public void Before_anything_is_handed_over_the_plan_says_which_day_a_lead_time_would_allow()
    {
        var now = HavingRight("told", PlainQuestion.ChangesTasks).Now;
        var law = Assert.Single(LawfulDate.IfToldOn(now, new(2026, 3, 9), PilotStart(now)));
        Assert.Equal((new DateOnly(2026, 3, 19), "told"), (law.On, law.Checkpoint.Right.Right));
        Assert.Empty(LawfulDate.IfToldOn(now, new(2026, 3, 9), now.Milestones.Values.First(m => m.Lock is null)));
    }

    [Fact]
    public void A_lead_time_that_runs_gives_the_first_lawful_day_and_planning_does_not_squeeze_it()
    {
        var law = LawfulDate.Of(Told.Now, PilotStart(Told.Now))!;        // it runs
        Assert.Equal(Told.Now.Day(Told.At).AddDays(10), law.On);         // received today, ten days
        Assert.Equal("told", law.Checkpoint.Right.Right);
        Assert.Equal(Told.Now.OnOrAfter(law.On), MilestoneDates.Earliest(Told.Now, PilotStart(Told.Now)));
        Told.When(Moves(3)).ThenRefused("milestone.not-lawful-before");
        Told.When(Moves(20)).Then("milestones-moved");
        var over = Told.Later(10).And(TimePasses());
        Assert.Null(LawfulDate.Of(over.Now, PilotStart(over.Now)));
        Assert.Null(LawfulDate.Of(Told.Now, Told.Now.Milestones.Values.First(m => m.Lock is null)));
    }
}
