using System.Collections.Immutable;
using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class JoiningTests
{
    [Fact]
    public void Before_the_start_a_site_and_a_body_are_simply_added()
    {
        Given.A(Draft).When((_, at) => Joining(Oslo, at) with { Text = null }).Then("site-added").Holds(p => p.Sites.Count == 3 && p.Changes.IsEmpty);
        Given.A(Draft).When((_, at) => Joining(LindtalSafety, at, Lindtal) with { Text = null }).Then("body-added").Holds(p => p.Bodies.Count == 3);
    }

    [Fact]
    public void Once_the_project_runs_a_site_that_joins_is_a_change_and_its_questions_are_answered()
    {
        Given.A(Started).When((_, at) => Joining(Oslo, at) with { Text = null }).ThenRefused("change.text-missing");
        Given.A(Started).When((_, at) => Joining(Oslo, at) with { Answers = ImmutableSortedDictionary<string, bool>.Empty }).ThenRefused("change.answer-missing");
        Given.A(Started).When(SiteJoins(Oslo)).Then("change-reported", "site-added").Holds(p => p.Changes.Values.Single().Kind == ChangeKind.Site);
    }

    [Fact]
    public void A_new_site_has_passed_nothing_and_the_others_keep_their_gates() =>
        Given.A(Passed(Stage.Relevance)).When(SiteJoins(Oslo))
            .Holds(p => p.Of(Stage.Transparency).State == StageState.Active && p.Of(Stage.Relevance).State == StageState.Active)
            .Holds(p => p.Of(Stage.Relevance).PassedFor.Length == 2 && GateRule.SitesReady(p, Stage.Transparency).Single() == Oslo)
            .When(Opens(Stage.Transparency)).Then("gate-opened").Holds(p => p.OpenRound(Stage.Transparency)!.Sites.Single() == Oslo);

    [Fact]
    public void An_open_gate_is_not_asked_for_a_site_that_joins_meanwhile() =>
        Given.A(InReviewOf(Stage.Usability)).And(SiteJoins(Oslo)).Holds(p => !p.OpenRound(Stage.Usability)!.Sites.Contains(Oslo));

    [Fact]
    public void A_site_that_joins_a_system_in_use_goes_the_whole_way_and_the_use_goes_on()
    {
        var joined = Given.A(InUse).And(SiteJoins(Oslo));
        Assert.True(joined.Now.State is ProjectState.InUse && !joined.Now.Of(Lock.GoLive).OpenFor.Contains(Oslo));
        Until(joined, p => p.Of(Lock.GoLive).OpenFor.Contains(Oslo), "gone live at Oslo");
    }

    [Fact]
    public void A_body_that_joins_is_heard_at_the_gates_of_its_site_and_nowhere_else() =>
        Given.A(InPilot).When(BodyJoins(LindtalSafety, Lindtal)).Then("change-reported", "body-added", "stages-reopened", "lock-shut")
            .Holds(p => p.Of(Stage.Transparency).PassedFor.Single() == Odense && p.Of(Stage.Relevance).PassedFor.Single() == Odense)
            .Holds(p => p.Of(Lock.Pilot).OpenFor.Single() == Odense)
            .Holds(p => p.Changes.Values.Single().Class == ChangeClass.NewRound);

    [Fact]
    public void The_gate_passes_again_once_the_new_body_has_spoken_and_the_others_are_asked_with_it() =>
        Until(Given.A(InPilot).And(BodyJoins(LindtalSafety, Lindtal)), p => p.Of(Lock.Pilot).OpenFor.Length == 2, "open for all again");

    [Fact]
    public void An_open_gate_waits_for_a_body_that_joins_and_first_for_who_speaks_for_it() =>
        Given.A(InReviewOf(Stage.Transparency)).And(BodyJoins(LindtalSafety, Lindtal))
            .Holds(p => GateRule.Next(p, Stage.Transparency).Any(b => b.Code == "gate.seat-empty" && b.FactNamed("party") == PartyId.Of(LindtalSafety).Value));

    [Fact]
    public void What_the_bodies_waived_is_owed_to_one_that_joins() =>
        Given.A(Started).And(WaivesEvidence(Stage.Relevance, "pilot-plan", Council, Walter), WaivesEvidence(Stage.Relevance, "pilot-plan", Su, Sofie))
            .Holds(p => p.Item(new(Stage.Relevance, "pilot-plan"))!.State == EvidenceState.Waived)
            .When(BodyJoins(LindtalSafety)).Holds(p => p.Item(new(Stage.Relevance, "pilot-plan"))!.State == EvidenceState.Missing);

    [Fact]
    public void Only_who_runs_the_project_adds_to_it()
    {
        Given.A(Started).When((_, at) => Joining(Oslo, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Given.A(Started).When((_, at) => Joining(LindtalSafety, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Given.A(Started).When(BodyJoins(LindtalSafety, Oslo)).ThenRefused("project.body-of-unknown-site");
    }
}
