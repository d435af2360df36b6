using NodaTime;

namespace Trust.Domain.Calendars;

/// <summary>The calendar date of a moment in a time zone, by NodaTime's own zone data.</summary>
public static class LocalDay
{
    public static DateOnly Of(DateTimeOffset at, string zone) => Instant.FromDateTimeOffset(at).InZone(Zone(zone)).Date.ToDateOnly();

    /// <summary>The moment of a local wall time; in a gap the later valid instant, in an overlap the first (architecture.md 15).</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, string zone) =>
        Zone(zone).AtLeniently(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time)).ToInstant().ToDateTimeOffset();

    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    static DateTimeZone Zone(string zone) => DateTimeZoneProviders.Tzdb[zone];
}
