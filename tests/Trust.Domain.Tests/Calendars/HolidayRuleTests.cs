using Trust.Domain.Calendars;
using static Trust.Domain.Tests.Calendars.Places;

namespace Trust.Domain.Tests.Calendars;

public sealed class HolidayRuleTests
{
    [Theory]
    [InlineData(2024, "2024-11-20")]
    [InlineData(2026, "2026-11-18")]
    [InlineData(2033, "2033-11-16")]           // the 23rd is a Wednesday itself
    public void A_weekday_before_a_date_is_never_the_date_itself(int year, string on) =>
        Assert.Equal(Day(on), new YearlyDay.WeekdayBefore(DayOfWeek.Wednesday, 11, 23).In(year));

    [Theory]
    [InlineData(2026, "2026-06-19")]           // the 19th is a Friday itself
    [InlineData(2027, "2027-06-25")]
    public void A_weekday_on_or_after_a_date_may_be_the_date_itself(int year, string on) =>
        Assert.Equal(Day(on), new YearlyDay.WeekdayOnOrAfter(DayOfWeek.Friday, 6, 19).In(year));

    [Theory]
    [InlineData(2024, "2024-09-05")]
    [InlineData(2025, "2025-09-11")]
    [InlineData(2026, "2026-09-10")]
    public void Geneva_fasts_on_the_Thursday_after_the_first_Sunday_of_September(int year, string on) =>
        Assert.Equal(Day(on), new YearlyDay.NthWeekday(DayOfWeek.Sunday, 1, 9, 4).In(year));

    [Fact]
    public void A_day_that_was_given_once_is_not_given_again()
    {
        var once = new YearlyDay.Once(Day("2028-06-17"));
        Assert.Equal([null, Day("2028-06-17"), null], [once.In(2027), once.In(2028), once.In(2029)]);
    }

    [Fact]
    public void The_leap_day_is_a_holiday_in_leap_years_only() =>
        Assert.Equal([null, Day("2028-02-29")], [new YearlyDay.Fixed(2, 29).In(2027), new YearlyDay.Fixed(2, 29).In(2028)]);

    [Fact]
    public void A_rule_holds_in_its_years_only()
    {
        var rule = Rule("great-prayer-day", new YearlyDay.FromEaster(26)) with { From = 2021, To = 2023 };
        Assert.Equal([null, Day("2021-04-30"), Day("2023-05-05"), null], [rule.In(2020), rule.In(2021), rule.In(2023), rule.In(2024)]);
    }

    [Fact]
    public void A_day_kept_every_five_years_is_kept_in_2025_and_2030() =>
        Assert.Equal([2025, 2030], Enumerable.Range(2024, 10).Where(y => (Rule("liberation-day", new YearlyDay.Fixed(5, 5)) with { Every = 5 }).In(y) is not null));

    [Fact]
    public void A_birthday_on_a_Sunday_is_kept_the_day_before()
    {
        var king = Rule("kings-day", new YearlyDay.Fixed(4, 27)) with { SundayToSaturday = true };
        Assert.Equal([Day("2024-04-27"), Day("2025-04-26"), Day("2026-04-27"), Day("2031-04-26")], [king.In(2024), king.In(2025), king.In(2026), king.In(2031)]);
    }

    [Fact]
    public void A_regions_day_is_no_holiday_elsewhere()
    {
        var rule = Rule("epiphany", new YearlyDay.Fixed(1, 6)) with { Regions = ["BW", "BY"] };
        Assert.Equal([true, false, false], [rule.HoldsIn("BY"), rule.HoldsIn("BE"), rule.HoldsIn(null)]);
    }
}
