using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Checkpoints;

/// <summary>The count of a lead time: from the day of the complete notice to the first day on which may be started, counted from that day back.
/// A notice is complete or none, so incomplete papers make the day on which they were completed the day of the notice.</summary>
static class CountDown
{
    public static ClockCount Of(Clock clock, Period lead, DateOnly told, ImmutableArray<ClockPause> pauses, WorkCalendar calendar)
    {
        var incomplete = pauses.Where(p => p.Ground is PauseGround.Incomplete && (p.To is null || p.To > told)).ToList();
        if (incomplete.Any(p => p.To is null))
            return new(clock, told, null, null, [new(told, CountMark.Start, null, calendar.Off(told), PauseGround.Incomplete)], calendar.Coverage);

        var notice = incomplete.Select(p => p.To!.Value).Append(told).Max();          // none of them is open
        var start = Deadline.EarliestStart(notice, lead, calendar);
        var back = Deadline.Before(start, lead, calendar).Days.ToImmutableDictionary(d => d.Day);
        var days = ImmutableArray.CreateBuilder<ClockDay>();
        for (var day = told; day <= start; day = day.AddDays(1))
        {
            var number = back.GetValueOrDefault(day)?.Number;
            var mark = day == start ? CountMark.Start
                : day < notice ? CountMark.Dropped
                : number is not null ? CountMark.Counted
                : calendar.IsWorkingDay(day) ? CountMark.Moved : CountMark.Rest;
            days.Add(new(day, mark, day < notice ? null : number, calendar.Off(day), null));
        }
        return new(clock, notice, start, start, days.ToImmutable(), calendar.Coverage);
    }
}
