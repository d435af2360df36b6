using Trust.Domain.Course;
using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class PauseAndCancelTests
{
    [Fact]
    public void A_pause_stops_gates_and_a_reason_ends_it()
    {
        Given.A(AtGateOf(Stage.Transparency).And(Pauses())).When(Opens(Stage.Transparency)).ThenBlocked("gate.cannot-open", "gate.project-not-running");
        Given.A(InReviewOf(Stage.Transparency).And(Pauses())).When(Answers(Stage.Transparency, It, Ida)).ThenRefused("gate.project-not-running");
        Given.A(Started.And(Pauses())).When(Resumes()).Then("project-resumed").Holds(p => p.State is ProjectState.Active);
    }

    [Fact]
    public void What_was_said_in_a_pause_passes_the_gate_afterwards() =>
        Given.A(InReviewOf(Stage.Transparency).AllApproveBut(Stage.Transparency, Council)
                .And(Pauses(), Records(Stage.Transparency, Council, OutcomeKind.AgreementInForce)))
            .When(Resumes()).Then("project-resumed", "gate-passed");

    [Fact]
    public void Pausing_and_resuming_need_the_owner_a_reason_and_the_right_moment()
    {
        Given.A(Started).When((_, at) => new PauseProject(Id.SomeText, Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started).When((_, at) => new PauseProject(null, Olga.Is(), at)).ThenRefused("project.reason-missing");
        Given.A(Ready).When(Pauses()).ThenRefused("project.not-active");
        Given.A(InUse).When(Pauses()).ThenRefused("project.not-active");
        Given.A(Started.And(Pauses())).When(Pauses()).ThenNothing();
        Given.A(Started.And(Pauses())).When((_, at) => new ResumeProject(null, Olga.Is(), at)).ThenRefused("project.reason-missing");
        Given.A(Started.And(Pauses())).When((_, at) => new ResumeProject(Id.SomeText, Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Ready).When(Resumes()).ThenRefused("project.not-active");
        Given.A(InUse.And(Retires())).When(Resumes()).ThenRefused("project.ended");
        Given.A(Started).When(Resumes()).ThenNothing();
    }

    [Fact]
    public void Cancelling_ends_objections_and_voids_open_rounds() =>
        Given.A(InReviewOf(Stage.Transparency).And(Objects(1, Emil))).When(Cancels()).Then("project-cancelled")
            .Holds(p => p.State is ProjectState.Cancelled && p.Objections[Id.Objection(1)].State is ObjectionState.Ended)
            .Holds(p => p.Of(Stage.Transparency).Round!.State is RoundState.Void && p.Of(Stage.Transparency).State is StageState.Active);

    [Fact]
    public void Cancelling_asks_what_was_piloted_what_happens_with_data_and_which_promises_stay()
    {
        Act Without(Func<CancelProject, CancelProject> what) => (now, at) => what((CancelProject)Cancels()(now, at));
        Given.A(Started).When(Without(c => c with { Reason = null })).ThenRefused("project.reason-missing");
        Given.A(Started).When(Without(c => c with { Piloted = null })).ThenRefused("project.piloted-missing");
        Given.A(Started).When(Without(c => c with { Data = null })).ThenRefused("project.data-missing");
        Given.A(Started).When(Without(c => c with { Promises = null })).ThenRefused("project.promises-missing");
        Given.A(Started).When(Without(c => c with { By = Mona.Is() })).ThenRefused("project.only-owner");
        Given.A(Draft).When(Without(c => c with { Piloted = null, Data = null, Promises = null })).Then("project-cancelled");
    }

    [Fact]
    public void A_cancelled_project_stays_so_until_somebody_takes_it_back()
    {
        var cancelled = Started.And(Cancels());
        Given.A(cancelled).When(Gives(Stage.Transparency, "purpose")).ThenRefused("project.ended");
        Given.A(cancelled).When(Cancels()).ThenNothing();
        Given.A(cancelled).When(Resumes()).Then("project-resumed").Holds(p => p.State is ProjectState.Active);
        Given.A(Draft.And(Cancels())).When(Resumes()).Then("project-resumed").Holds(p => p.State is ProjectState.Draft);
    }

    [Fact]
    public void Nothing_is_cancelled_while_a_pilot_or_use_runs()
    {
        Given.A(InPilot).When(Cancels()).ThenRefused("project.pilot-runs");
        Given.A(InPilot.And(EndsPilot())).When(Cancels()).Then("project-cancelled");
        Given.A(InUse).When(Cancels()).ThenRefused("project.in-use");
        Given.A(InUse.And(Retires())).When(Cancels()).ThenRefused("project.ended");
    }

    [Fact]
    public void A_site_that_went_live_is_in_use_too() =>
        Given.A(LiveAtLindtal()).When(Cancels()).ThenRefused("project.in-use");

    [Fact]
    public void A_project_that_came_late_cannot_be_cancelled_while_it_runs()
    {
        Given.A(StartedWhile(Today.InPilot)).When(Cancels()).ThenRefused("project.pilot-runs");
        Given.A(StartedWhile(Today.InPilot).And(EndsPilot())).When(Cancels()).Then("project-cancelled");
        Given.A(StartedWhile(Today.InUse)).When(Cancels()).ThenRefused("project.in-use");
        Given.A(StartedWhile(Today.Signed)).When(Cancels()).Then("project-cancelled");
    }

    [Fact]
    public void What_is_in_use_before_its_gates_can_be_switched_off()
    {
        Given.A(StartedWhile(Today.InUse)).When(Retires()).Then("project-retired");
        Given.A(LiveAtLindtal()).When(Retires()).Then("project-retired");
    }

    [Fact]
    public void A_late_project_has_nothing_done_in_time() =>
        Given.A(StartedWhile(Today.InUse)).Holds(p => p.State is ProjectState.Active && p.Stages.All(s => s.PassedFor.IsEmpty) && p.Locks.All(l => l.OpenFor.IsEmpty));

    static Story LiveAtLindtal() => Passed(Stage.Security)
        .And(Gives(Stage.Training, "first-users"), Records(Stage.Security, Council, OutcomeKind.AgreementInForce), OpensLock(Lock.GoLive, Lindtal), EndsPilot());
}
