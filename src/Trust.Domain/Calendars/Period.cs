namespace Trust.Domain.Calendars;

public enum PeriodUnit { Days, WorkingDays, Weeks, Months }

/// <summary>A length of time as a law or an agreement names it.</summary>
public readonly record struct Period(int Count, PeriodUnit Unit)
{
    /// <summary>The date so far from <paramref name="day"/>, that day not counted. Months end on the same date, or on the month's last day where that is missing.</summary>
    public DateOnly After(DateOnly day, WorkCalendar calendar) => Unit switch
    {
        PeriodUnit.Days => day.AddDays(Count),
        PeriodUnit.Weeks => day.AddDays(7 * Count),
        PeriodUnit.Months => day.AddMonths(Count),
        _ => calendar.Add(day, Count),
    };

    public DateOnly Before(DateOnly day, WorkCalendar calendar) => (this with { Count = -Count }).After(day, calendar);
}
