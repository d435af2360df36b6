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
}
