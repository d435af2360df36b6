using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Locks;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using static Trust.App.Tests.Checkpoints.Country;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>Where nobody represents the employees, or the country is not known: Trust proposes that they are told ten working days before the pilot and asked
/// themselves. No law says so, and every line of it is shown as a proposal.</summary>
public sealed class ElsewhereTests
{
    const string Consult = "xx-consult", Info = "xx-info";

    static readonly Story Chicago = In("US", null, "en", "America/Chicago", null, PlainQuestion.Monitors).With("transparency/notices", "transparency/system-card", "transparency/purpose");

    static Story Received(Story begun, int year, int month, int day) => begun.On(year, month, day).And(HandsOver(Consult), By(Emil, Receives(Consult)));

    [Fact]
    public void The_employees_themselves_are_told_and_asked_and_no_law_says_so()
    {
        Assert.Equal(["xx-consult go-live", "xx-consult pilot", "xx-info pilot"], Chicago.Now.Checkpoints.Values.Select(c => $"{c.Right.Right} {CheckpointRule.Word(c.At)}").Order(StringComparer.Ordinal));
        Assert.All(Chicago.Now.Checkpoints.Values, c => Assert.Equal(Employees, c.Party));
        Assert.All(Chicago.Now.Checkpoints.Values, c => Assert.Equal(CertaintyMark.ProductDefault, Chicago.Now.Rules.Law.Find(c.Right)!.Law.Mark));
        Assert.All(Chicago.Now.Checkpoints.Values.SelectMany(c => CheckpointClocks.Of(Chicago.Now, c)), c => Assert.False(c.Clock.IsStatutory));
    }

    // Told on Friday 18 December 2026; no holidays known: 21-25 5; 28-1 January 10. It may start on that day, and ten working days back from it are the 18th.
    [Fact]
    public void Told_over_Christmas_they_have_ten_working_days_and_the_lock_does_not_wait_for_what_is_no_law()
    {
        var handed = Chicago.On(2026, 12, 18).And(HandsOver(Info));
        Assert.Equal(["checkpoint.receipt-missing"], handed.AtTheLock(Lock.Pilot, "xx.1/xx-info"));
        var told = handed.And((now, at) => new ConfirmReceipt(Of(now, Info).Id, 1, null, null, Reported(at, 80, Channel.Meeting), Olga.Is(), at));
        var ahead = CheckpointClocks.Of(told.Now, Of(told.Now, Info)).Single(c => c.Clock.Kind is ClockKind.LeadTime);
        Assert.Equal((new DateOnly(2027, 1, 1), false), (ahead.Count!.NotBefore, ahead.Clock.IsStatutory));
        Assert.Empty(told.AtTheLock(Lock.Pilot, "xx.1/xx-info"));
        Assert.Equal(["checkpoint.receipt-missing"], told.And(Disputes(80, Emil)).AtTheLock(Lock.Pilot, "xx.1/xx-info"));
    }

    [Fact]
    public void What_they_say_gets_its_reasoned_answer_before_the_pilot_and_go_live_asks_again()
    {
        var said = Received(Chicago, 2026, 3, 23).On(2026, 3, 30).And(By(Emil, Says(Consult, PositionKind.Objection)));
        Assert.Equal(["checkpoint.answer-missing"], said.AtTheLock(Lock.Pilot, "xx.1/xx-consult"));
        var answered = said.And(RepliesTo(Consult));
        Assert.Empty(answered.AtTheLock(Lock.Pilot, "xx.1/xx-consult"));
        Assert.Equal(["checkpoint.packet-missing"], answered.AtTheLock(Lock.GoLive, "xx.1/xx-consult"));
        Received(Chicago, 2026, 3, 23).When(By(Ida, Says(Consult, PositionKind.Objection))).ThenRefused("seat.not-yours");
    }

