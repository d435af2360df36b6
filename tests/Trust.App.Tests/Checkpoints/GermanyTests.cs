using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Locks;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>BetrVG § 87(1) no. 6 at a plant in Baden-Württemberg: nothing is introduced without agreement, and the law sets no time for it.</summary>
public sealed class GermanyTests
{
    const string Right = "de-87-6";

    static readonly Story Begun = Country.In("DE", "BW", "de", "Europe/Berlin", BodyKind.WorksCouncil, PlainQuestion.Monitors).With("transparency/system-card", "transparency/data-catalogue");

    /// <summary>Handed over on Tuesday 24 March 2026, received on Thursday the 26th.</summary>
    static readonly Story Received = Begun.On(2026, 3, 24).And(HandsOver(Right)).On(2026, 3, 26).And(Receives(Right));

    static IEnumerable<string> AtTheLock(Story story, Lock @lock) => LockRule.ToOpen(story.Now, @lock, Lindtal).Where(b => b.FactNamed("right") == $"de.1/{Right}").Select(b => b.Code);

    [Fact]
    public void The_packet_waits_for_what_the_law_names()
    {
        var bare = Country.In("DE", "BW", "de", "Europe/Berlin", BodyKind.WorksCouncil, PlainQuestion.Monitors);
        Assert.Equal(["checkpoint.packet-missing"], AtTheLock(bare, Lock.Pilot));
        bare.When(HandsOver(Right)).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.evidence-missing", "checkpoint.evidence-missing");
        bare.With("transparency/system-card").When(HandsOver(Right)).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.evidence-missing");
    }

    [Fact]
    public void The_law_sets_no_time_and_silence_is_never_consent()
    {
        var reply = CheckpointClocks.Of(Received.Now, Of(Received.Now, Right)).First(c => c.Clock.Id == "de-87-6/reply");
        Assert.Null(reply.Count!.End);
        Assert.Equal(ClockStanding.NoLimit, reply.Count.On(new(2030, 1, 1)));
        var years = Received.On(2027, 3, 26).When(TimePasses());
        years.ThenNothing();
        Assert.Equal(["checkpoint.consent-missing"], AtTheLock(years, Lock.Pilot));
    }

    // 40 working days after Thu 26 March 2026 in Baden-Württemberg:
    // Fri 27 = 1; 30 March to Thu 2 April = 2 to 5; Fri 3 (Good Friday) and Mon 6 (Easter Monday) are off; 7 to 10 April = 6 to 9;
    // 13 to 17 = 10 to 14; 20 to 24 = 15 to 19; 27 to 30 = 20 to 23; Fri 1 May is off; 4 to 8 = 24 to 28; 11 to 13 = 29 to 31; Thu 14 (Ascension) is off; Fri 15 = 32;
    // 18 to 22 = 33 to 37; Mon 25 (Whit Monday) is off; 26, 27, 28 = 38, 39, 40.
    [Fact]
    public void The_customers_target_is_counted_over_Easter_and_Whitsun_and_binds_nobody()
    {
        Assert.Equal(new(2026, 5, 28), Received.Target(Right).Count!.End);
        Assert.Null(CheckpointRule.Open(Received.Now, Of(Received.Now, Right))!.DueOn);
    }

    // Incomplete on Wed 8 April, completed and received on Mon 20 April: the count starts anew with that day.
    // 21 to 24 April = 1 to 4; 27 to 30 = 5 to 8; Fri 1 May off; 4 to 8 = 9 to 13; 11 to 13 = 14 to 16; 14 off; 15 = 17; 18 to 22 = 18 to 22; 25 off; 26 to 29 = 23 to 26;
    // 1 to 3 June = 27 to 29; Thu 4 (Corpus Christi) off; Fri 5 = 30; 8 to 12 = 31 to 35; 15 to 19 = 36 to 40.
    [Fact]
    public void Incomplete_papers_stop_it_and_what_was_missing_starts_it_anew()
    {
        var missing = Received.On(2026, 4, 8).And(Misses(Right));
        Assert.Equal(["checkpoint.incomplete"], AtTheLock(missing, Lock.Pilot));
        Assert.Null(missing.Target(Right).Count!.End);
        var whole = missing.On(2026, 4, 17).And(ChangesPacket(Right, false)).On(2026, 4, 20).And(Receives(Right));
        Assert.Equal(new(2026, 6, 19), whole.Target(Right).Count!.End);
    }

