using Trust.Domain.Calendars;
using static Trust.Domain.Tests.Calendars.Places;

namespace Trust.Domain.Tests.Calendars;

/// <summary>Counted by hand on a wall calendar.</summary>
public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2027-03-24", 1, "2027-03-30")]        // Wednesday before Easter: Thursday to Monday are off
    [InlineData("2027-03-24", 5, "2027-04-05")]
    [InlineData("2026-12-18", 10, "2027-01-05")]
    [InlineData("2027-01-05", -10, "2026-12-18")]
    [InlineData("2027-03-30", -1, "2027-03-24")]
    [InlineData("2028-02-28", 1, "2028-02-29")]        // a leap year
    [InlineData("2027-02-26", 1, "2027-03-01")]
    [InlineData("2026-11-21", 1, "2026-11-23")]        // from a Saturday
    [InlineData("2026-11-21", 0, "2026-11-23")]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    public void Working_days_are_added_from_the_day_after(string from, int days, string to) => Assert.Equal(Day(to), Northern.Add(Day(from), days));

    [Theory]
    [InlineData("2027-03-24", "2027-04-05", 5)]
    [InlineData("2027-03-24", "2027-03-29", 0)]
    [InlineData("2027-03-24", "2027-03-24", 0)]
    [InlineData("2027-04-05", "2027-03-24", -5)]
    public void Working_days_are_counted_with_the_last_and_without_the_first(string from, string to, int days) => Assert.Equal(days, Northern.Count(Day(from), Day(to)));

    [Fact]
    public void A_day_of_rest_says_why()
    {
        Assert.Equal(new DayOff.Holiday("constitution-day", Standing.Public), Northern.Off(Day("2027-05-17")));
        Assert.Equal(new DayOff.Holiday("labour-day", Standing.Public), Northern.Off(Day("2027-05-01")));       // a Saturday as well
        Assert.Equal(new DayOff.Weekend(), Northern.Off(Day("2027-05-02")));
        Assert.Null(Northern.Off(Day("2027-05-03")));
    }

    [Fact]
    public void Rolling_stays_where_people_work_and_leaves_where_they_do_not()
    {
        Assert.Equal((Day("2027-03-24"), Day("2027-03-24")), (Northern.OnOrAfter(Day("2027-03-24")), Northern.OnOrBefore(Day("2027-03-24"))));
        Assert.Equal((Day("2027-03-30"), Day("2027-03-24")), (Northern.OnOrAfter(Day("2027-03-27")), Northern.OnOrBefore(Day("2027-03-27"))));
        Assert.Equal((Day("2027-03-30"), Day("2027-03-23")), (Northern.Next(Day("2027-03-24")), Northern.Previous(Day("2027-03-24"))));
    }

    [Fact]
    public void Two_holidays_on_one_day_are_named_by_the_firmer_one()
    {
        var calendar = With(Rule("spring", new YearlyDay.Fixed(5, 1)) with { Standing = Standing.Optional }, Rule("labour-day", new YearlyDay.Fixed(5, 1)));
        Assert.Equal(new DayOff.Holiday("labour-day", Standing.Public), calendar.Off(Day("2026-05-01")));
    }

    [Fact]
    public void An_organisation_closes_and_works_on_days_of_its_own()
    {
        var own = Northern.With(new(Closed: [Day("2026-12-24"), Day("2026-12-25")], Worked: [Day("2027-05-17"), Day("2026-11-21")]));
        Assert.Equal(new DayOff.Closed(), own.Off(Day("2026-12-24")));
        Assert.Equal(new DayOff.Holiday("christmas-day", Standing.Public), own.Off(Day("2026-12-25")));
        Assert.True(own.IsWorkingDay(Day("2027-05-17")));
        Assert.True(own.IsWorkingDay(Day("2026-11-21")));
        Assert.Equal((Day("2026-12-28"), Day("2026-12-24")), (own.Next(Day("2026-12-23")), Northern.Next(Day("2026-12-23"))));
    }

    [Fact]
    public void Days_that_change_nothing_leave_the_calendar_as_it_is() => Assert.Same(Northern, Northern.With(OwnDays.None));

    [Fact]
    public void Own_days_are_the_same_by_their_dates()
    {
        var (one, twin) = (new OwnDays([Day("2026-12-24")], []), new OwnDays([Day("2026-12-24")], []));
        Assert.Equal(one, twin);
        Assert.Equal(one.GetHashCode(), twin.GetHashCode());
        Assert.NotEqual(one, new([], [Day("2026-12-24")]));
    }
}
