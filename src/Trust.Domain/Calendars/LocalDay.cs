using NodaTime;
using NodaTime.TimeZones;

namespace Trust.Domain.Calendars;

/// <summary>The calendar date of a moment in a time zone, and the moment of a wall time there, by NodaTime's own zone data.</summary>
public static class LocalDay
{
    public static DateOnly Of(DateTimeOffset at, string zone) => Instant.FromDateTimeOffset(at).InZone(Zone(zone)).Date.ToDateOnly();

    /// <summary>The moment as the zone's clocks show it.</summary>
    public static DateTimeOffset In(DateTimeOffset at, string zone) => Instant.FromDateTimeOffset(at).InZone(Zone(zone)).ToDateTimeOffset();

    /// <summary>The moment of a local wall time; in a gap the later valid instant, in an overlap the first (architecture.md 15).</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, string zone) => Find(day, time, zone) switch
    {
        WallTime.Found found => found.At,
        _ => throw new DateTimeZoneNotFoundException($"'{zone}' is no time zone."),
    };

    /// <summary>As <see cref="At"/>, for a zone that nobody has checked yet, and saying whether the clocks were changed just then.</summary>
    public static WallTime Find(DateOnly day, TimeOnly time, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known) return new WallTime.UnknownZone(zone);
        var mapped = known.MapLocal(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time));
        var at = Resolvers.LenientResolver(mapped);
        return new WallTime.Found(at.ToInstant().ToDateTimeOffset(), mapped.Count switch { 0 => ClockChange.Skipped, 1 => ClockChange.None, _ => ClockChange.Repeated });
    }

    /// <summary>The zones by which places go, by name; what else is known is an older word for one of them.</summary>
    public static IReadOnlyList<string> Zones { get; } = [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(l => l.ZoneId).Distinct().Order(StringComparer.Ordinal)]; // the shipped data has places

    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    internal static DateTimeZone Zone(string zone) => DateTimeZoneProviders.Tzdb[zone];
}

/// <summary>What the clocks did with a wall time: it was there once, not at all, or twice.</summary>
public enum ClockChange { None, Skipped, Repeated }

/// <summary>The moment of a wall time in a zone.</summary>
public abstract record WallTime
{
    /// <param name="At">In UTC.</param>
    public sealed record Found(DateTimeOffset At, ClockChange Change) : WallTime;

    public sealed record UnknownZone(string Zone) : WallTime;
}
