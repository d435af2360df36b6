using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>What may stand in the place of a position: minutes, a confirmation, the end of a dispute.</summary>
public sealed class CheckpointOutcomeTests
{
    static readonly Story Heard = HavingRight("heard", PlainQuestion.AsksQuestionnaires), Negotiated = HavingRight("negotiated", PlainQuestion.ChangesPay), Consented = HavingRight("consented", PlainQuestion.Monitors),
        Conditional = HavingRight("conditional", PlainQuestion.Appraises);

    [Fact]
    public void Approved_minutes_end_a_consultation_or_a_negotiation_and_nothing_else()
    {
        Heard.And(RecordsMinutes("heard", OutcomeKind.ConsultationMinutes)).StateIs("heard", CheckpointState.Closed);
        Negotiated.And(RecordsMinutes("negotiated", OutcomeKind.NegotiationEnded)).StateIs("negotiated", CheckpointState.Closed);
        Negotiated.When(RecordsMinutes("negotiated", OutcomeKind.NegotiationLeft)).ThenRefused("checkpoint.not-informed");      // one side alone, and nothing was handed over yet
        Negotiated.And(HandsOver("negotiated"), Receives("negotiated"), RecordsMinutes("negotiated", OutcomeKind.NegotiationLeft)).StateIs("negotiated", CheckpointState.Closed);
        Consented.When(RecordsMinutes("consented", OutcomeKind.NegotiationEnded)).ThenRefused("outcome.not-for-this-right");
        Heard.When(RecordsMinutes("heard", OutcomeKind.NegotiationEnded)).ThenRefused("outcome.not-for-this-right");
        Heard.When(RecordsMinutes("heard", OutcomeKind.Award)).ThenRefused("checkpoint.no-minutes");
    }

