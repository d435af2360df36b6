using System.Collections.Immutable;
using Trust.Domain.Changes;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class ChangeTests
{
    static Act Raises(ChangeClass to, PersonId by, params Stage[] stages) => (_, at) => new RaiseChangeClass(Id.Change(1), to, [.. stages], Id.SomeText, by.Is(), at);
    static Act Changed(Func<ReportChange, ReportChange> otherwise) => (now, at) => otherwise((ReportChange)ReportsChange(1)(now, at));

    [Fact]
    public void The_answers_class_a_change()
    {
        Given.A(Started).When(ReportsChange(1)).Then("change-reported").Holds(p => p.Changes[Id.Change(1)].Class == ChangeClass.Note);
        Given.A(Started).When(ReportsChange(1, people: true)).Then("change-reported").Holds(p => p.Changes[Id.Change(1)].Class == ChangeClass.Inform);
        Given.A(Started).When(ReportsChange(1, data: true)).Then("change-reported").Holds(p => p.Changes[Id.Change(1)].Class == ChangeClass.NewRound);
    }

    [Fact]
    public void A_new_round_reopens_exactly_what_it_touches() =>
        Given.A(RolledOut).When(ReportsChange(1, people: true, data: true)).Then("change-reported", "stages-reopened", "lock-shut", "lock-shut")
            .Holds(p => p.Of(Stage.Transparency).State is StageState.Active && p.Of(Stage.Security).State is StageState.Active)
            .Holds(p => p.Of(Stage.Relevance).State is StageState.Passed && p.Of(Stage.Usability).State is StageState.Passed && p.Of(Stage.Training).State is StageState.Passed);

    [Fact]
    public void A_change_before_the_gates_it_touches_reopens_nothing() =>
        Given.A(Passed(Stage.Transparency)).When(ReportsChange(1, data: true)).Then("change-reported", "stages-reopened").Holds(p => p.Changes[Id.Change(1)].Reopens.SequenceEqual(new[] { Stage.Transparency }));

    [Fact]
    public void A_site_that_has_passed_while_the_other_came_back_is_asked_anew_too()
    {
        var half = InReviewOf(Stage.Transparency).AllApproveBut(Stage.Transparency, Su).And(Answers(Stage.Transparency, Su, Sofie, GateAnswer.RequestChanges));
        Given.A(half).When(ReportsChange(1, data: true)).Then("change-reported", "stages-reopened").Holds(p => p.Of(Stage.Transparency).PassedFor.IsEmpty);
        Given.A(half.And(ReportsChange(1))).When(Raises(ChangeClass.NewRound, Walter, Stage.Transparency)).Then("change-class-raised", "stages-reopened");
    }

    [Fact]
    public void A_change_is_reported_once_whole_and_by_those_who_work_on_the_project()
    {
        Given.A(Started.And(ReportsChange(1))).When(ReportsChange(1, data: true)).ThenNothing();
        Given.A(Started).When(Changed(c => c with { By = Walter.Is() })).ThenRefused("project.only-owner");
        Given.A(Started.And(GivesRole(Nora, ProjectRole.Member))).When(Changed(c => c with { By = Nora.Is() })).Then("change-reported");
        Given.A(Ready).When(ReportsChange(1)).ThenRefused("project.not-active");
        Given.A(Started).When(Changed(c => c with { Text = null })).ThenRefused("change.text-missing");
        Given.A(Started).When(Changed(c => c with { Answers = c.Answers.Remove("other-data") })).ThenRefused("change.answer-missing");
        Given.A(Started).When(Changed(c => c with { Answers = c.Answers.Add("other-moon", true) })).ThenRefused("change.question-unknown");
    }

    [Fact]
    public void A_body_asks_for_a_higher_class_and_gets_it()
    {
        var noted = Passed(Stage.Relevance).And(ReportsChange(1));
        Given.A(noted).When(Raises(ChangeClass.Inform, Walter)).Then("change-class-raised");
        Given.A(noted).When(Raises(ChangeClass.NewRound, Sofie, Stage.Relevance)).Then("change-class-raised", "stages-reopened")
            .Holds(p => p.Of(Stage.Relevance).State is StageState.Active && p.Of(Stage.Transparency).State is StageState.Passed);
        Given.A(noted).When(Raises(ChangeClass.Note, Walter)).ThenNothing();
        Given.A(noted).When(Raises(ChangeClass.Inform, Olga)).ThenRefused("change.only-a-body");
        Given.A(Started).When(Raises(ChangeClass.Inform, Walter)).ThenRefused("change.unknown");
        Given.A(noted).When(Raises(ChangeClass.NewRound, Walter, Stage.Training)).ThenRefused("change.stage-missing");
        Given.A(noted).When((_, at) => new RaiseChangeClass(Id.Change(1), ChangeClass.Inform, [], null, Walter.Is(), at)).ThenRefused("change.reason-missing");
    }
}
