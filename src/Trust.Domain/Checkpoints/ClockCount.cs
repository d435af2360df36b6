using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Checkpoints;

/// <summary>Why a day counts or does not.</summary>
public enum CountMark
{
    /// <summary>The day of the event, which is not counted; of a lead time the day on which may be started.</summary>
    Start,
    Counted,
    /// <summary>A day of rest, which a count of working days leaves out.</summary>
    Rest,
    Paused,
    /// <summary>Was counted, until the papers turned out incomplete and the count began anew.</summary>
    Dropped,
    /// <summary>Added, since the count ended on a day of rest.</summary>
    Moved,
}

/// <summary>One day of a count, as a page shows it.</summary>
/// <param name="Number">Its number; in a lead time the days that are left to the start.</param>
/// <param name="Off">Why nobody works then, also where the day counts all the same.</param>
public sealed record ClockDay(DateOnly Day, CountMark Mark, int? Number, DayOff? Off, PauseGround? Ground);

public enum ClockStanding { NoLimit, Running, Paused, Over }

/// <summary>A clock counted day by day. It decides nothing: an answer after its end is late, not refused.</summary>
/// <param name="Start">The day of the event that started it, or started it anew.</param>
/// <param name="Nominal">Where the count ends.</param>
/// <param name="End">What holds: the nominal day or the working day to which it moved; of a lead time the first day on which may be started.
/// Null without a number in the law, and while the clock stands still.</param>
/// <param name="Coverage">How much of the place's holidays is known.</param>
public sealed record ClockCount(Clock Clock, DateOnly Start, DateOnly? Nominal, DateOnly? End, ImmutableArray<ClockDay> Days, Coverage Coverage)
{
    public bool Moved => End != Nominal;

    /// <summary>The first day on which what the clock holds back may happen.</summary>
    public DateOnly? NotBefore => Clock.Kind switch
    {
        ClockKind.LeadTime => End,
        ClockKind.Standstill or ClockKind.Court => End?.AddDays(1),
        _ => null,
    };

    public bool IsLate(DateOnly answered) => End is { } end && answered > end;

    public ClockStanding On(DateOnly today) => this switch
    {
        { Clock.Length: null } => ClockStanding.NoLimit,
        { End: { } end } when today > end || Clock.Kind is ClockKind.LeadTime && today == end => ClockStanding.Over,
        _ when Days.Any(d => d.Day == today && d.Mark is CountMark.Paused) || End is null && today >= Days[^1].Day => ClockStanding.Paused,
        _ => ClockStanding.Running,
    };

    /// <summary>Days that still come after today, in the unit of the clock; a moved last day is one more. Null without an end.</summary>
    public int? DaysLeft(DateOnly today) => End is not { } end ? null
        : today >= end ? 0
        : Clock.Length is { Unit: PeriodUnit.WorkingDays } ? Days.Count(d => d.Day > today && d.Off is null && d.Mark is CountMark.Counted or CountMark.Moved)
        : end.DayNumber - today.DayNumber;

    internal static ClockCount Of(Clock clock, DateOnly start, ImmutableArray<ClockPause> pauses, WorkCalendar calendar) => clock switch
    {
        { Length: not { } } => new(clock, start, null, null, [new(start, CountMark.Start, null, calendar.Off(start), null)], calendar.Coverage),
        { Kind: ClockKind.LeadTime, Length: { } lead } => CountDown.Of(clock, lead, start, pauses, calendar),
        { Length: { } period } => CountUp.Of(clock, period, start, pauses, calendar),
    };
}
