using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class ClosingTests
{
    static readonly Story Received = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), Receives("heard"));

    /// <summary>Two meetings offered, the target of ten working days over, and no word from the body.</summary>
    static readonly Story Silent = Received.And(OffersTalks("heard", 2), OffersTalks("heard", 5)).Later(30);

    [Fact]
    public void A_named_manager_closes_what_nobody_answered_and_it_is_shown_for_ever()
    {
        var closed = Silent.When(ClosesCheckpoint("heard")).Then("checkpoint-closed").StateIs("heard", CheckpointState.Closed);
        Assert.Null(closed.OpenAt("heard"));
        Assert.NotNull(Of(closed.And(Says("heard", PositionKind.Opinion)).Now, "heard").Closing);
        Assert.Equal("checkpoint.answer-missing", closed.And(Says("heard", PositionKind.Opinion)).OpenAt("heard"));
        closed.When(ClosesCheckpoint("heard")).ThenNothing();
    }

    [Fact]
    public void Not_without_complete_information_two_offers_the_target_and_a_reason()
    {
        HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), OffersTalks("heard", 2), OffersTalks("heard", 5)).Later(30).When(ClosesCheckpoint("heard")).ThenRefused("checkpoint.not-informed");
        Received.And(OffersTalks("heard", 2), OffersTalks("heard", 5), Misses("heard")).Later(30).When(ClosesCheckpoint("heard")).ThenRefused("checkpoint.not-informed");
        Received.And(OffersTalks("heard", 2)).Later(30).When(ClosesCheckpoint("heard")).ThenRefused("outcome.two-offers-needed");
        Received.And(OffersTalks("heard", 2), OffersTalks("heard", 5)).Later(10).When(ClosesCheckpoint("heard")).ThenRefused("outcome.target-not-passed");
        Received.And(OffersTalks("heard", 2), OffersTalks("heard", 5), (now, at) => new NameAnswerDate(Of(now, "heard").Id, now.Day(at).AddDays(60), null, Walter.Is(), at)).Later(30).When(ClosesCheckpoint("heard")).ThenRefused("outcome.target-not-passed");
        Silent.When((now, at) => Closing(now, at) with { Reason = null }).ThenRefused("outcome.reason-missing");
    }

    [Fact]
    public void Never_by_the_owner_and_never_for_another_right_or_where_the_law_has_a_clock()
    {
        Silent.When((now, at) => Closing(now, at) with { By = Olga.Is() }).ThenRefused("outcome.only-a-manager");
        Silent.When((now, at) => Closing(now, at) with { By = Henrik.Is() }).ThenRefused("outcome.only-a-manager");
        Silent.When((now, at) => Closing(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        HavingRight("consented", PlainQuestion.Monitors).When(ClosesCheckpoint("consented")).ThenRefused("outcome.not-for-this-right");
        HavingRight("timed", PlainQuestion.Selects).When(ClosesCheckpoint("timed")).ThenRefused("checkpoint.law-has-clock");
        Silent.And(Says("heard", PositionKind.Opinion)).When(ClosesCheckpoint("heard")).ThenRefused("outcome.position-was-given");
        Silent.And(Says("heard", PositionKind.Expert)).When(ClosesCheckpoint("heard")).ThenRefused("outcome.position-was-given");
        Silent.And(Says("heard", PositionKind.Expert), RepliesTo("heard")).When(ClosesCheckpoint("heard")).Then("checkpoint-closed");
    }

    [Fact]
    public void A_meeting_is_offered_for_a_day_ahead_on_papers_that_were_handed_over()
    {
        Received.When(OffersTalks("heard", -1)).ThenRefused("outcome.meeting-in-the-past");
        Received.When((now, at) => new OfferTalks(Of(now, "heard").Id, now.Day(at), Walter.Is(), at)).ThenRefused("project.only-owner");
        Received.When((now, at) => new OfferTalks(new(Id.Guid(1, 1)), now.Day(at), Olga.Is(), at)).ThenRefused("checkpoint.unknown");
        HavingRight("heard", PlainQuestion.AsksQuestionnaires).When(OffersTalks("heard", 2)).ThenRefused("checkpoint.no-packet");
    }

    static CloseCheckpoint Closing(Project now, DateTimeOffset at) => new(Of(now, "heard").Id, Id.SomeText, Mona.Is(), at);
}