    // Ten working days each.
    [Theory]
    [InlineData("US", null, "en", "America/Chicago", "2028-02-17", "2028-03-02")]   // 18th 1; 21-25 6; 28th and the leap day 8; 1-2 March 10
    [InlineData("NO", null, "nb", "Europe/Oslo", "2027-03-17", "2027-04-05")]       // 18-19 2; 22-24 5; Maundy Thursday 25 to Easter Monday 29; 30-2 April 9; 5th 10
    [InlineData("NO", null, "nb", "Europe/Oslo", "2027-05-07", "2027-05-24")]       // 10-14 5; 17th Constitution Day and Whit Monday; 18-21 9; 24th 10
    [InlineData("NO", null, "nb", "Europe/Oslo", "2026-12-18", "2027-01-05")]       // 21-24 4; 25th; 28-31 8; 1 January; 4-5 10
    [InlineData("DE", "SN", "de", "Europe/Berlin", "2026-11-11", "2026-11-26")]     // 12-13 2; 16-17 4; 18th Buß- und Bettag in Saxony; 19-20 6; 23-26 10
    [InlineData("DE", "BY", "de", "Europe/Berlin", "2026-11-11", "2026-11-25")]     // 12-13 2; 16-20 7; 23-25 10
    public void Ten_working_days_are_proposed_for_an_answer_and_a_later_one_is_heard(string country, string? region, string language, string zone, string received, string ends)
    {
        var (day, end) = (DateOnly.ParseExact(received, "yyyy-MM-dd", null), DateOnly.ParseExact(ends, "yyyy-MM-dd", null));
        var story = Received(In(country, region, language, zone, null, PlainQuestion.Decides).With("transparency/system-card", "transparency/purpose"), day.Year, day.Month, day.Day);
        var reply = CheckpointClocks.Of(story.Now, Of(story.Now, Consult)).First(c => c.Clock.Id == "xx-consult/reply");
        Assert.Equal((end, false), (reply.Count!.End, reply.Clock.IsStatutory));
        Assert.True(reply.Count.IsLate(end.AddDays(30)));
        var late = end.AddDays(30);
        Assert.Equal("checkpoint.answer-missing", story.On(late.Year, late.Month, late.Day).And(By(Emil, Says(Consult, PositionKind.Opinion))).OpenAt(Consult));
    }

    // Received on Thursday 17 February 2028: the ten days end on Thursday 2 March, as above.
    [Fact]
    public void Nobodys_answer_is_no_consent_and_a_manager_closes_it_only_after_two_offers_and_the_days()
    {
        var offered = Received(Chicago, 2028, 2, 17).And(OffersTalks(Consult, 5), OffersTalks(Consult, 12));
        offered.On(2028, 3, 2).When(ClosesCheckpoint(Consult)).ThenRefused("outcome.target-not-passed");
        Assert.Empty(offered.On(2028, 3, 3).And(ClosesCheckpoint(Consult)).AtTheLock(Lock.Pilot, "xx.1/xx-consult"));
        Received(Chicago, 2028, 2, 17).On(2028, 3, 3).When(ClosesCheckpoint(Consult)).ThenRefused("outcome.two-offers-needed");
    }

    // Received on Monday 1 March 2027, before the sponsor from Thursday the 4th to Wednesday the 10th: 2-3 2; those days stand; 11-12 4; 15-19 9; 22nd 10.
    [Fact]
    public void The_sponsor_hears_a_dispute_while_the_days_stand_still_and_puts_no_consent_in_anybodys_mouth()
    {
        var disputed = Received(Chicago, 2027, 3, 1).On(2027, 3, 4).And(By(Emil, GoesToBoard(Consult)));
        Assert.Equal(("sponsor", false, CheckpointState.Paused), (Of(disputed.Now, Consult).Dispute!.Key, Of(disputed.Now, Consult).Dispute!.Replaces, disputed.StateOf(Consult)));
        var ended = disputed.On(2027, 3, 10).And(BoardEnds(Consult, DisputeEnd.NoAgreement));
        Assert.Equal(new(2027, 3, 22), CheckpointClocks.Of(ended.Now, Of(ended.Now, Consult)).First(c => c.Clock.Id == "xx-consult/reply").Count!.End);
        Assert.Equal(["checkpoint.position-missing"], ended.AtTheLock(Lock.Pilot, "xx.1/xx-consult"));
    }

    // Six months after go-live on Tuesday 31 August 2027 there is no 31st: the last of February 2028, the leap day, a Tuesday.
    [Fact]
    public void What_is_in_use_is_looked_at_together_after_half_a_year()
    {
        var ready = Situations.Until(Chicago, now => now.Of(Stage.Security).State is StageState.Passed && !LockRule.ToOpen(now, Lock.GoLive, Lindtal).Any(), "ready to go live");
        var live = ready.On(2027, 8, 31).And(OpensLock(Lock.GoLive, Lindtal));
        Assert.Equal(new(2028, 2, 29), Review(live).Count!.End);
        var held = live.On(2028, 2, 29).And((now, at) => new HoldReview([Of(now, Consult, GoLive).Id], now.Day(at), Id.SomeText, Olga.Is(), at));
        Assert.Equal(new(2028, 8, 29), Review(held).Count!.End);                                              // the next six months, a Tuesday

        static RunningClock Review(Story story) => CheckpointClocks.Of(story.Now, Of(story.Now, Consult, GoLive)).Single(c => c.Clock.Kind is ClockKind.Review);
    }
}
