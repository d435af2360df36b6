using Trust.Domain.Calendars;
using Trust.Domain.Tests;

namespace Trust.App.Tests.Calendars;

/// <summary>What must hold in every place on every day from 2024 to 2040.</summary>
public sealed class EveryPlaceTests
{
    static readonly DateOnly First = new(2024, 1, 1), Last = new(2040, 12, 31);

    static readonly HolidayBook Book = HolidayFile.Embedded();

    /// <summary>Each country, and each region that has a day of its own.</summary>
    public static IEnumerable<object?[]> Places => Book.Countries.SelectMany(c =>
        c.Rules.SelectMany(r => r.Regions).Distinct().Append(null).Select(region => new object?[] { c.Country, region }));

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_day_is_worked_or_says_why_not(string country, string? region)
    {
        var calendar = Book.Of(country, region);
        foreach (var day in Days())
        {
            var off = calendar.Off(day);
            Assert.Equal(calendar.IsWorkingDay(day), off is null);
            Assert.True(off is not null || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.True(off is null or DayOff.Holiday || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.Equal(off is null ? (day, day) : (calendar.Next(day), calendar.Previous(day)), (calendar.OnOrAfter(day), calendar.OnOrBefore(day)));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Adding_days_and_counting_them_agree_and_end_on_a_working_day(string country, string? region)
    {
        var calendar = Book.Of(country, region);
        var dice = new Dice(2024);
        foreach (var day in Days().Where((_, i) => i % 9 == 0))
        {
            var n = 1 + dice.Below(60);
            var (after, before) = (calendar.Add(day, n), calendar.Add(day, -n));
            Assert.True(calendar.IsWorkingDay(after) && calendar.IsWorkingDay(before));
            Assert.Equal((n, -n), (calendar.Count(day, after), calendar.Count(day, before)));
            Assert.Equal(calendar.Add(day, n + 1), calendar.Next(after));
            Assert.True(calendar.Add(day.AddDays(1), n) >= after);
            if (calendar.IsWorkingDay(day)) Assert.Equal((day, day), (calendar.Add(after, -n), calendar.Add(before, n)));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_deadline_lies_on_a_working_day_and_never_runs_backwards(string country, string? region)
    {
        var calendar = Book.Of(country, region);
        var dice = new Dice(2040);
        foreach (var unit in Enum.GetValues<PeriodUnit>())
        {
            var (end, latest) = (DateOnly.MinValue, DateOnly.MinValue);
            var period = new Period(1 + dice.Below(12), unit);
            foreach (var day in Days().Where((_, i) => i % 7 == 0))
            {
                var (after, before) = (Deadline.After(day, period, calendar), Deadline.Before(day, period, calendar));
                Assert.True(calendar.IsWorkingDay(after.Day) && calendar.IsWorkingDay(before.Day));
                Assert.True(after.Day >= after.Nominal && before.Day <= before.Nominal);
                Assert.True(after.Day >= end && before.Day >= latest);
                Assert.Equal((day, after.Day, before.Day), (after.Days[0].Day, after.Days[^1].Day, before.Days[^1].Day));
                (end, latest) = (after.Day, before.Day);
            }
        }
    }

    static IEnumerable<DateOnly> Days() => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);
}
