using Trust.Domain.Calendars;

namespace Trust.App.Tests.Calendars;

/// <summary>The list of holidays that Trust carries, against dates counted by hand and law.md 3.</summary>
public sealed class ShippedHolidaysTests
{
    static readonly HolidayBook Book = HolidayFile.Embedded();

    [Fact]
    public void Ten_countries_are_held() => Assert.Equal(["AT", "BE", "CH", "DE", "DK", "FI", "FR", "NL", "NO", "SE"], Book.Countries.Select(c => c.Country).Order());

    [Theory]
    [InlineData("2026-12-18", 10, "2027-01-05", "DE AT NL NO DK FR BE CH")]
    [InlineData("2026-12-18", 10, "2027-01-07", "FI")]
    [InlineData("2026-12-18", 10, "2027-01-08", "SE")]
    [InlineData("2027-03-24", 5, "2027-04-02", "DE NL SE FI")]
    [InlineData("2027-03-24", 5, "2027-04-01", "AT FR BE")]
    [InlineData("2027-03-24", 5, "2027-04-05", "NO DK")]
    [InlineData("2027-03-24", 5, "2027-03-31", "CH")]
    [InlineData("2027-06-23", 3, "2027-06-29", "SE FI")]
    [InlineData("2027-06-23", 3, "2027-06-28", "DE AT NL NO DK FR BE CH")]
    public void Working_days_add_up_as_the_table_has_them(string from, int days, string to, string countries) =>
        Assert.All(countries.Split(' '), country => Assert.Equal(DateOnly.Parse(to), Book.Of(country, null).Add(DateOnly.Parse(from), days)));

    [Fact]
    public void Six_Danish_weeks_before_February_end_on_the_Monday_before_Christmas() =>
        Assert.Equal(new(2026, 12, 21), Deadline.Before(new(2027, 2, 1), new(6, PeriodUnit.Weeks), Book.Of("DK", null)).Day);

    [Theory]
    [InlineData("NO", null, 2027, "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26")]         // Whit Monday is 17 May
    [InlineData("SE", null, 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31")]
    [InlineData("SE", null, 2027, "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31")]
    [InlineData("DK", null, 2023, "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 12-25 12-26")]
    [InlineData("DK", null, 2024, "01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 12-25 12-26")]               // no store bededag any more
    [InlineData("FI", null, 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26")]
    [InlineData("NL", null, 2025, "01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26")]         // King's Day on Saturday
    [InlineData("NL", null, 2026, "01-01 04-03 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26")]
    [InlineData("AT", "9", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26")]
    [InlineData("BE", null, 2026, "01-01 04-05 04-06 05-01 05-14 05-24 05-25 07-21 08-15 11-01 11-11 12-25")]
    [InlineData("FR", null, 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("FR", "57", 2026, "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData("DE", "BW", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26")]
    [InlineData("DE", "BY", 2038, "01-01 01-06 04-23 04-26 05-01 06-03 06-14 06-24 10-03 11-01 12-25 12-26")]   // the latest Easter there is
    [InlineData("DE", "BE", 2025, "01-01 03-08 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26")]
    [InlineData("DE", "BE", 2028, "01-01 03-08 04-14 04-17 05-01 05-25 06-05 06-17 10-03 12-25 12-26")]
    [InlineData("DE", "BB", 2026, "01-01 04-03 04-05 04-06 05-01 05-14 05-24 05-25 10-03 10-31 12-25 12-26")]
    [InlineData("DE", "SN", 2033, "01-01 04-15 04-18 05-01 05-26 06-06 10-03 10-31 11-16 12-25 12-26")]
    [InlineData("DE", "TH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 09-20 10-03 10-31 12-25 12-26")]
    [InlineData("DE", "SL", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 11-01 12-25 12-26")]
    [InlineData("CH", "ZH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 08-01 12-25 12-26")]
    [InlineData("CH", "GE", 2026, "01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31")]
    [InlineData("CH", "LU", 2026, "01-01 01-02 04-03 04-06 05-14 05-25 06-04 08-01 08-15 11-01 12-08 12-25 12-26")]
    [InlineData("CH", "TI", 2026, "01-01 05-14 08-01 12-25")]
    public void Each_place_keeps_its_holidays(string country, string? region, int year, string days) =>
        Assert.Equal(days.Split(' '), Book.Of(country, region).Holidays(year).Keys.Order().Select(d => d.ToString("MM-dd")));

    [Theory]
    [InlineData("DE", "BY", Coverage.Full)]
    [InlineData("DE", null, Coverage.NationalOnly)]          // which state's days?
    [InlineData("CH", "LU", Coverage.Full)]
    [InlineData("CH", "TI", Coverage.NationalOnly)]          // the canton's days are not in the list
    [InlineData("FR", null, Coverage.Full)]
    [InlineData("FR", "57", Coverage.Full)]
    [InlineData("AT", "9", Coverage.Full)]
    [InlineData("NO", null, Coverage.Full)]
    [InlineData("PL", null, Coverage.WeekendsOnly)]
    [InlineData("XX", null, Coverage.WeekendsOnly)]
    public void A_calendar_says_how_much_it_knows(string country, string? region, Coverage coverage) => Assert.Equal(coverage, Book.Of(country, region).Coverage);

    [Fact]
    public void A_day_kept_by_custom_says_so()
    {
        Assert.Equal(new DayOff.Holiday("midsummer-eve", Standing.Customary), Book.Of("SE", null).Off(new(2026, 6, 19)));
        Assert.Equal(new DayOff.Holiday("good-friday", Standing.Optional), Book.Of("NL", null).Off(new(2026, 4, 3)));
    }

    [Fact]
    public void Every_holiday_has_a_name_in_six_languages() => Assert.All(Book.Countries.SelectMany(c => c.Rules).Select(r => r.Day).Distinct(),
        day => Assert.Equal(["da", "de", "en", "nb", "nl", "sv"], Book.Name(day).Texts.Keys));

    [Fact]
    public void The_same_place_has_one_calendar() => Assert.Same(Book.Of("DE", "BW"), Book.Of("DE", "BW"));
}
