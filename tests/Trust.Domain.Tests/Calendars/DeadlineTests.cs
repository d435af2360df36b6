using Trust.Domain.Calendars;
using static Trust.Domain.Tests.Calendars.Places;

namespace Trust.Domain.Tests.Calendars;

/// <summary>The counting rules of law.md 3, by hand.</summary>
public sealed class DeadlineTests
{
    [Theory]
    [InlineData("2026-11-20", 1, PeriodUnit.Weeks, "2026-11-27")]            // the same weekday
    [InlineData("2026-11-20", 14, PeriodUnit.Days, "2026-12-04")]
    [InlineData("2026-11-30", 1, PeriodUnit.Months, "2026-12-30")]           // the same date
    [InlineData("2027-01-29", 1, PeriodUnit.Months, "2027-03-01")]           // no 29 February: the 28th, a Sunday
    [InlineData("2028-01-31", 1, PeriodUnit.Months, "2028-02-29")]           // a leap year
    [InlineData("2027-03-17", 10, PeriodUnit.Days, "2027-03-30")]            // Easter Eve: on to Tuesday
    [InlineData("2027-04-17", 1, PeriodUnit.Months, "2027-05-18")]           // 17 May
    [InlineData("2026-12-18", 10, PeriodUnit.WorkingDays, "2027-01-05")]
    public void A_period_ends_with_its_last_day_or_the_next_working_day(string from, int count, PeriodUnit unit, string end) =>
        Assert.Equal(Day(end), Deadline.After(Day(from), new(count, unit), Northern).Day);

    [Theory]
    [InlineData("2027-02-01", 6, PeriodUnit.Weeks, "2026-12-21")]            // Denmark's six weeks
    [InlineData("2027-05-30", 3, PeriodUnit.Months, "2027-02-26")]           // no 30 February: the 28th, a Sunday, so Friday
    [InlineData("2027-04-05", 1, PeriodUnit.Weeks, "2027-03-24")]            // Easter Monday: back to Wednesday
    [InlineData("2027-01-05", 10, PeriodUnit.WorkingDays, "2026-12-18")]
    public void What_must_be_told_before_a_date_is_told_on_a_working_day_no_later(string date, int count, PeriodUnit unit, string latest) =>
        Assert.Equal(Day(latest), Deadline.Before(Day(date), new(count, unit), Northern).Day);

    [Fact]
    public void The_count_is_shown_day_by_day()
    {
        var deadline = Deadline.After(Day("2027-03-24"), new(3, PeriodUnit.Days), Northern);
        Assert.Equal((Day("2027-03-27"), Day("2027-03-30"), true), (deadline.Nominal, deadline.Day, deadline.Moved));
        Assert.Equal(
            [
                new(Day("2027-03-24"), null, null),
                new(Day("2027-03-25"), 1, new DayOff.Holiday("maundy-thursday", Standing.Public)),
                new(Day("2027-03-26"), 2, new DayOff.Holiday("good-friday", Standing.Public)),
                new(Day("2027-03-27"), 3, new DayOff.Weekend()),
                new(Day("2027-03-28"), null, new DayOff.Weekend()),
                new(Day("2027-03-29"), null, new DayOff.Holiday("easter-monday", Standing.Public)),
                new CountedDay(Day("2027-03-30"), null, null),
            ],
            deadline.Days.AsEnumerable());
    }

    [Fact]
    public void Days_of_rest_have_no_number_where_working_days_are_counted() =>
        Assert.Equal([null, null, null, null, null, null, 1, 2], Deadline.After(Day("2027-03-24"), new(2, PeriodUnit.WorkingDays), Northern).Days.Select(d => d.Number));

    [Fact]
    public void A_count_backwards_runs_backwards() =>
        Assert.Equal([(Day("2027-01-05"), null), (Day("2027-01-04"), 1), (Day("2027-01-03"), 2), (Day("2027-01-02"), 3), (Day("2027-01-01"), null), (Day("2026-12-31"), null)],
            Deadline.Before(Day("2027-01-05"), new(3, PeriodUnit.Days), Northern).Days.Select(d => (d.Day, d.Number)));

    [Theory]
    [InlineData("2026-12-21", 6, PeriodUnit.Weeks, "2027-02-01")]
    [InlineData("2026-12-20", 6, PeriodUnit.Weeks, "2027-02-01")]            // told on a Sunday: as on Monday
    [InlineData("2026-11-30", 3, PeriodUnit.Months, "2027-03-01")]           // 28 February would have asked for the 27th
    [InlineData("2027-02-26", 3, PeriodUnit.Months, "2027-05-26")]
    public void The_earliest_start_is_the_first_that_leaves_the_whole_lead_time(string told, int count, PeriodUnit unit, string start) =>
        Assert.Equal(Day(start), Deadline.EarliestStart(Day(told), new(count, unit), Northern));

    [Fact]
    public void No_earlier_start_would_have_been_in_time() => Assert.All(
        from day in Enumerable.Range(0, 800)
        from lead in new Period[] { new(6, PeriodUnit.Weeks), new(3, PeriodUnit.Months), new(10, PeriodUnit.WorkingDays), new(1, PeriodUnit.Weeks) }
        select (Told: Day("2026-12-01").AddDays(day), lead), given =>
        {
            var start = Deadline.EarliestStart(given.Told, given.lead, Northern);
            Assert.True(Deadline.Before(start, given.lead, Northern).Day >= given.Told);
            Assert.All(Enumerable.Range(1, 40).Select(earlier => start.AddDays(-earlier)), earlier =>
                Assert.True(earlier < given.lead.After(given.Told, Northern) || Deadline.Before(earlier, given.lead, Northern).Day < given.Told));
        });
}
