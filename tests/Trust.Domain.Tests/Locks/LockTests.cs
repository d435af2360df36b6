using Trust.Domain.Locks;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class LockTests
{
    static Story ReadyForPilot() => Passed(Stage.Relevance).And(Gives(Stage.Security, "dpia"), Gives(Stage.Usability, "pilot-terms"));
    static Story ReadyForGoLive() => Passed(Stage.Security).And(Gives(Stage.Training, "first-users"), Records(Stage.Security, Council, OutcomeKind.AgreementInForce));

    [Fact]
    public void The_pilot_lock_opens_for_all_sites_or_for_one() =>
        Given.A(ReadyForPilot()).When(OpensLock(Lock.Pilot, Odense)).Then("lock-opened").Holds(p => p.PilotRuns && p.Of(Lock.Pilot).OpenFor.Single() == Odense)
            .When(OpensLock(Lock.Pilot)).Then("lock-opened").Holds(p => p.Of(Lock.Pilot).OpenFor.Length == 2)
            .When(OpensLock(Lock.Pilot)).ThenNothing();

    [Fact]
    public void A_lock_that_cannot_open_says_every_blocker()
    {
        Given.A(Started).When(OpensLock(Lock.Pilot, Lindtal)).ThenBlocked("lock.cannot-open", "lock.gate-not-passed", "lock.gate-not-passed", "lock.evidence-missing", "lock.evidence-missing", "lock.right-open");
        Given.A(Started).When(OpensLock(Lock.GoLive, Lindtal)).ThenBlocked("lock.cannot-open", "lock.gate-not-passed", "lock.evidence-missing", "lock.right-open", "lock.agreement-missing");
        Given.A(Started).When(OpensLock(Lock.GoLive, Odense)).ThenBlocked("lock.cannot-open", "lock.gate-not-passed", "lock.evidence-missing", "lock.right-open", "lock.consultation-open");
        Given.A(Started).When(OpensLock(Lock.Pilot)).ThenBlocked("lock.cannot-open", "lock.gate-not-passed", "lock.gate-not-passed", "lock.evidence-missing", "lock.evidence-missing", "lock.right-open", "lock.right-open");
        Given.A(ReadyForPilot().And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil, stage: Stage.Training))).When(OpensLock(Lock.Pilot)).ThenBlocked("lock.cannot-open", "lock.blocking-objection");
        Given.A(ReadyForPilot().And(Pauses())).When(OpensLock(Lock.Pilot)).ThenBlocked("lock.cannot-open", "lock.project-not-running");
    }

    [Fact]
    public void Go_live_needs_more_than_a_yes_where_an_agreement_is_due()
    {
        var passed = Passed(Stage.Security).And(Gives(Stage.Training, "first-users"));
        Given.A(passed).When(OpensLock(Lock.GoLive)).ThenBlocked("lock.cannot-open", "lock.agreement-missing");
        Given.A(passed).When(OpensLock(Lock.GoLive, Odense)).Then("lock-opened");
        Given.A(ReadyForGoLive()).When(OpensLock(Lock.GoLive)).Then("lock-opened").Holds(p => p.State is ProjectState.Active);
    }

    [Theory]
    [InlineData(Strength.Negotiate, OutcomeKind.NegotiationEnded)]
    [InlineData(Strength.Consent, OutcomeKind.Award)]
    [InlineData(Strength.Veto, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Condition, OutcomeKind.AgreementInForce)]
    [InlineData(Strength.Inform, null)]
    public void What_go_live_waits_for_follows_from_the_right(Strength strength, OutcomeKind? ends)
    {
        var story = AtGateOf(Stage.Security).And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(Stage.Security)).AllApproveBut(Stage.Security)
            .And(Gives(Stage.Training, "first-users"));
        if (ends is { } kind)
            story = story.When(OpensLock(Lock.GoLive)).ThenBlocked("lock.cannot-open", "lock.agreement-missing").And(Records(Stage.Security, Council, kind));
        story.When(OpensLock(Lock.GoLive)).Then("lock-opened");
    }

    [Fact]
    public void Only_the_owner_opens_a_lock_and_only_for_the_projects_sites()
    {
        Given.A(ReadyForPilot()).When((_, at) => new OpenLock(Lock.Pilot, [], Sonja.Is(), at)).ThenRefused("project.only-owner");
        Given.A(ReadyForPilot()).When(OpensLock(Lock.Pilot, new SiteId(Id.Guid(0x51, 9)))).ThenRefused("site.unknown");
    }

    [Fact]
    public void A_pilot_ends_with_a_word_on_it()
    {
        Given.A(InPilot).When(EndsPilot()).Then("pilot-ended").Holds(p => !p.PilotRuns).When(EndsPilot()).ThenNothing();
        Given.A(InPilot).When((_, at) => new EndPilot(null, Olga.Is(), at)).ThenRefused("lock.pilot-end-missing");
        Given.A(InPilot).When((_, at) => new EndPilot(Id.SomeText, Mona.Is(), at)).ThenRefused("project.only-owner");
    }
}
