using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>Why nobody works on a day.</summary>
public enum RestKind { Holiday, Weekend, Closed }

/// <summary>One day of a count.</summary>
/// <param name="Number">Its number; in a lead time the days that are left to the start.</param>
/// <param name="Off">Also where the day counts all the same.</param>
/// <param name="Holiday">The key of the holiday in the list of its country.</param>
public sealed record CountedDay(DateOnly Day, CountMark Mark, int? Number, RestKind? Off, string? Holiday, PauseGround? Ground)
{
    internal static CountedDay Of(ClockDay day) => new(day.Day, day.Mark, day.Number, day.Off switch
    {
        DayOff.Holiday => RestKind.Holiday,
        DayOff.Weekend => RestKind.Weekend,
        DayOff.Closed => RestKind.Closed,
        _ => null,
    }, (day.Off as DayOff.Holiday)?.Day, day.Ground);
}

/// <summary>A clock of a checkpoint, with how it was counted.</summary>
/// <param name="Remedy">What hangs on the right and has this clock; null for a clock of the right itself, and for the employer's target.</param>
/// <param name="StartedOn">Null until it has started.</param>
/// <param name="EndsOn">The day that holds; null without a number in the law, and while the clock stands still.</param>
/// <param name="NominalOn">Where the count ends, before a day of rest moves it.</param>
/// <param name="NotBefore">The first day on which what it holds back may happen.</param>
/// <param name="StoppedOn">The day of what stopped it.</param>
/// <param name="Over">That it ran out is on record. A later answer is late, not refused.</param>
/// <param name="Standing">Null until it has started.</param>
/// <param name="DaysLeft">In the unit of its length; null without an end.</param>
/// <param name="Coverage">How much of the place's holidays is known.</param>
/// <param name="Days">Day by day.</param>
public sealed record ClockAnswer(ClockTerms Clock, string? Remedy, DateOnly? StartedOn, DateOnly? EndsOn, DateOnly? NominalOn, DateOnly? NotBefore, DateOnly? StoppedOn, bool Over, ClockStanding? Standing, int? DaysLeft,
    Coverage? Coverage, IReadOnlyList<CountedDay> Days)
{
    internal static ClockAnswer Of(Wording words, LawPack? pack, RunningClock running)
    {
        var (count, today, language) = (running.Count, words.View.Today, words.Texts.Language);
        return new(ClockTerms.Of(pack, running.Clock, language), running.Of?.Gives.In(language), count?.Start, count?.End, count?.Nominal, count?.NotBefore, running.StoppedOn, running.Over,
            count?.On(today), running.StoppedOn is null ? count?.DaysLeft(today) : null, count?.Coverage, [.. count?.Days.Select(CountedDay.Of) ?? []]);
    }
}
