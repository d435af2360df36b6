using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Calendars.Places;
using static Trust.Domain.Tests.Checkpoints.Laws;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>Counted by hand on a wall calendar.</summary>
public sealed class ClockCountTests
{
    static readonly Clock Week = Clock(ClockKind.Reply, 1, PeriodUnit.Weeks);

    [Fact]
    public void The_day_of_the_event_is_not_counted_and_a_last_day_of_rest_moves_on()
    {
        // Friday 18 December and seven days is Christmas Day; then come Saturday 26 and Sunday 27.
        var count = Count(Week, "2026-12-18");
        Assert.Equal((Day("2026-12-25"), Day("2026-12-28"), true), (count.Nominal, count.End, count.Moved));
        Assert.Equal(
            "18 Start, 19 1, 20 2, 21 3, 22 4, 23 5, 24 6, 25 7, 26 Moved, 27 Moved, 28 Moved",
            string.Join(", ", count.Days.Select(d => $"{d.Day.Day} {(d.Number is { } number ? number : d.Mark)}")));
    }

    [Fact]
    public void A_clock_whose_source_moves_nothing_ends_on_its_day_of_rest() =>
        Assert.Equal(Day("2026-12-25"), Count(Clock(ClockKind.Reply, 1, PeriodUnit.Weeks, rolls: false), "2026-12-18").End);

    [Fact]
    public void Conciliation_stops_the_clock_and_its_days_are_added()
    {
        // From Monday 1 March: the 2nd is day 1, the 3rd to 5th stand still, the 6th is day 2 and the 11th day 7.
        var count = Count(Week, "2027-03-01", Pause("2027-03-03", "2027-03-05", PauseGround.Conciliation));
        Assert.Equal((Day("2027-03-01"), Day("2027-03-11")), (count.Start, count.End));
        Assert.Equal(["2027-03-03", "2027-03-04", "2027-03-05"], count.Days.Where(d => d.Mark is CountMark.Paused && d.Ground is PauseGround.Conciliation).Select(d => $"{d.Day:O}"));
    }

    [Fact]
    public void Papers_completed_later_start_the_count_anew_and_show_what_no_longer_counts()
    {
        // Complete on Wednesday 10 March: a week is Wednesday the 17th.
        var count = Count(Week, "2027-03-01", Pause("2027-03-03", "2027-03-10", PauseGround.Incomplete));
        Assert.Equal((Day("2027-03-10"), Day("2027-03-17")), (count.Start, count.End));
        Assert.Equal(Day("2027-03-02"), Assert.Single(count.Days, d => d.Mark is CountMark.Dropped).Day);
    }

    [Fact]
    public void Where_the_source_lets_it_go_on_completed_papers_only_add_their_days() =>
        Assert.Equal(Day("2027-03-16"), Count(Clock(ClockKind.Reply, 1, PeriodUnit.Weeks, restarts: false), "2027-03-01", Pause("2027-03-03", "2027-03-10", PauseGround.Incomplete)).End);

    [Fact]
    public void While_it_stands_still_it_has_no_end_and_nothing_is_late()
    {
        var count = Count(Week, "2027-03-01", Pause("2027-03-03", null, PauseGround.Incomplete));
        Assert.Null(count.End);
        Assert.Null(count.DaysLeft(Day("2027-03-20")));
        Assert.False(count.IsLate(Day("2099-01-01")));
        Assert.Equal([ClockStanding.Running, ClockStanding.Paused, ClockStanding.Paused], new[] { "2027-03-02", "2027-03-03", "2027-03-20" }.Select(d => count.On(Day(d))));
    }

    [Fact]
    public void A_pause_that_comes_after_the_end_changes_nothing() =>
        Assert.Equal(Day("2027-03-08"), Count(Week, "2027-03-01", Pause("2027-03-09", null, PauseGround.Conciliation)).End);

    [Fact]
    public void A_last_day_that_waits_for_the_next_working_day_can_still_be_paused()
    {
        // Day 7 is Saturday 6 March; conciliation from Sunday to Tuesday: on Wednesday.
        Assert.Equal(Day("2027-03-10"), Count(Week, "2027-02-27", Pause("2027-03-07", "2027-03-09", PauseGround.Conciliation)).End);
        Assert.Null(Count(Week, "2027-02-27", Pause("2027-03-07", null, PauseGround.Conciliation)).End);
    }

    [Theory]
    [InlineData("2026-12-18", 10, PeriodUnit.WorkingDays, "2027-01-05")]     // law.md 3
    [InlineData("2027-03-24", 5, PeriodUnit.WorkingDays, "2027-04-05")]      // law.md 3
    [InlineData("2028-01-31", 1, PeriodUnit.Months, "2028-02-29")]           // the leap day itself, a Tuesday
    [InlineData("2027-01-31", 1, PeriodUnit.Months, "2027-03-01")]           // the 28th is a Sunday
    [InlineData("2028-02-28", 1, PeriodUnit.Days, "2028-02-29")]
    public void Months_and_working_days_end_where_law_and_calendar_have_it(string start, int count, PeriodUnit unit, string end) =>
        Assert.Equal(Day(end), Count(Clock(ClockKind.Reply, count, unit), start).End);

