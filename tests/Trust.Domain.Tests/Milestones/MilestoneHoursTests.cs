using Trust.Domain.Milestones;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

/// <summary>What calendars need of a milestone: its hours, and a number that grows with each change.</summary>
public sealed class MilestoneHoursTests
{
    static Milestone Workshop(Project now) => now.Milestones.Values.Single(m => m.Rule == "workshop");

    static Act Hours(TimeOnly? from, TimeOnly? until, PersonId? by = null) => (now, at) => new SetMilestoneHours(Workshop(now).Id, from, until, (by ?? Olga).Is(), at);
    static Act Moves(DateOnly to) => (now, at) => new MoveMilestone(Workshop(now).Id, to, Olga.Is(), at);
    static Act Drops() => (now, at) => new DropMilestone(Workshop(now).Id, Id.SomeText, Olga.Is(), at);
    static Act Restores() => (now, at) => new RestoreMilestone(Workshop(now).Id, Id.SomeText, Olga.Is(), at);

    static readonly TimeOnly Ten = new(10, 0), Noon = new(12, 0);

    [Fact]
    public void Whoever_runs_the_project_says_from_when_until_when_people_meet()
    {
        var met = Given.A(Started).When(Hours(Ten, Noon)).Then("milestone-hours-set").Holds(p => Workshop(p).Hours == new Hours(Ten, Noon));
        met.When(Hours(Ten, Noon)).ThenNothing();
        met.When(Moves(new(2026, 3, 27))).Holds(p => Workshop(p).Hours == new Hours(Ten, Noon));
        met.When(Hours(null, null)).Then("milestone-hours-set").Holds(p => Workshop(p).Hours is null).When(Hours(null, null)).ThenNothing();
        Given.A(Started).When(Hours(Ten, Noon, Mona)).ThenRefused("project.only-owner");
        Given.A(Started).When(Hours(Ten, null)).ThenRefused("milestone.hours-missing");
        Given.A(Started).When(Hours(null, Noon)).ThenRefused("milestone.hours-missing");
        Given.A(Started).When(Hours(Noon, Ten)).ThenRefused("milestone.hours-wrong");
        Given.A(Started.And(Drops())).When(Hours(Ten, Noon)).ThenRefused("milestone.not-planned");
        Given.A(Started).When((_, at) => new SetMilestoneHours(Id.Milestone(99), Ten, Noon, Olga.Is(), at)).ThenRefused("milestone.unknown");
    }

    [Fact]
    public void Its_number_grows_with_each_change_that_a_calendar_must_learn_of_and_with_no_other()
    {
        var story = Started;
        foreach (var act in new[] { Hours(Ten, Noon), Moves(new(2026, 3, 27)), Drops(), Restores(), Cancels(), Resumes() })
        {
            var before = Workshop(story.Now).Sequence;
            story = story.And(act);
            Assert.Equal(before + 1, Workshop(story.Now).Sequence);
        }
        Assert.Equal(Workshop(story.Now).Sequence, Workshop(story.And(Pauses(), Resumes(), Places(Nora, Employees)).Now).Sequence);
        Assert.Equal(0, story.Now.Milestones.Values.Single(m => m.Rule == "pilot-start").Sequence - 2); // the end of the project and its return, and nothing of the other's
    }

    [Fact]
    public void What_was_still_planned_when_a_system_is_retired_does_not_hold_any_more()
    {
        var review = InUse.Now.Milestones.Values.Single(m => m.Rule == "review");
        Assert.Equal(review.Sequence + 1, InUse.And(Retires()).Now.Milestones[review.Id].Sequence);
    }

    [Fact]
    public void A_move_says_the_date_that_held_until_then()
    {
        var moved = Started.And(Moves(new(2026, 3, 27)), Moves(new(2026, 3, 25)));
        Assert.Equal(new MilestoneMove(Workshop(moved.Now).Id, new(2026, 3, 25), new(2026, 3, 27)), Assert.Single(Assert.IsType<MilestonesMoved>(moved.Last.Events[0]).Moves));
        var shifted = Started.And((now, at) => new ShiftMilestones(5, null, now.Number, Olga.Is(), at));
        Assert.All(Assert.IsType<MilestonesMoved>(shifted.Last.Events[0]).Moves, m => Assert.Equal(Started.Now.Milestones[m.Id].DueOn, m.Was));
        var held = Started.And((now, at) => new HoldMilestone(Workshop(now).Id, new(2026, 4, 1), null, Id.SomeText, Olga.Is(), at));
        Assert.Equal(new(2026, 3, 20), held.Last.Events.OfType<MilestonesMoved>().Single().Moves[0].Was);
    }
}
