using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Calendars.Places;
using static Trust.Domain.Tests.Checkpoints.Laws;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>What holds of every count, whatever its start, length and pauses.</summary>
public sealed class ClockChanceTests
{
    static readonly ClockKind[] Forward = [.. Enum.GetValues<ClockKind>().Where(k => k is not ClockKind.LeadTime)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Theory, MemberData(nameof(Seeds))]
    public void Days_come_one_after_the_other_and_what_counts_has_its_number(int seed)
    {
        var (clock, start, pauses) = Anything(new(seed));
        var count = clock.Count(start, pauses, Northern);
        Assert.Equal(Enumerable.Range(0, count.Days.Length).Select(start.AddDays), count.Days.Select(d => d.Day));
        Assert.Equal(count.End, count.Days[^1].Day);
        Assert.Equal(Enumerable.Range(1, Needed(clock, count.Start)), count.Days.Where(d => d.Mark is CountMark.Counted).Select(d => d.Number.GetValueOrDefault()));
        Assert.All(count.Days, d => Assert.Equal(d.Mark is CountMark.Counted, d.Number is not null));
        Assert.All(count.Days, d => Assert.Equal(Northern.Off(d.Day), d.Off));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Nothing_counts_on_a_paused_day_and_no_working_day_is_left_out_for_nothing(int seed)
    {
        var (clock, start, pauses) = Anything(new(seed));
        var days = clock.Count(start, pauses, Northern).Days;
        Assert.All(days.Where(d => d.Mark is CountMark.Counted or CountMark.Rest), d => Assert.DoesNotContain(pauses, p => p.Covers(d.Day)));
        Assert.All(days.Where(d => d.Mark is CountMark.Rest), d => Assert.NotNull(d.Off));
        Assert.All(days.Where(d => d.Mark is CountMark.Paused), d => Assert.Contains(pauses, p => p.Covers(d.Day) && p.Ground == d.Ground));
        if (clock.RollsForward) Assert.True(Northern.IsWorkingDay(days[^1].Day));
        Assert.All(days.Where(d => d.Mark is CountMark.Moved).SkipLast(1), d => Assert.True(d.Off is not null || pauses.Any(p => p.Covers(d.Day))));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_pause_never_brings_the_end_nearer_and_a_later_start_neither(int seed)
    {
        var (clock, start, pauses) = Anything(new(seed));
        var end = clock.Count(start, [], Northern).End;
        Assert.True(clock.Count(start, pauses, Northern).End >= end);
        Assert.True(clock.Count(start.AddDays(1), [], Northern).End >= end);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Without_a_pause_the_end_is_that_of_every_other_deadline(int seed)
    {
        var (clock, start, _) = Anything(new(seed));
        Assert.Equal(Deadline.After(start, clock.Length.GetValueOrDefault(), Northern).Day, (clock with { RollsForward = true }).Count(start, [], Northern).End);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void What_is_completed_later_ends_as_if_it_had_come_then(int seed)
    {
        var (any, start, _) = Anything(new(seed));
        var clock = any with { RestartsWhenComplete = true };
        var completed = start.AddDays(new Dice(seed).Below(40) + 1);
        Assert.Equal(clock.Count(completed, [], Northern).End, clock.Count(start, [new(start.AddDays(1), completed, PauseGround.Incomplete)], Northern).End);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_conciliation_in_calendar_days_adds_exactly_its_own(int seed)
    {
        var dice = new Dice(seed);
        var clock = Clock(dice.Pick(Forward), dice.Below(5) + 1, dice.Pick([PeriodUnit.Weeks, PeriodUnit.Months]));
        var (start, days) = (Day("2026-11-01").AddDays(dice.Below(900)), dice.Below(60) + 1);
        var from = start.AddDays(dice.Below(7) + 1);
        Assert.Equal(clock.Count(start, [], Northern).Nominal?.AddDays(days), clock.Count(start, [new(from, from.AddDays(days - 1), PauseGround.Conciliation)], Northern).Nominal);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_lead_time_ends_on_the_first_day_for_which_the_notice_was_in_time(int seed)
    {
        var dice = new Dice(seed);
        var clock = Clock(ClockKind.LeadTime, dice.Below(12) + 1, dice.Word<PeriodUnit>());
        var told = Day("2026-11-01").AddDays(dice.Below(900));
        var count = clock.Count(told, [], Northern);
        var start = count.End.GetValueOrDefault();
        Assert.True(clock.LatestNotice(start, Northern)?.Day >= told);
        Assert.True(clock.LatestNotice(start.AddDays(-1), Northern)?.Day < told || clock.Length?.After(told, Northern) == start);       // counted from either end
        Assert.Equal(Enumerable.Range(1, count.Days.Count(d => d.Number is not null)).Reverse(), count.Days.Select(d => d.Number).OfType<int>());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_clock_without_a_number_never_ends(int seed)
    {
        var (clock, start, pauses) = Anything(new(seed));
        var count = (clock with { Length = null }).Count(start, pauses, Northern);
        Assert.Null(count.End);
        Assert.Equal(ClockStanding.NoLimit, count.On(start.AddDays(seed)));
    }

    static (Clock, DateOnly, ImmutableArray<ClockPause>) Anything(Dice dice)
    {
        var clock = Clock(dice.Pick(Forward), dice.Below(20) + 1, dice.Word<PeriodUnit>(), dice.Percent(50), dice.Percent(70));
        var start = Day("2026-11-01").AddDays(dice.Below(900));
        return (clock, start, [.. Enumerable.Range(0, dice.Below(4)).Select(_ => start.AddDays(dice.Below(40) + 1)).Select(from => new ClockPause(from, from.AddDays(dice.Below(15)), dice.Word<PauseGround>()))]);
    }

    static int Needed(Clock clock, DateOnly from) => clock.Length switch
    {
        { Unit: PeriodUnit.Months, Count: var count } => from.AddMonths(count).DayNumber - from.DayNumber,
        { Unit: PeriodUnit.Weeks, Count: var count } => 7 * count,
        { Count: var count } => count,
        _ => 0,
    };
}