    [Fact]
    public void A_month_that_is_paused_for_three_days_is_three_days_longer() =>
        Assert.Equal(Day("2027-04-04"), Count(Clock(ClockKind.Standstill, 1, PeriodUnit.Months, rolls: false), "2027-03-01", Pause("2027-03-10", "2027-03-12", PauseGround.Conciliation)).Nominal);

    [Fact]
    public void A_lead_time_counts_back_from_the_first_day_on_which_may_be_started()
    {
        // Six weeks before Monday 1 February 2027 is Monday 21 December 2026 (law.md 3).
        var lead = Clock(ClockKind.LeadTime, 6, PeriodUnit.Weeks);
        var count = Count(lead, "2026-12-21");
        Assert.Equal((Day("2027-02-01"), Day("2027-02-01")), (count.End, count.NotBefore));
        Assert.Equal((42, 1, CountMark.Start), (count.Days[0].Number, count.Days[^2].Number, count.Days[^1].Mark));
        Assert.Equal(Day("2026-12-21"), lead.LatestNotice(Day("2027-02-01"), Northern)?.Day);
    }

    [Fact]
    public void A_notice_on_a_Sunday_is_one_of_Monday()
    {
        var count = Count(Clock(ClockKind.LeadTime, 6, PeriodUnit.Weeks), "2026-12-20");
        Assert.Equal((Day("2027-02-01"), CountMark.Rest), (count.End, count.Days[0].Mark));
    }

    [Fact]
    public void An_incomplete_notice_is_none_until_it_is_completed()
    {
        var lead = Clock(ClockKind.LeadTime, 1, PeriodUnit.Weeks);
        Assert.Null(Count(lead, "2027-03-01", Pause("2027-03-02", null, PauseGround.Incomplete)).End);
        var count = Count(lead, "2027-03-01", Pause("2027-03-02", "2027-03-04", PauseGround.Incomplete));
        Assert.Equal((Day("2027-03-04"), Day("2027-03-11")), (count.Start, count.End));
        Assert.Equal(3, count.Days.Count(d => d.Mark is CountMark.Dropped));
    }

    [Fact]
    public void What_stands_still_by_law_may_go_on_the_day_after_and_a_reply_holds_nothing_back_by_itself() => Assert.Equal(
        [null, Day("2027-03-09"), Day("2027-03-09"), Day("2027-03-08")],
        new[] { ClockKind.Reply, ClockKind.Standstill, ClockKind.Court, ClockKind.LeadTime }.Select(k => Count(Clock(k, 1, PeriodUnit.Weeks), "2027-03-01").NotBefore));

    [Fact]
    public void A_law_without_a_number_sets_no_date_and_the_customers_target_never_becomes_law()
    {
        var open = Week with { Length = null, Proposed = new(12, PeriodUnit.Months) };
        var count = Count(open, "2027-03-01");
        Assert.Equal((null, null, ClockStanding.NoLimit, false), (count.End, count.DaysLeft(Day("2027-03-02")), count.On(Day("2030-01-01")), open.IsStatutory));
        var target = Trust.Domain.Checkpoints.Clock.OfTarget("de-90", 20);
        // From Tuesday 2 March: three days in its week, five, five, three before Maundy Thursday, four after Easter Monday.
        Assert.Equal((Day("2027-04-02"), false), (Count(target, "2027-03-02").End, target.IsStatutory));
        Assert.True(Week.IsStatutory);
        Assert.Equal((Day("2028-03-01"), false), (Count(open.Suggested!, "2027-03-01").End, open.Suggested!.IsStatutory));     // it proposes twelve months
        Assert.Null(Week.Suggested);
    }

    [Fact]
    public void Days_left_are_those_that_come_in_the_unit_of_the_clock()
    {
        var days = Count(Week, "2026-12-18");
        Assert.Equal([10, 1, 0, 0], new[] { "2026-12-18", "2026-12-27", "2026-12-28", "2027-01-01" }.Select(d => days.DaysLeft(Day(d))));
        Assert.Equal([ClockStanding.Running, ClockStanding.Running, ClockStanding.Over], new[] { "2026-12-18", "2026-12-28", "2026-12-29" }.Select(d => days.On(Day(d))));
        Assert.Equal([10, 9, 0], new[] { "2026-12-20", "2026-12-21", "2027-01-05" }.Select(d => Count(Clock(ClockKind.Reply, 10, PeriodUnit.WorkingDays), "2026-12-18").DaysLeft(Day(d))));
    }

    [Fact]
    public void An_answer_after_the_end_is_late_and_one_on_the_last_day_is_not() =>
        Assert.Equal([false, true], new[] { "2026-12-28", "2026-12-29" }.Select(d => Count(Week, "2026-12-18").IsLate(Day(d))));

    static ClockCount Count(Clock clock, string start, params ClockPause[] pauses) => clock.Count(Day(start), [.. pauses], Northern);

    static ClockPause Pause(string from, string? to, PauseGround ground) => new(Day(from), to is null ? null : Day(to), ground);
}