    [Fact]
    public void Minutes_are_recorded_by_the_owner_with_document_channel_and_day_and_can_be_disputed()
    {
        Heard.When((now, at) => Minutes(now, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Heard.When((now, at) => Minutes(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Heard.When((now, at) => Minutes(now, at) with { Report = Reported(at) with { Document = null } }).ThenRefused("outcome.document-missing");
        Heard.When((now, at) => Minutes(now, at) with { Report = Reported(at, 62, Channel.Phone) }).ThenRefused("outcome.channel-not-accepted");
        Heard.When((now, at) => Minutes(now, at) with { Report = Reported(at) with { OccurredOn = now.Day(at).AddDays(1) } }).ThenRefused("act.in-the-future");
        Heard.And(RecordsMinutes("heard", OutcomeKind.ConsultationMinutes), Disputes(62, Walter)).StateIs("heard", CheckpointState.Draft);

        static RecordMinutes Minutes(Project now, DateTimeOffset at) => (RecordMinutes)RecordsMinutes("heard", OutcomeKind.ConsultationMinutes)(now, at);
    }

    [Fact]
    public void A_negotiation_has_not_ended_before_the_central_one_that_was_called()
    {
        var central = Negotiated.And(GoesToBoard("negotiated"));
        central.When(RecordsMinutes("negotiated", OutcomeKind.NegotiationEnded)).ThenRefused("checkpoint.conciliation-runs");
        Negotiated.And(RecordsMinutes("negotiated", OutcomeKind.NegotiationEnded), GoesToBoard("negotiated")).StateIs("negotiated", CheckpointState.Paused)
            .And(BoardEnds("negotiated", DisputeEnd.NoAgreement)).StateIs("negotiated", CheckpointState.Closed);
    }

    [Fact]
    public void A_condition_holds_as_data_protection_says_on_evidence_as_it_stands()
    {
        Assert.Equal("checkpoint.confirmation-missing", Conditional.OpenAt("conditional"));
        var holds = Conditional.When(Confirms("conditional")).Then("right-confirmed").StateIs("conditional", CheckpointState.Closed);
        Assert.Equal("checkpoint.confirmation-missing", holds.And(Gives(Stage.Transparency, "purpose", 102)).OpenAt("conditional"));
        Conditional.When((now, at) => Confirmed(now, at) with { By = Walter.Is() }).ThenRefused("seat.not-yours");
        Conditional.When((now, at) => Confirmed(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Conditional.When((now, at) => Confirmed(now, at) with { RestsOn = [] }).ThenRefused("checkpoint.evidence-to-name");
        Conditional.When((now, at) => Confirmed(now, at) with { RestsOn = [new(new(Stage.Transparency, "purpose"), 2)] }).ThenRefused("checkpoint.evidence-other-revision");
        HavingRight("heard", PlainQuestion.AsksQuestionnaires).When(Confirms("heard")).ThenRefused("outcome.not-for-this-right");
    }

    [Fact]
    public void Named_counsel_may_say_it_in_a_signed_document()
    {
        Conditional.When((now, at) => Confirmed(now, at) with { By = Olga.Is(), Counsel = Reported(at) }).Then("right-confirmed");
        Conditional.When((now, at) => Confirmed(now, at) with { By = Henrik.Is(), Counsel = Reported(at) }).ThenRefused("act.only-owner-records");
        Conditional.When((now, at) => Confirmed(now, at) with { By = Olga.Is(), Counsel = Reported(at) with { SaidBy = null } }).ThenRefused("checkpoint.counsel-unnamed");
        Conditional.When((now, at) => Confirmed(now, at) with { By = Olga.Is(), Counsel = Reported(at, 1, Channel.Mail) }).ThenRefused("act.signed-document-missing");
    }

    [Fact]
    public void An_award_stands_for_consent_where_the_law_says_so()
    {
        var board = Consented.And(HandsOver("consented"), Receives("consented"), Says("consented", PositionKind.Objection), GoesToBoard("consented"));
        Assert.Equal(("checkpoint.in-conciliation", CheckpointState.Paused), (board.OpenAt("consented"), board.StateOf("consented")));
        board.And(BoardEnds("consented", DisputeEnd.Award)).StateIs("consented", CheckpointState.InForce);
        Assert.Equal("checkpoint.objected", board.And(BoardEnds("consented", DisputeEnd.NoAgreement)).OpenAt("consented"));
        Assert.Equal("checkpoint.in-conciliation", board.And(BoardEnds("consented", DisputeEnd.Award), Disputes(63, Walter)).OpenAt("consented"));
        var central = Negotiated.And(HandsOver("negotiated"), Receives("negotiated"), GoesToBoard("negotiated"), BoardEnds("negotiated", DisputeEnd.Award));
        Assert.Equal("checkpoint.agreement-missing", central.OpenAt("negotiated"));
    }

    [Fact]
    public void Either_side_goes_to_the_body_that_the_law_names_and_brings_its_document_back()
    {
        Consented.When((now, at) => Started(now, at) with { By = Emil.Is() }).ThenRefused("checkpoint.only-its-sides");
        Consented.When((now, at) => Started(now, at) with { By = Sonja.Is() }).Then("conciliation-started");
        Consented.When((now, at) => Started(now, at) with { Because = null }).ThenRefused("checkpoint.reason-missing");
        Consented.When((now, at) => Started(now, at) with { On = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Consented.When((now, at) => Started(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Heard.When(GoesToBoard("heard")).ThenRefused("checkpoint.no-conciliation");
        Consented.Agreed("consented").When(GoesToBoard("consented")).ThenRefused("checkpoint.settled");
        var board = Consented.And(GoesToBoard("consented"));
        board.When(GoesToBoard("consented")).ThenNothing();
        board.When((now, at) => Ended(now, at) with { By = Emil.Is() }).ThenRefused("checkpoint.only-its-sides");
        board.When((now, at) => Ended(now, at) with { Report = Reported(at) with { Document = null } }).ThenRefused("outcome.document-missing");
        board.When((now, at) => Ended(now, at) with { End = DisputeEnd.Withdrawn, Report = Reported(at) with { Document = null } }).Then("conciliation-ended");
        board.When((now, at) => Ended(now, at) with { Report = Reported(at, 63, Channel.Phone) }).ThenRefused("outcome.channel-not-accepted");
        board.When((now, at) => Ended(now, at) with { Report = Reported(at) with { OccurredOn = now.Day(at).AddDays(-9) } }).ThenRefused("checkpoint.conciliation-date");
        board.When((now, at) => Ended(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        board.When((now, at) => Ended(now, at) with { By = Walter.Is() }).Then("conciliation-ended").Holds(now => now.Acts[Id.Act(63)].Confirmed);
        Consented.When(BoardEnds("consented", DisputeEnd.Award)).ThenRefused("checkpoint.not-in-conciliation");
    }

    [Fact]
    public void An_application_to_the_court_starts_its_clock_and_the_dispute_stops_the_others()
    {
        var filed = Consented.And(HandsOver("consented"), Receives("consented"), GoesToBoard("consented")).And((now, at) => Started(now, at) with { FiledOn = now.Day(at) });
        Assert.Equal(filed.Now.Day(filed.At).AddDays(14), CheckpointClocks.Of(filed.Now, Of(filed.Now, "consented")).Single(c => c.Of is not null).Count?.End);
        var timed = HavingRight("negotiated", PlainQuestion.ChangesPay).And(HandsOver("negotiated"), Receives("negotiated"), GoesToBoard("negotiated"));
        Assert.Null(CheckpointClocks.Of(timed.Now, Of(timed.Now, "negotiated")).Single().Count?.End);
    }

    static ConfirmHolds Confirmed(Project now, DateTimeOffset at) => (ConfirmHolds)Confirms("conditional")(now, at);

    static StartConciliation Started(Project now, DateTimeOffset at) => (StartConciliation)GoesToBoard("consented")(now, at);

    static EndConciliation Ended(Project now, DateTimeOffset at) => (EndConciliation)BoardEnds("consented", DisputeEnd.Award)(now, at);
}
