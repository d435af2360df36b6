using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using static Trust.App.Tests.Checkpoints.Country;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>The baseline beneath members whose own law is not worked through yet: workers' representatives are told and heard before it is decided, and asked
/// for their views on the DPIA; from 2 December 2027 the AI Act has them told of what is high-risk.</summary>
public sealed class EuropeTests
{
    static readonly Story Vienna = In("AT", null, "de", "Europe/Vienna", BodyKind.WorksCouncil, PlainQuestion.ChangesTasks);

    static readonly Story Stockholm = In("SE", null, "sv", "Europe/Stockholm", BodyKind.Union, PlainQuestion.Monitors).With("relevance/workload");

    /// <summary>What changes tasks, handed over and received in Vienna on Thursday 26 March 2026.</summary>
    static readonly Story Received = Vienna.With("relevance/effects-on-jobs").On(2026, 3, 26).And(HandsOver("eu-2002-14"), Receives("eu-2002-14"));

    static readonly Story Assessed = Vienna.With("security/dpia").On(2026, 3, 26).And(HandsOver("eu-35-9"), Receives("eu-35-9"));

    [Fact]
    public void The_baseline_stands_where_the_countrys_own_law_is_only_shown()
    {
        Assert.Equal(["eu-2002-14 relevance memory-high", "eu-35-9 pilot memory-high", "eu-89-391 relevance memory-high"], Vienna.Now.Checkpoints.Values
            .Select(c => $"{c.Right.Right} {CheckpointRule.Word(c.At)} {Domain.Text.Kebab.Of(Vienna.Now.Rules.Law.Find(c.Right)!.Law.Mark)}").Order(StringComparer.Ordinal));
        var shown = Triggered.Rights(Vienna.Now.Rules.Law, Vienna.Now.Answers, Vienna.Now.Sites.Values, Vienna.Now.Bodies.Values, new(2026, 3, 2)).Informational;
        Assert.Contains(shown, i => i is { Pack.Code: "AT", Because.Code: "checkpoint.not-worked-through" });
        Assert.DoesNotContain(Vienna.Now.Checkpoints.Values, c => c.Right.Pack.StartsWith("at.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gate_waits_from_the_packet_to_the_reasoned_answer()
    {
        Vienna.When(HandsOver("eu-2002-14")).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.evidence-missing");
        Assert.Equal(["checkpoint.packet-missing"], Vienna.AtTheGate(Stage.Relevance, "eu.1/eu-2002-14"));
        Assert.Equal(["checkpoint.position-missing"], Received.AtTheGate(Stage.Relevance, "eu.1/eu-2002-14"));
        var said = Received.On(2026, 4, 9).And(Says("eu-2002-14", PositionKind.Opinion));
        Assert.Equal(["checkpoint.answer-missing"], said.AtTheGate(Stage.Relevance, "eu.1/eu-2002-14"));
        Assert.Empty(said.And(RepliesTo("eu-2002-14")).AtTheGate(Stage.Relevance, "eu.1/eu-2002-14"));
    }

    // Ten working days each, for the health and safety consultation that every system triggers.
    [Theory]
    [InlineData("AT", null, "de", "Europe/Vienna", BodyKind.WorksCouncil, "2026-03-26", "2026-04-10")]      // 27th 1; 30-3 April 6, Good Friday is worked in Austria; 6th Easter Monday; 7-10 10
    [InlineData("SE", null, "sv", "Europe/Stockholm", BodyKind.Union, "2026-03-26", "2026-04-13")]          // 27th 1; 30-2 April 5; 3rd Good Friday, 6th Easter Monday; 7-10 9; 13th 10
    [InlineData("FR", "6AE", "en", "Europe/Paris", BodyKind.WorksCouncil, "2026-03-26", "2026-04-13")]      // 27th 1; 30-2 April 5; 3rd Good Friday in Alsace; 6th; 7-10 9; 13th 10
    [InlineData("FR", null, "en", "Europe/Paris", BodyKind.WorksCouncil, "2026-03-26", "2026-04-10")]       // 27th 1; 30-3 April 6; 6th Easter Monday; 7-10 10
    [InlineData("NL", null, "nl", "Europe/Amsterdam", BodyKind.WorksCouncil, "2026-05-11", "2026-05-27")]   // 12-13 2; 14th Ascension; 15th 3; 18-22 8; 25th Whit Monday; 26-27 10
    [InlineData("FI", null, "sv", "Europe/Helsinki", BodyKind.Union, "2026-12-18", "2027-01-07")]           // 21-23 3; Christmas Eve 24, 25th; 28-31 7; 1 January; 4-5 9; 6th Epiphany; 7th 10
    [InlineData("DK", null, "da", "Europe/Copenhagen", BodyKind.Union, "2028-02-21", "2028-03-06")]         // 22-25 4; 28th and the leap day 6; 1-3 March 9; 6th 10
    public void The_customers_target_follows_the_places_holidays_and_is_not_statutory(string country, string? region, string language, string zone, BodyKind kind, string received, string ends)
    {
        var day = DateOnly.ParseExact(received, "yyyy-MM-dd", null);
        var story = In(country, region, language, zone, kind).With("relevance/workload").On(day.Year, day.Month, day.Day).And(HandsOver("eu-89-391"), Receives("eu-89-391"));
        var target = story.Target("eu-89-391");
        Assert.Equal((DateOnly.ParseExact(ends, "yyyy-MM-dd", null), false), (target.Count!.End, target.Clock.IsStatutory));
        Assert.Null(CheckpointRule.Open(story.Now, Of(story.Now, "eu-89-391"))!.DueOn);
    }

    // Stockholm: received on Monday 14 December 2026, incomplete on the 16th, completed on Monday the 21st: the count starts anew with that day.
    // 22-23 2; Christmas Eve 24, 25th; 28-30 5; New Year's Eve 31, 1 January; 4-5 7; 6th Epiphany; 7-8 9; 11th 10.
    [Fact]
    public void Incomplete_papers_stop_the_count_and_it_starts_anew_over_Christmas()
    {
        var missing = Stockholm.On(2026, 12, 14).And(HandsOver("eu-89-391"), Receives("eu-89-391")).On(2026, 12, 16).And(Misses("eu-89-391"));
        Assert.Equal(["checkpoint.incomplete"], missing.AtTheGate(Stage.Relevance, "eu.1/eu-89-391"));
        var whole = missing.On(2026, 12, 21).And((now, at) => (ChangePacket)ChangesPacket("eu-89-391", false)(now, at) with { Language = "sv" }, Receives("eu-89-391"));
        Assert.Equal(new(2027, 1, 11), whole.Target("eu-89-391").Count!.End);
    }

    [Fact]
    public void The_views_on_the_assessment_are_asked_before_the_pilot_and_minutes_show_that_it_was_talked_about()
    {
        Vienna.When(HandsOver("eu-35-9")).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.evidence-missing");
        Assert.Equal(["checkpoint.position-missing"], Assessed.AtTheLock(Lock.Pilot, "eu.1/eu-35-9"));
        var minuted = Assessed.On(2026, 4, 8).And(RecordsMinutes("eu-35-9", OutcomeKind.ConsultationMinutes));
        Assert.Empty(minuted.AtTheLock(Lock.Pilot, "eu.1/eu-35-9"));
        Assert.Equal(["checkpoint.position-missing"], minuted.And(Disputes(62, Walter)).AtTheLock(Lock.Pilot, "eu.1/eu-35-9"));
    }

    // Received on Thursday 26 March 2026 in Vienna: the target ends on Friday 10 April, as above.
    [Fact]
    public void Who_does_not_answer_is_not_taken_to_agree_and_a_manager_may_close_only_after_the_target()
    {
        var offered = Assessed.And(OffersTalks("eu-35-9", 6), OffersTalks("eu-35-9", 13));                   // 1 and 8 April
        offered.On(2026, 4, 10).When(ClosesCheckpoint("eu-35-9")).ThenRefused("outcome.target-not-passed");
        offered.On(2027, 4, 10).When(TimePasses()).ThenNothing();
        Assert.Empty(offered.On(2026, 4, 13).And(ClosesCheckpoint("eu-35-9")).AtTheLock(Lock.Pilot, "eu.1/eu-35-9"));
    }

    [Fact]
    public void The_AI_Acts_notice_is_good_practice_until_2_December_2027_and_then_stands_at_the_pilot_and_at_go_live()
    {
        Assert.DoesNotContain(Stockholm.Now.Checkpoints.Values, c => c.Right.Right == "eu-26-7");
        Assert.Equal(new(2027, 12, 2), Stockholm.Now.Day(KeepTime.Next(Stockholm.Now, Stockholm.At)!.Value.AddHours(1)));
        var bound = Stockholm.On(2027, 12, 2).And(TimePasses());
        Assert.Equal(["go-live", "go-live", "pilot", "pilot"], bound.Now.Checkpoints.Values.Where(c => c.Right.Right == "eu-26-7").Select(c => CheckpointRule.Word(c.At)).Order()); // the union and the employees
        var told = bound.With("transparency/early-notice", "transparency/notices", "transparency/ai-act-class");
        foreach (var checkpoint in told.Now.Checkpoints.Values.Where(c => c.Right.Right == "eu-26-7"))
            told = told.And((_, at) => new HandOverPacket(checkpoint.Id, "sv", null, [], null, null, Olga.Is(), at),
                (_, at) => new ConfirmReceipt(checkpoint.Id, 1, null, null, null, checkpoint.Party.Body is null ? Emil.Is() : Walter.Is(), at));
        Assert.Empty(told.AtTheLock(Lock.Pilot, "eu.1/eu-26-7"));
        Assert.Empty(told.AtTheLock(Lock.GoLive, "eu.1/eu-26-7"));
    }

    [Fact]
    public void It_does_not_bind_in_Norway()
    {
        var oslo = In("NO", null, "nb", "Europe/Oslo", BodyKind.Union, PlainQuestion.Monitors).On(2028, 3, 1);
        Assert.DoesNotContain(oslo.When(TimePasses()).Now.Checkpoints.Values, c => c.Right.Right == "eu-26-7");
        Assert.Contains(Triggered.Rights(oslo.Now.Rules.Law, oslo.Now.Answers, oslo.Now.Sites.Values, oslo.Now.Bodies.Values, new(2028, 3, 1)).Informational,
            i => i is { Right.Id: "eu-26-7", Because.Code: "checkpoint.not-in-country" });
    }
}
