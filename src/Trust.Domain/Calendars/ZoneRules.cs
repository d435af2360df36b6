using System.Collections.Immutable;
using NodaTime;
using NodaTime.Extensions;

namespace Trust.Domain.Calendars;

/// <summary>From a local time on, a zone's clocks stand so far from UTC.</summary>
/// <param name="From">On the clock as it stood before the change.</param>
public sealed record ZonePhase(DateTime From, TimeSpan OffsetBefore, TimeSpan Offset, string Name, bool Summer);

/// <summary>A zone's changes of clock over some days, as a calendar file has to tell them to programs that do not know the zone.</summary>
public static class ZoneRules
{
    /// <summary>The phase in which the first day begins, and each later one that begins by the end of the last.</summary>
    public static ImmutableArray<ZonePhase> Over(DateOnly first, DateOnly last, string zone)
    {
        var known = LocalDay.Zone(zone);
        var (from, to) = (known.AtStartOfDay(LocalDate.FromDateOnly(first)).ToInstant(), known.AtStartOfDay(LocalDate.FromDateOnly(last.AddDays(1))).ToInstant());
        return [.. known.GetZoneIntervals(from, to).Select(interval => Phase(known, interval))];
    }

    static ZonePhase Phase(DateTimeZone zone, NodaTime.TimeZones.ZoneInterval interval)
    {
        // A zone that never changed has no first moment; any early one serves.
        var start = interval.HasStart ? interval.Start : Instant.FromUtc(1970, 1, 1, 0, 0);
        var before = interval.HasStart ? zone.GetUtcOffset(start - Duration.Epsilon) : interval.WallOffset;
        return new(start.WithOffset(before).LocalDateTime.ToDateTimeUnspecified(), before.ToTimeSpan(), interval.WallOffset.ToTimeSpan(), interval.Name, interval.Savings != Offset.Zero);
    }
}
