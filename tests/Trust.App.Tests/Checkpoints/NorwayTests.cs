using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Locks;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>AML § 9-2 at a firm in Oslo: control measures are discussed with the shop stewards, who are told and heard; the employer decides, with reasons.</summary>
public sealed class NorwayTests
{
    const string Right = "no-9-2";

    static readonly ImmutableArray<OwnPiece> Contents = [new("control-consequences", Id.Text(760), null, []), new("control-duration", Id.Text(761), null, [])];

    static readonly Story Begun = Country.In("NO", null, "nb", "Europe/Oslo", BodyKind.Union, PlainQuestion.Monitors).With("transparency/purpose");

    static Act Hands(string right) => (now, at) => Packet(now, at, right) with { Own = Contents };

    /// <summary>Received on Monday 30 March 2026, in the week before Easter.</summary>
    static readonly Story Received = Begun.On(2026, 3, 27).And(Hands(Right)).On(2026, 3, 30).And(Receives(Right));

    static IEnumerable<string> AtThePilot(Story story, string right = Right) => LockRule.ToOpen(story.Now, Lock.Pilot, Lindtal).Where(b => b.FactNamed("right") == $"no.1/{right}").Select(b => b.Code);

    [Fact]
    public void The_packet_says_purpose_practical_consequences_and_duration()
    {
        Begun.When((now, at) => Packet(now, at, Right) with { Own = [] }).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.content-missing", "checkpoint.content-missing");
        Begun.When(Hands(Right)).Then("packet-handed-over");
        Begun.When((now, at) => Packet(now, at, Right) with { Own = Contents, Language = "en" }).ThenRefused("checkpoint.language");
    }

    [Fact]
    public void Heard_and_answered_with_reasons_the_discussion_has_ended()
    {
        Assert.Equal(["checkpoint.position-missing"], AtThePilot(Received));
        var said = Received.On(2026, 4, 14).And(Says(Right, PositionKind.Objection));
        Assert.Equal(["checkpoint.answer-missing"], AtThePilot(said));
        Assert.Empty(AtThePilot(said.On(2026, 4, 20).And(RepliesTo(Right))));
    }

    [Fact]
    public void Approved_minutes_of_the_discussion_end_it_too_and_can_be_disputed()
    {
        var minuted = Received.On(2026, 4, 15).And(RecordsMinutes(Right, OutcomeKind.ConsultationMinutes));
        Assert.Empty(AtThePilot(minuted));
        Assert.Equal(["checkpoint.position-missing"], AtThePilot(minuted.And(Disputes(62, Walter))));
    }

    // 10 working days after Mon 30 March 2026 in Norway: 31 March = 1, Wed 1 April = 2; 2 (Maundy Thursday), 3 (Good Friday) and 6 April (Easter Monday) are off;
    // 7 to 10 = 3 to 6; 13 to 16 = 7 to 10.
    [Fact]
    public void Silence_is_no_consent_and_a_manager_closes_it_only_after_two_offers_and_the_target()
    {
        Assert.Equal(new(2026, 4, 16), Received.Target(Right).Count!.End);
        var offered = Received.And(OffersTalks(Right, 8), OffersTalks(Right, 14));                       // 7 and 13 April
        offered.On(2026, 4, 16).When(ClosesCheckpoint(Right)).ThenRefused("outcome.target-not-passed");
        offered.On(2026, 4, 17).When((now, at) => new CloseCheckpoint(Of(now, Right).Id, Id.SomeText, Olga.Is(), at)).ThenRefused("outcome.only-a-manager");
        Received.And(OffersTalks(Right, 8)).On(2026, 4, 17).When(ClosesCheckpoint(Right)).ThenRefused("outcome.two-offers-needed");
        Assert.Empty(AtThePilot(offered.On(2026, 4, 17).And(ClosesCheckpoint(Right))));
    }

    [Fact]
    public void The_measure_itself_needs_its_reason_confirmed_by_data_protection()
    {
        Assert.Equal(["checkpoint.confirmation-missing"], AtThePilot(Begun, "no-9-1"));
        Assert.Empty(AtThePilot(Begun.And((now, at) => new ConfirmHolds(Of(now, "no-9-1").Id, [new(new(Stage.Transparency, "purpose"), 1)], Id.SomeText, null, Petra.Is(), at)), "no-9-1"));
    }

