using Trust.Domain.Course;
using Trust.Domain.Objections;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class TurnsTests
{
    static Blocker Turn(Story story, string code) => Assert.Single(Turns.Of(story.Now), t => t.Code == code);

    static bool Waits(Story story, string code) => Turns.Of(story.Now).Any(t => t.Code == code);

    [Fact]
    public void A_draft_waits_for_what_a_start_needs_and_then_for_its_owner_to_start_it()
    {
        Assert.Equal(StartProject.Missing(Draft.Now).Select(b => b.Where), Turns.Of(Draft.Now).Select(b => b.Where));
        Assert.Equal(ProjectRole.Owner, Turn(Ready, "project.can-start").Role);
        Assert.False(Waits(Started, "project.can-start"));
    }

    [Fact]
    public void A_gate_with_all_that_it_asks_for_waits_for_the_owner_to_open_it()
    {
        Assert.Equal(ProjectRole.Owner, Turn(AtGateOf(Stage.Transparency), "gate.can-open").Role);
        Assert.False(Waits(InReviewOf(Stage.Transparency), "gate.can-open"));
    }

    [Fact]
    public void A_lock_against_which_nothing_stands_waits_for_the_owner_to_open_it() =>
        Assert.True(Waits(Until(Started, now => !Locks.LockRule.ToOpen(now, Lock.Pilot, now.Sites.Keys).Any(), "nothing against the pilot"), "lock.can-open"));

    [Fact]
    public void An_objection_is_the_turn_of_owner_then_raiser_and_at_last_the_sponsor()
    {
        var raised = Started.And(Objects(1, Emil));
        Assert.Equal(ProjectRole.Owner, Turn(raised, "objection.to-acknowledge").Role);
        var seen = raised.And((_, at) => new AcknowledgeObjection(Id.Objection(1), Olga.Is(), at));
        Assert.Equal(ProjectRole.Owner, Turn(seen, "objection.to-answer").Role);
        var answered = seen.And(AnswersObjection(1, Mona));
        Assert.Equal(Emil, Turn(answered, "objection.to-confirm").Person);
        var contested = answered.And(Contests(1, Emil));
        Assert.Equal(ProjectRole.Owner, Turn(contested, "objection.to-mend").Role);
        Assert.Equal(ProjectRole.Sponsor, Turn(contested.And(Escalates(1, Emil)), "objection.to-settle").Role);
    }

    [Fact]
    public void An_offered_project_is_the_turn_of_whoever_it_is_offered_to() =>
        Assert.Equal(Henrik, Turn(Started.And((_, at) => new OfferOwnership(Henrik, Olga.Is(), at)), "role.to-confirm").Person);

    [Fact]
    public void What_has_ended_waits_for_nobody() =>
        Assert.Empty(Turns.Of(Draft.And((_, at) => new CancelProject(Id.SomeText, null, null, null, Olga.Is(), at)).Now));
}
