using System.Globalization;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Web.Components;
using ClockDay = Trust.Domain.Checkpoints.ClockDay;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>A clock as a page shows it: drawn week by week, and the same in words.</summary>
/// <param name="Days">Why each day counts or does not.</param>
public sealed record ClockRow(string Title, string Says, Citation Law, IReadOnlyList<ClockWeek> Weeks, IReadOnlyList<string> Days, string? Note)
{
    /// <summary>A strip longer than this says less than its dates.</summary>
    const int Drawn = 100;

    public static ClockRow Of(RunningClock clock, CheckpointFrame of)
    {
        var (texts, is_) = (of.Texts, clock.Clock);
        var name = is_ is { Kind: ClockKind.Reply, IsStatutory: false, Length: not null } && clock.Of is null ? texts.CheckpointsTarget : texts.Word(is_.Kind);
        var title = texts.AtStart(clock.Of is { } remedy ? $"{name}: {remedy.When.In(texts.Language)}" : name);
        var days = clock.Count is { Clock.Length: not null } count ? count.Days : [];
        return new(title, Told(clock, of), is_.Law, days.Length is 0 or > Drawn ? [] : Draw(clock.Count!, of), [.. days.Select(d => Day(d, of))], // days come from a count
            clock.Count is null or { Coverage: Coverage.Full } ? null : texts.CheckpointsHolidaysUnknown);
    }

    static string Told(RunningClock clock, CheckpointFrame of)
    {
        var (texts, is_) = (of.Texts, clock.Clock);
        var silence = is_.Kind is ClockKind.Reply && is_.IsStatutory ? $" {texts.CheckpointsSilenceHere(texts.Word(is_.Silence))}" : "";
        if (is_.Length is not { } length) return clock.Count is null ? texts.CheckpointsNoNumberYet(texts.Word(is_.Starts)) : $"{texts.AtStart(texts.Word(ClockStanding.NoLimit))}.";
        var law = is_.IsStatutory ? texts.CheckpointsClockLaw(TimeLeft.Length(length, texts), texts.Word(is_.Starts)) : texts.CheckpointsClockTarget(TimeLeft.Length(length, texts), texts.Word(is_.Starts));
        if (clock.Count is not { } count) return $"{law} {texts.CheckpointsNotStarted}{silence}";
        var stands = clock.StoppedOn is { } stopped ? texts.CheckpointsStopped(stopped)
            : count.NotBefore is { } day && count.On(of.View.Today) is not ClockStanding.Over ? Trust.App.Texts.Ended(texts.AtStart(texts.DueNotBefore(day)))
            : Trust.App.Texts.Ended(texts.AtStart(TimeLeft.Left(count, texts, of.View.Today)));
        return $"{law} {texts.CheckpointsStarted(count.Start)} {stands}{silence}";
    }

    static IReadOnlyList<ClockWeek> Draw(ClockCount count, CheckpointFrame of) =>
    [
        .. count.Days.GroupBy(d => ISOWeek.GetYear(At(d)) * 100 + ISOWeek.GetWeekOfYear(At(d)))
            .Select(w => new ClockWeek(of.Texts.CheckpointsWeek(w.Key % 100), [.. w.Select(d => Cell(d, count, of))])),
    ];

    static DateTime At(ClockDay day) => day.Day.ToDateTime(TimeOnly.MinValue);

    static Components.ClockDay Cell(ClockDay day, ClockCount count, CheckpointFrame of)
    {
        var look = day.Mark switch
        {
            CountMark.Counted => day.Day <= of.View.Today ? DayLook.Counted : DayLook.Ahead,
            CountMark.Paused => DayLook.Paused,
            _ => DayLook.Free,
        };
        return new($"{day.Day.Day}", look, of.Texts.Of($"checkpoints.day-{Domain.Text.Kebab.Of(look)}", []), day.Day == of.View.Today, day.Day == count.End);
    }

    static string Day(ClockDay day, CheckpointFrame of)
    {
        var texts = of.Texts;
        var off = day.Off switch
        {
            DayOff.Holiday holiday => of.Project.Rules.Holidays.Name(holiday.Day).In(texts.Language),
            DayOff.Weekend => texts.CheckpointsWeekend,
            DayOff.Closed => texts.CheckpointsClosedDay,
            _ => null,
        };
        var mark = day is { Mark: CountMark.Counted, Number: { } number } ? $"{texts.Word(day.Mark)}, {number}" : texts.Word(day.Mark);
        return string.Join("; ", new[] { texts.Date(day.Day), off, mark, day.Ground is { } ground ? texts.Word(ground) : null }.OfType<string>());
    }
}
