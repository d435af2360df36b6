using System.Collections.Immutable;

namespace Trust.Domain.Calendars;

/// <summary>How firmly a day is off: by law, by a custom as firm as law, or in many houses only.</summary>
public enum Standing { Public, Customary, Optional }

/// <summary>A holiday as the country's list has it, and the years and regions in which it holds.</summary>
/// <param name="Day">Its key in the list of names.</param>
/// <param name="Every">Kept only in years that this number divides.</param>
/// <param name="SundayToSaturday">Kept on the Saturday before when it falls on a Sunday.</param>
/// <param name="Regions">None means the whole country.</param>
public sealed record HolidayRule(string Day, YearlyDay When, Standing Standing, int? From, int? To, int? Every, bool SundayToSaturday, ImmutableArray<string> Regions)
{
    public bool HoldsIn(string? region) => Regions.IsEmpty || region is not null && Regions.Contains(region);

    /// <summary>The date in that year; null when the day is not kept then.</summary>
    public DateOnly? In(int year)
    {
        if (year < From || year > To || Every is { } every && year % every != 0) return null;
        return When.In(year) is not { } day ? null
            : SundayToSaturday && day.DayOfWeek is DayOfWeek.Sunday ? day.AddDays(-1)
            : day;
    }
}

/// <summary>A day that comes back each year by a rule (law.md 3).</summary>
public abstract record YearlyDay
{
    public abstract DateOnly? In(int year);

    public sealed record Fixed(int Month, int Date) : YearlyDay
    {
        public override DateOnly? In(int year) => Date <= DateTime.DaysInMonth(year, Month) ? new(year, Month, Date) : null;
    }

    public sealed record FromEaster(int Days) : YearlyDay
    {
        public override DateOnly? In(int year) => Easter.Sunday(year).AddDays(Days);
    }

    public sealed record WeekdayOnOrAfter(DayOfWeek Weekday, int Month, int Date) : YearlyDay
    {
        public override DateOnly? In(int year) => OnOrAfter(new(year, Month, Date), Weekday);
    }

    public sealed record WeekdayBefore(DayOfWeek Weekday, int Month, int Date) : YearlyDay
    {
        public override DateOnly? In(int year) => OnOrAfter(new DateOnly(year, Month, Date).AddDays(-7), Weekday);
    }

    /// <summary>So many days after the n-th such weekday of the month: Geneva fasts on the Thursday after September's first Sunday.</summary>
    public sealed record NthWeekday(DayOfWeek Weekday, int Nth, int Month, int Plus) : YearlyDay
    {
        public override DateOnly? In(int year) => OnOrAfter(new(year, Month, 1), Weekday).AddDays(7 * (Nth - 1) + Plus);
    }

    public sealed record Once(DateOnly On) : YearlyDay
    {
        public override DateOnly? In(int year) => On.Year == year ? On : null;
    }

    static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) => day.AddDays((weekday - day.DayOfWeek + 7) % 7);
}
