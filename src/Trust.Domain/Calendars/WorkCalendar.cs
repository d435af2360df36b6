using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Trust.Domain.Calendars;

/// <summary>How much of a place's holidays is known.</summary>
public enum Coverage { Full, NationalOnly, WeekendsOnly }

/// <summary>The working days of one place. A count of working days starts the day after, as law.md 3 counts.
/// Statutory clocks ask the place's calendar, never one with an organisation's own days: a closed plant stops no law.</summary>
public sealed class WorkCalendar(Coverage coverage, FrozenSet<DayOfWeek> weekend, ImmutableArray<HolidayRule> rules, OwnDays own)
{
    // Rules are data and dates follow from them, so remembering a year changes nothing but the time it takes.
    readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, DayOff.Holiday>> years = [];

    /// <summary>Saturday and Sunday off and no holiday known: for places that the list does not hold.</summary>
    public static readonly WorkCalendar WeekendsOnly = new(Coverage.WeekendsOnly, [DayOfWeek.Saturday, DayOfWeek.Sunday], [], OwnDays.None);

    public Coverage Coverage => coverage;

    public WorkCalendar With(OwnDays days) => days.Equals(own) ? this : new(coverage, weekend, rules, days);

    public bool IsWorkingDay(DateOnly day) => Off(day) is null;

    /// <summary>Why nobody works on that day; null on a working day.</summary>
    public DayOff? Off(DateOnly day) =>
        own.Worked.Contains(day) ? null
        : Holidays(day.Year).GetValueOrDefault(day) is { } holiday ? holiday
        : weekend.Contains(day.DayOfWeek) ? new DayOff.Weekend()
        : own.Closed.Contains(day) ? new DayOff.Closed()
        : null;

    /// <summary>The holidays of a year with their dates, those on a weekend too.</summary>
    public FrozenDictionary<DateOnly, DayOff.Holiday> Holidays(int year) => years.GetOrAdd(year, y => rules
        .Select(r => (Date: r.In(y), r.Day, r.Standing))
        .Where(r => r.Date is not null)
        .GroupBy(r => r.Date.GetValueOrDefault(), r => new DayOff.Holiday(r.Day, r.Standing))
        .ToFrozenDictionary(g => g.Key, g => g.MinBy(h => h.Standing)!));           // a group holds at least one

    /// <summary>Rolls forward: the day itself when it is worked, else the next that is.</summary>
    public DateOnly OnOrAfter(DateOnly day) => Until(day, 1);

    /// <summary>Rolls back: the day itself when it is worked, else the one before that is.</summary>
    public DateOnly OnOrBefore(DateOnly day) => Until(day, -1);

    public DateOnly Next(DateOnly day) => OnOrAfter(day.AddDays(1));

    public DateOnly Previous(DateOnly day) => OnOrBefore(day.AddDays(-1));

    /// <summary>The n-th working day after that day, or before it for a negative number; none at all rolls forward.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left != 0; left -= Math.Sign(left)) day = left > 0 ? Next(day) : Previous(day);
        return workingDays == 0 ? OnOrAfter(day) : day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; below zero when that lies earlier, so that it undoes <see cref="Add"/>.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        var step = to < from ? -1 : 1;
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) count += step;
        }
        return count;
    }

    // A list that leaves no working day would be a fault in the data; its check refuses a week without one, and closed days are counted ones.
    DateOnly Until(DateOnly day, int step)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(step);
        return day;
    }
}
