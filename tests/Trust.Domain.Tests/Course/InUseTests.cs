using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class InUseTests
{
    static IEnumerable<string> FollowUp(Story story) =>
        Reactions.To(story.Last.Events[^1], story.Now, new(Actor.Trust, story.At)).Commands.Select(c => c.GetType().Name);

    [Fact]
    public void Doing_the_next_thing_each_time_brings_a_project_into_use() =>
        Given.A(RolledOut).When(PutsInUse()).Then("project-in-use", "milestones-planned").Holds(p => p.State is ProjectState.InUse && !p.PilotRuns);

    [Fact]
    public void A_project_is_in_use_only_when_it_is()
    {
        Given.A(Started).When(PutsInUse()).ThenNothing();
        Given.A(Passed(Stage.Security)).When((_, at) => new PutInUse(Olga.Is(), at)).ThenNothing();
        Given.A(InUse).When(PutsInUse()).ThenNothing();
        Given.A(RolledOut.And(Pauses())).When(PutsInUse()).ThenNothing();
    }

    [Fact]
    public void The_last_gate_the_last_lock_and_the_end_of_a_pause_put_it_in_use()
    {
        Assert.Equal(["PutInUse"], FollowUp(RolledOut));
        Assert.Equal(["PutInUse"], FollowUp(RolledOut.And(Pauses(), Resumes())));
        Assert.Empty(FollowUp(Passed(Stage.Usability)));
    }

    [Fact]
    public void An_answer_to_an_objection_is_looked_at_again_after_its_days()
    {
        var story = Started.And(Objects(1, Emil), AnswersObjection(1, Mona));
        var wakeUp = Assert.Single(Reactions.To(story.Last.Events[0], story.Now, new(Actor.Trust, story.At)).WakeUps, w => w.Job == Reactions.ObjectionSilent);
        Assert.Equal((Reactions.ObjectionSilent, story.At.AddDays(14)), (wakeUp.Job, wakeUp.Due));
    }

    [Fact]
    public void Retiring_says_why_what_became_of_the_data_and_when_people_were_told()
    {
        Act Without(Func<RetireProject, RetireProject> what) => (now, at) => what((RetireProject)Retires()(now, at));
        Given.A(InUse).When(Retires()).Then("project-retired").Holds(p => p.State is ProjectState.Retired);
        Given.A(InUse).When(Without(r => r with { Reason = null })).ThenRefused("project.reason-missing");
        Given.A(InUse).When(Without(r => r with { Data = null })).ThenRefused("project.data-missing");
        Given.A(InUse).When(Without(r => r with { PeopleToldOn = null })).ThenRefused("project.people-not-told");
        Given.A(InUse).When(Without(r => r with { PeopleToldOn = new(2030, 1, 1) })).ThenRefused("project.people-not-told");
        Given.A(InUse).When(Without(r => r with { By = Mona.Is() })).ThenRefused("project.only-owner");
        Given.A(RolledOut).When(EndsPilot()).Then("pilot-ended");
        Given.A(Passed(Stage.Relevance)).When(Retires()).ThenRefused("project.not-in-use");
        Given.A(InUse.And(Retires())).When(Retires()).ThenNothing();
    }

    [Fact]
    public void A_change_in_use_asks_its_gates_anew_and_leaves_it_in_use() =>
        Given.A(InUse).When(ReportsChange(1, data: true)).Then("change-reported", "stages-reopened")
            .Holds(p => p.State is ProjectState.InUse && p.Of(Lock.GoLive).OpenFor.Length == 2 && p.Of(Stage.Security).State is StageState.Active)
            .And(Opens(Stage.Transparency)).AllApproveBut(Stage.Transparency).Holds(p => p.Of(Stage.Transparency).State is StageState.Passed);
}