    [Fact]
    public void With_consent_the_pilot_has_the_councils_side_and_go_live_waits_for_the_signed_agreement()
    {
        var consented = Received.On(2026, 5, 4).And(Says(Right, PositionKind.Consent));
        Assert.Empty(AtTheLock(consented, Lock.Pilot));
        Assert.Equal(["checkpoint.packet-missing"], AtTheLock(consented, Lock.GoLive));
        var agreed = consented.On(2026, 6, 1).And(Drafts(Right), Signs(Side.Employer), Signs(Side.Body));
        Assert.Equal(["checkpoint.agreement-not-in-force"], AtTheLock(agreed, Lock.GoLive));
        Assert.Equal("agreement.other-form", agreed.When((now, at) => InForce(now, at) with { Form = InstrumentForm.ApprovedMinutes }).Last.Refusal?.Code);
        Assert.Empty(AtTheLock(agreed.And(PutsInForce()), Lock.GoLive));
    }

    [Fact]
    public void After_a_no_the_conciliation_boards_award_takes_the_place_of_consent()
    {
        var refused = Received.On(2026, 5, 4).And(Says(Right, PositionKind.Objection));
        Assert.Equal(["checkpoint.objected"], AtTheLock(refused, Lock.Pilot));
        var board = refused.On(2026, 5, 18).And(GoesToBoard(Right));
        Assert.Equal(("einigungsstelle", CheckpointState.Paused), (Of(board.Now, Right).Dispute!.Key, board.StateOf(Right)));
        Assert.Empty(AtTheLock(board.On(2026, 7, 1).And(BoardEnds(Right, DisputeEnd.Award)), Lock.Pilot));
    }

    // ArbGG § 100: two weeks from the day of the application. Mon 14 December 2026 + 14 days = Mon 28 December, the first working day after Christmas.
    [Fact]
    public void The_courts_two_weeks_on_who_sits_on_the_board_run_over_Christmas()
    {
        var filed = Received.On(2026, 12, 7).And(Says(Right, PositionKind.Objection), GoesToBoard(Right)).On(2026, 12, 14)
            .And((now, at) => new StartConciliation(Of(now, Right).Id, Id.SomeText, now.Day(at), now.Day(at), Olga.Is(), at));
        var court = CheckpointClocks.Of(filed.Now, Of(filed.Now, Right)).First(c => c is { Of: not null, Clock.Kind: ClockKind.Court });
        Assert.Equal(new(2026, 12, 28), court.Count!.End);
    }

    [Fact]
    public void The_planning_of_it_is_consulted_on_at_Relevance_and_may_not_be_closed_before_its_time()
    {
        var planned = Begun.With("transparency/purpose", "relevance/effects-on-jobs").On(2026, 3, 24).And(HandsOver("de-90"), Receives("de-90"));
        Assert.Equal("checkpoint.position-missing", planned.OpenAt("de-90"));
        Assert.Null(planned.And(Says("de-90", PositionKind.Opinion), RepliesTo("de-90")).OpenAt("de-90"));
        planned.And(OffersTalks("de-90", 7), OffersTalks("de-90", 14)).On(2026, 4, 20).When(ClosesCheckpoint("de-90")).ThenRefused("outcome.target-not-passed");
    }

