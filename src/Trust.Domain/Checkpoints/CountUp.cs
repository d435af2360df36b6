using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Checkpoints;

/// <summary>The count of a period that an event starts: the event's day is not counted, paused days are added at the end, and a last day of rest moves on
/// where the source says so. Weeks and months become so many days from the day on which the count starts, so that a pause adds its days to them.</summary>
sealed class CountUp(Clock clock, Period period, ImmutableArray<ClockPause> pauses, WorkCalendar calendar)
{
    readonly List<ClockDay> days = [];
    DateOnly origin;
    int counted, needed;

    public static ClockCount Of(Clock clock, Period period, DateOnly start, ImmutableArray<ClockPause> pauses, WorkCalendar calendar) =>
        new CountUp(clock, period, [.. pauses.Where(p => clock.PausedBy.Contains(p.Ground))], calendar).From(start);

    ClockCount From(DateOnly start)
    {
        Begin(start);
        days.Add(new(start, CountMark.Start, null, calendar.Off(start), null));
        var day = start;
        while (counted < needed)
            if (!Next(day = day.AddDays(1)))
                return Counted(null, null);
        var nominal = day;
        while (clock.RollsForward && (!calendar.IsWorkingDay(day) || PauseOn(day) is not null))
        {
            if (PauseOn(day) is { To: null }) return Counted(nominal, null);
            day = day.AddDays(1);
            days.Add(new(day, CountMark.Moved, null, calendar.Off(day), PauseOn(day)?.Ground));
        }
        return Counted(nominal, day);
    }

    /// <summary>False where the clock stands still from this day on and nobody knows until when.</summary>
    bool Next(DateOnly day)
    {
        var off = calendar.Off(day);
        if (PauseOn(day) is { } pause)
        {
            days.Add(new(day, CountMark.Paused, null, off, pause.Ground));
            if (pause.To == day && pause.Ground is PauseGround.Incomplete && clock.RestartsWhenComplete) Again(day);
            return pause.To is not null;
        }
        var counts = off is null || period.Unit is not PeriodUnit.WorkingDays;
        days.Add(new(day, counts ? CountMark.Counted : CountMark.Rest, counts ? ++counted : null, off, null));
        return true;
    }

    void Again(DateOnly day)
    {
        for (var i = 0; i < days.Count; i++)
            if (days[i].Mark is CountMark.Counted) days[i] = days[i] with { Mark = CountMark.Dropped, Number = null };
        Begin(day);
    }

    void Begin(DateOnly day) =>
        (origin, counted, needed) = (day, 0, period.Unit is PeriodUnit.WorkingDays ? period.Count : period.After(day, calendar).DayNumber - day.DayNumber);

    /// <summary>Of several pauses the one that lasts longest.</summary>
    ClockPause? PauseOn(DateOnly day) => pauses.Where(p => p.Covers(day)).MaxBy(p => p.To ?? DateOnly.MaxValue);

    ClockCount Counted(DateOnly? nominal, DateOnly? end) => new(clock, origin, nominal, end, [.. days], calendar.Coverage);
}
