using System.Collections.Immutable;

namespace Trust.Domain.Calendars;

/// <summary>One day of a count, as a page shows it. No number: the day is not counted, as the first or as one of rest.</summary>
public sealed record CountedDay(DateOnly Day, int? Number, DayOff? Off);

/// <summary>A date that follows from a period, and how it was counted.</summary>
/// <param name="Nominal">Where the count ends.</param>
/// <param name="Day">What holds: the nominal day, or the working day to which it was moved.</param>
public sealed record Deadline(DateOnly From, Period Period, DateOnly Nominal, DateOnly Day, ImmutableArray<CountedDay> Days)
{
    public bool Moved => Day != Nominal;

    /// <summary>The last day of a period that starts with an event: the event's day is not counted, and a last day of rest moves to the next working day.</summary>
    public static Deadline After(DateOnly happened, Period period, WorkCalendar calendar)
    {
        var nominal = period.After(happened, calendar);
        return Counted(happened, period, nominal, calendar.OnOrAfter(nominal), 1, calendar);
    }

    /// <summary>The latest day on which something must have been done before a date. A day of rest moves to the working day before, which is the safe side.</summary>
    public static Deadline Before(DateOnly date, Period period, WorkCalendar calendar)
    {
        var nominal = period.Before(date, calendar);
        return Counted(date, period, nominal, calendar.OnOrBefore(nominal), -1, calendar);
    }

    /// <summary>The earliest date on which something may start that had to be told so long before: the first that is far enough, counted from either end.</summary>
    public static DateOnly EarliestStart(DateOnly told, Period lead, WorkCalendar calendar)
    {
        var start = lead.After(told, calendar);
        while (calendar.OnOrBefore(lead.Before(start, calendar)) < told) start = start.AddDays(1);
        return start;
    }

    static Deadline Counted(DateOnly from, Period period, DateOnly nominal, DateOnly day, int step, WorkCalendar calendar)
    {
        var days = ImmutableArray.CreateBuilder<CountedDay>();
        days.Add(new(from, null, calendar.Off(from)));
        var number = 0;
        for (var on = from; on != day;)
        {
            on = on.AddDays(step);
            var off = calendar.Off(on);
            var counts = (step > 0 ? on <= nominal : on >= nominal) && (period.Unit is not PeriodUnit.WorkingDays || off is null);
            days.Add(new(on, counts ? ++number : null, off));
        }
        return new(from, period, nominal, day, days.ToImmutable());
    }
}
