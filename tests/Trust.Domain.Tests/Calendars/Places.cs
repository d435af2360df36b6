using System.Collections.Frozen;
using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Tests.Calendars;

/// <summary>Calendars small enough to count by hand.</summary>
static class Places
{
    static readonly FrozenSet<DayOfWeek> Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Off on 1 January, Maundy Thursday to Easter Monday, 1 and 17 May, and at Christmas.</summary>
    public static readonly WorkCalendar Northern = With(
        Rule("new-year", new YearlyDay.Fixed(1, 1)),
        Rule("maundy-thursday", new YearlyDay.FromEaster(-3)),
        Rule("good-friday", new YearlyDay.FromEaster(-2)),
        Rule("easter-monday", new YearlyDay.FromEaster(1)),
        Rule("labour-day", new YearlyDay.Fixed(5, 1)),
        Rule("constitution-day", new YearlyDay.Fixed(5, 17)),
        Rule("christmas-day", new YearlyDay.Fixed(12, 25)),
        Rule("second-christmas-day", new YearlyDay.Fixed(12, 26)));

    public static WorkCalendar With(params ImmutableArray<HolidayRule> rules) => new(Coverage.Full, Weekend, rules, OwnDays.None);

    public static HolidayRule Rule(string day, YearlyDay when) => new(day, when, Standing.Public, null, null, null, false, []);

    public static DateOnly Day(string date) => DateOnly.Parse(date);
}