    [Fact]
    public void Those_affected_are_told_before_it_starts_and_the_law_names_no_number_of_days()
    {
        var told = Begun.With("transparency/notices").On(2026, 3, 27).And(Hands("no-9-2-2"));
        Assert.Equal(["checkpoint.receipt-missing"], AtThePilot(told, "no-9-2-2"));
        var received = told.And((now, at) => new ConfirmReceipt(Of(now, "no-9-2-2").Id, 1, null, null, Reported(at, 80, Channel.Meeting), Olga.Is(), at));
        Assert.Empty(AtThePilot(received, "no-9-2-2"));
        Assert.Equal(ClockStanding.NoLimit, CheckpointClocks.Of(received.Now, Of(received.Now, "no-9-2-2"))[0].Count!.On(new(2026, 3, 27)));
    }

    [Fact]
    public void What_is_in_use_is_looked_at_again_after_a_year_as_Trust_proposes()
    {
        var review = CheckpointClocks.Of(Begun.Now, Of(Begun.Now, Right)).First(c => c.Clock.Kind is ClockKind.Review);
        Assert.Equal((12, false, null), (review.Clock.Length!.Value.Count, review.Clock.IsStatutory, review.Count));
    }

    // Ten working days in Norway.
    [Theory]
    [InlineData("2026-12-18", "2027-01-05")]   // 21-24 4, Christmas Eve is worked; 25th; 28-31 8; 1 January; 4-5 10; as law.md 3 has it
    [InlineData("2027-05-03", "2027-05-19")]   // 4-5 2; 6th Ascension; 7th 3; 10-14 8; 17th Constitution Day and Whit Monday; 18-19 10
    [InlineData("2028-02-17", "2028-03-02")]   // 18th 1; 21-25 6; 28th and the leap day 8; 1-2 March 10
    [InlineData("2028-04-06", "2028-04-25")]   // 7th 1; 10-12 4; Maundy Thursday 13 to Easter Monday 17; 18-21 8; 24-25 10
    public void The_customers_target_is_counted_in_working_days(string received, string ends)
    {
        var day = DateOnly.ParseExact(received, "yyyy-MM-dd", null);
        var story = Begun.On(day.Year, day.Month, day.Day).And(Hands(Right), Receives(Right));
        Assert.Equal((DateOnly.ParseExact(ends, "yyyy-MM-dd", null), false), (story.Target(Right).Count!.End, story.Target(Right).Clock.IsStatutory));
    }

    // Asked for talks in writing on Wednesday 17 March 2027: eight days are Maundy Thursday the 25th; then Tuesday 30 after Easter.
    [Fact]
    public void Under_the_basic_agreement_it_is_negotiated_and_a_meeting_is_held_within_eight_days()
    {
        var bound = Country.Bound("NO", "nb", "Europe/Oslo", PlainQuestion.ChangesPay).With("relevance/effects-on-jobs");
        Assert.Equal(CertaintyMark.MemoryMed, bound.Now.Rules.Law.Find(Of(bound.Now, "no-ha-9").Right)!.Law.Mark);
        var asked = bound.On(2027, 3, 15).And(HandsOver("no-ha-9"), Receives("no-ha-9")).On(2027, 3, 17).And(Says("no-ha-9", PositionKind.Negotiate));
        var meeting = CheckpointClocks.Of(asked.Now, Of(asked.Now, "no-ha-9")).Single(c => c.Clock.Kind is ClockKind.Meeting);
        Assert.Equal((new DateOnly(2027, 3, 30), true), (meeting.Count!.End, meeting.Clock.IsStatutory));
        Assert.Equal(["checkpoint.request-open"], asked.AtTheGate(Stage.Relevance, "no.1/no-ha-9"));
        var central = asked.On(2027, 4, 6).And(RepliesTo("no-ha-9"), GoesToBoard("no-ha-9"));
        central.When(RecordsMinutes("no-ha-9", OutcomeKind.NegotiationEnded)).ThenRefused("checkpoint.conciliation-runs");
        Assert.Empty(central.On(2027, 4, 20).And(BoardEnds("no-ha-9", DisputeEnd.NoAgreement), RecordsMinutes("no-ha-9", OutcomeKind.NegotiationEnded)).AtTheGate(Stage.Relevance, "no.1/no-ha-9"));
    }
}
