using Trust.Domain.Evidence;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class EvidenceTests
{
    static Act Changed(Stage stage, string item, Func<GiveEvidence, GiveEvidence> otherwise) => (now, at) => otherwise(Piece(now, stage, item, at));

    [Fact]
    public void Each_piece_is_a_new_revision_and_may_come_early() =>
        Given.A(Started).When(Gives(Stage.Training, "plan", 1)).Then("evidence-given").When(Gives(Stage.Training, "plan", 2)).Then("evidence-given")
            .Holds(p => p.Item(new(Stage.Training, "plan"))!.Revision == 2);

    [Fact]
    public void The_same_piece_again_is_no_new_revision() =>
        Given.A(Started.And(Gives(Stage.Transparency, "purpose"))).When(Gives(Stage.Transparency, "purpose")).ThenNothing();

    [Fact]
    public void Evidence_comes_from_the_project_or_from_the_group_that_owes_it()
    {
        Given.A(Started).When(Gives(Stage.Transparency, "data-list", by: Ida)).Then("evidence-given");
        Given.A(Started).When(Gives(Stage.Transparency, "data-list", by: Henrik)).ThenRefused("evidence.not-yours");
        Given.A(Started.And(GivesRole(Nora, ProjectRole.Member))).When(Gives(Stage.Transparency, "data-list", by: Nora)).Then("evidence-given");
        Given.A(Started).When(Gives(Stage.Security, "safeguards", by: Walter)).Then("evidence-given");
    }

    [Fact]
    public void Evidence_is_known_to_the_workflow_complete_and_in_time()
    {
        Given.A(Started).When(Gives(Stage.Transparency, "horoscope")).ThenRefused("evidence.unknown");
        Given.A(Passed(Stage.Transparency)).When(Gives(Stage.Transparency, "faq", 7)).ThenRefused("evidence.gate-passed");
        Given.A(Started).When(Changed(Stage.Transparency, "purpose", g => g with { Text = null })).ThenRefused("evidence.empty");
        Given.A(Started).When(Changed(Stage.Security, "dpia", g => g with { Files = [] })).ThenRefused("evidence.file-missing");
        Given.A(Started).When(Changed(Stage.Relevance, "baseline", g => g with { Numbers = NoNumbers.Add("baseline", 1) })).ThenRefused("evidence.number-missing");
        Given.A(Started).When(Changed(Stage.Transparency, "purpose", g => g with { Numbers = NoNumbers.Add("surprise", 1) })).ThenRefused("evidence.number-unknown");
    }

    [Fact]
    public void A_file_stays_with_its_item_when_only_the_text_is_mended() =>
        Given.A(Started.And(Gives(Stage.Security, "dpia"))).When(Changed(Stage.Security, "dpia", g => g with { Text = Id.Text(8), Files = [] })).Then("evidence-given")
            .Holds(p => p.Item(new(Stage.Security, "dpia"))!.Files.Single() == Id.File(100))
            .When(Changed(Stage.Security, "dpia", g => g with { Text = Id.Text(9), Files = [] })).Then("evidence-given");

    [Fact]
    public void A_form_that_was_filled_in_stands_for_the_document()
    {
        var filled = Given.A(Started).When(Changed(Stage.Security, "dpia", g => g with { Files = [], Answers = Id.Text(8) })).Then("evidence-given")
            .Holds(p => p.Item(new(Stage.Security, "dpia"))!.Answers == Id.Text(8));
        filled.When(Changed(Stage.Security, "dpia", g => g with { Files = [], Answers = Id.Text(8) })).ThenNothing();
        filled.When(Changed(Stage.Security, "dpia", g => g with { Files = [], Answers = Id.Text(9) })).Then("evidence-given");
        filled.When(Changed(Stage.Security, "dpia", g => g)).Then("evidence-given").Holds(p => p.Item(new(Stage.Security, "dpia"))!.Answers is null);
    }

    [Fact]
    public void Confidential_means_for_whom_why_and_until_when()
    {
        var whole = new Audience(AudienceKind.Confidential, [Council], Id.SomeText, new(2027, 1, 1));
        Act For(Audience audience) => Changed(Stage.Transparency, "purpose", g => g with { Audience = audience });
        Given.A(Started).When(For(whole)).Then("evidence-given");
        Given.A(Started).When(For(whole with { Reason = null })).ThenRefused("audience.reason-missing");
        Given.A(Started).When(For(whole with { Until = null })).ThenRefused("audience.end-missing");
        Given.A(Started).When(For(whole with { Until = new(2026, 1, 1) })).ThenRefused("audience.end-missing");
        Given.A(Started).When(For(whole with { Parties = [] })).ThenRefused("audience.party-missing");
        Given.A(Started).When(For(whole with { Parties = [PartyId.Of(Group.Partner)] })).ThenRefused("audience.party-unknown");
    }

    [Fact]
    public void A_new_revision_at_an_open_gate_voids_the_answers_of_those_who_rely_on_it_and_no_others() =>
        Given.A(InReviewOf(Stage.Transparency).And(Answers(Stage.Transparency, Council, Walter), Answers(Stage.Transparency, It, Ida)))
            .When(Gives(Stage.Transparency, "purpose", 8)).Then("evidence-given", "gate-answers-voided")
            .Holds(p => p.OpenRound(Stage.Transparency)!.Voices.Single().For == It);

    [Fact]
    public void A_site_that_has_passed_keeps_its_answers_when_evidence_is_mended_for_the_other() =>
        Given.A(InReviewOf(Stage.Transparency).AllApproveBut(Stage.Transparency, Su)).Holds(p => p.Of(Stage.Transparency).PassedFor.Single() == Lindtal)
            .When(Gives(Stage.Transparency, "purpose", 8)).Then("evidence-given", "gate-answers-voided")
            .Holds(p => p.OpenRound(Stage.Transparency)!.Voices.Any(v => v.For == Council) && p.OpenRound(Stage.Transparency)!.Voices.All(v => v.For != Management));

    [Fact]
    public void An_item_is_waived_by_the_group_to_which_it_is_owed() =>
        Given.A(Started).When(WaivesEvidence(Stage.Transparency, "data-list", DataProtection, Petra)).Then("evidence-waived")
            .Holds(p => p.Item(new(Stage.Transparency, "data-list"))!.State == EvidenceState.Waived)
            .When(WaivesEvidence(Stage.Transparency, "data-list", DataProtection, Petra)).ThenNothing();

    [Fact]
    public void What_is_owed_to_the_bodies_each_of_them_must_waive() =>
        Given.A(Started).When(WaivesEvidence(Stage.Relevance, "pilot-plan", Council, Walter)).Then("evidence-waived")
            .Holds(p => p.Item(new(Stage.Relevance, "pilot-plan"))!.State == EvidenceState.Missing)
            .When(WaivesEvidence(Stage.Relevance, "pilot-plan", Su, Sofie)).Then("evidence-waived")
            .Holds(p => p.Item(new(Stage.Relevance, "pilot-plan"))!.State == EvidenceState.Waived);

    [Fact]
    public void Nobody_waives_for_the_bodies_beside_them()
    {
        var group = PartyId.Of(Group.WorksCouncil);
        Given.A(Started.And(Seats(group, Nora))).When(WaivesEvidence(Stage.Relevance, "pilot-plan", group, Nora)).ThenRefused("evidence.not-owed-to-you");
    }

    [Fact]
    public void A_waiver_is_refused_where_it_is_not_theirs_to_give()
    {
        Given.A(Started).When(WaivesEvidence(Stage.Relevance, "horoscope", Council, Walter)).ThenRefused("evidence.unknown");
        Given.A(Started).When(WaivesEvidence(Stage.Relevance, "pilot-plan", PartyId.Of(Group.Partner), Walter)).ThenRefused("party.unknown");
        Given.A(Started).When(WaivesEvidence(Stage.Transparency, "purpose", Council, Walter)).ThenRefused("evidence.not-waivable");
        Given.A(Started).When(WaivesEvidence(Stage.Transparency, "data-list", It, Ida)).ThenRefused("evidence.not-owed-to-you");
        Given.A(Started).When(WaivesEvidence(Stage.Transparency, "data-list", DataProtection, Olga)).ThenRefused("seat.not-yours");
        Given.A(Passed(Stage.Transparency)).When(WaivesEvidence(Stage.Transparency, "faq", Employees, Emil)).ThenRefused("evidence.gate-passed");
        Given.A(Started.And(Gives(Stage.Transparency, "data-list"))).When(WaivesEvidence(Stage.Transparency, "data-list", DataProtection, Petra)).ThenRefused("evidence.already-given");
        Given.A(Started).When((_, at) => new WaiveEvidence(new(Stage.Transparency, "data-list"), DataProtection, null, Petra.Is(), at)).ThenRefused("evidence.reason-missing");
    }
}
