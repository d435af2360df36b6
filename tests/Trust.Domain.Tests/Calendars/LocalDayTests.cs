using Trust.Domain.Calendars;
using static Trust.Domain.Tests.Calendars.Places;

namespace Trust.Domain.Tests.Calendars;

public sealed class LocalDayTests
{
    [Theory]
    [InlineData("2026-11-20", "08:30", "Europe/Oslo", "2026-11-20T07:30Z", ClockChange.None)]
    [InlineData("2026-07-20", "08:30", "Europe/Oslo", "2026-07-20T06:30Z", ClockChange.None)]
    [InlineData("2027-03-28", "02:30", "Europe/Berlin", "2027-03-28T01:30Z", ClockChange.Skipped)]      // 03:30 summer time
    [InlineData("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30Z", ClockChange.Repeated)]     // the first of the two
    [InlineData("2027-03-28", "08:30", "Europe/Berlin", "2027-03-28T06:30Z", ClockChange.None)]
    [InlineData("2026-10-25", "08:30", "Europe/Berlin", "2026-10-25T07:30Z", ClockChange.None)]
    [InlineData("2026-11-20", "08:30", "Asia/Kathmandu", "2026-11-20T02:45Z", ClockChange.None)]        // five and three quarters ahead
    [InlineData("2026-11-20", "08:30", "Pacific/Apia", "2026-11-19T19:30Z", ClockChange.None)]          // thirteen ahead: the day before in UTC
    [InlineData("2011-12-30", "08:30", "Pacific/Apia", "2011-12-30T18:30Z", ClockChange.Skipped)]       // Samoa had no such day
    [InlineData("2028-02-29", "08:30", "Europe/Stockholm", "2028-02-29T07:30Z", ClockChange.None)]
    [InlineData("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45Z", ClockChange.Repeated)]    // clocks go back by half an hour there
    public void A_wall_time_is_one_moment_even_when_the_clocks_change(string day, string time, string zone, string at, ClockChange change) =>
        Assert.Equal(new WallTime.Found(DateTimeOffset.Parse(at), change), LocalDay.Find(Day(day), TimeOnly.Parse(time), zone));

    [Fact]
    public void Nobody_guesses_an_unknown_zone()
    {
        Assert.Equal(new WallTime.UnknownZone("Mars/Olympus"), LocalDay.Find(Day("2026-11-20"), new(8, 30), "Mars/Olympus"));
        Assert.False(LocalDay.Knows("Mars/Olympus"));
    }

    [Theory]
    [InlineData("2026-11-20T10:59:59Z", "Pacific/Apia", "2026-11-20")]
    [InlineData("2026-11-20T11:00:00Z", "Pacific/Apia", "2026-11-21")]
    [InlineData("2026-11-20T18:14:59Z", "Asia/Kathmandu", "2026-11-20")]
    [InlineData("2026-11-20T18:15:00Z", "Asia/Kathmandu", "2026-11-21")]
    public void A_day_begins_at_midnight_of_its_zone(string at, string zone, string day) => Assert.Equal(Day(day), LocalDay.Of(DateTimeOffset.Parse(at), zone));

    [Fact]
    public void Half_past_eight_lies_on_its_own_day_in_every_zone_and_season() => Assert.All(
        from zone in new[] { "Europe/Oslo", "Europe/Berlin", "Europe/Helsinki", "Atlantic/Azores", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns" }
        from day in Enumerable.Range(0, 366 * 3)
        select (zone, Day: Day("2026-01-01").AddDays(day)), given => Assert.Equal(given.Day, LocalDay.Of(LocalDay.At(given.Day, new(8, 30), given.zone), given.zone)));
}