    // Twenty working days, in which the council is proposed to answer on the planning.
    [Theory]
    [InlineData("SN", "2026-11-16", "2026-12-15")]   // 17th 1; 18th Buß- und Bettag; 19-20 3; 23-27 8; 30-4 December 13; 7-11 18; 14-15 20
    [InlineData("BY", "2026-11-16", "2026-12-14")]   // 17-20 4; 23-27 9; 30-4 December 14; 7-11 19; 14th 20
    [InlineData("NW", "2026-12-14", "2027-01-13")]   // 15-18 4; 21-24 8; 25th; 28-31 12; 1 January; 4-8 17; 11-13 20
    [InlineData("BW", "2026-12-14", "2027-01-14")]   // the same, but 6th Epiphany: 4-5 and 7-8 16; 11-14 20
    [InlineData("BE", "2028-02-14", "2028-03-14")]   // 15-18 4; 21-25 9; 28-3 with the leap day 14; 6-7 and 9-10 18, 8th Women's Day in Berlin; 13-14 20
    [InlineData("HE", "2027-05-03", "2027-06-03")]   // 4-5 and 7 3, 6th Ascension; 10-14 8; 17th Whit Monday; 18-21 12; 24-26 and 28 16, 27th Corpus Christi in Hesse; 31-3 June 20
    public void The_target_follows_the_holidays_of_the_region(string region, string received, string ends)
    {
        var day = DateOnly.ParseExact(received, "yyyy-MM-dd", null);
        var planned = Country.In("DE", region, "de", "Europe/Berlin", BodyKind.WorksCouncil).With("transparency/system-card", "transparency/purpose", "relevance/effects-on-jobs")
            .On(day.Year, day.Month, day.Day).And(HandsOver("de-90"), Receives("de-90"));
        Assert.Equal((DateOnly.ParseExact(ends, "yyyy-MM-dd", null), false), (planned.Target("de-90").Count!.End, planned.Target("de-90").Clock.IsStatutory));
    }

    [Fact]
    public void A_change_of_operations_is_negotiated_to_its_end_and_the_line_is_shown_as_unconfirmed()
    {
        var begun = Country.In("DE", "BW", "de", "Europe/Berlin", BodyKind.WorksCouncil, PlainQuestion.ChangesHeadcount);
        Assert.Equal(CertaintyMark.MemoryHigh, begun.Now.Rules.Law.Find(Of(begun.Now, "de-111").Right)!.Law.Mark);
        var talks = begun.With("relevance/effects-on-jobs", "training/requalification").On(2026, 5, 4).And(HandsOver("de-111"), Receives("de-111"), Says("de-111", PositionKind.Negotiate), RepliesTo("de-111"));
        Assert.Equal(["checkpoint.agreement-missing"], talks.AtTheLock(Lock.GoLive, "de.1/de-111"));
        var board = talks.On(2026, 5, 18).And(GoesToBoard("de-111"));
        board.When(RecordsMinutes("de-111", OutcomeKind.NegotiationEnded)).ThenRefused("checkpoint.conciliation-runs");
        Assert.Empty(board.On(2026, 6, 8).And(BoardEnds("de-111", DisputeEnd.NoAgreement), RecordsMinutes("de-111", OutcomeKind.NegotiationEnded)).AtTheLock(Lock.GoLive, "de.1/de-111"));
    }

    [Fact]
    public void Numbers_decide_which_rights_there_are_and_the_employer_may_name_them()
    {
        var begun = Country.In("DE", "BW", "de", "Europe/Berlin", BodyKind.WorksCouncil, PlainQuestion.ChangesTasks);
        Assert.Contains(begun.Now.Checkpoints.Values, c => c.Right.Right == "de-106");                       // 140 people at the site
        var fewer = begun.And((_, at) => new AnswerPlainQuestions(ImmutableSortedDictionary<PlainQuestion, bool>.Empty,
            ImmutableSortedDictionary<string, int>.Empty.Add("DE", 100), Id.SomeText, Olga.Is(), at));
        Assert.DoesNotContain(fewer.Now.Checkpoints.Values, c => c.Right.Right == "de-106");                 // more than 100
        Assert.Contains(fewer.Now.Checkpoints.Values, c => c.Right.Right == "de-111");                       // more than 20
        Assert.Equal(Employees, Of(begun.Now, "de-81-4").Party);                                      // with or without a council
    }
}
