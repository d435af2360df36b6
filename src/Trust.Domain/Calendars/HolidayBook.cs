using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Trust.Domain.Calendars;

/// <summary>What a country's list says; the file behind it carries the sources.</summary>
/// <param name="Regions">The codes that a site there may have.</param>
/// <param name="RegionNeeded">True where every place lies in a region with days of its own, so that a site without one is known by half.</param>
/// <param name="NationalOnly">Regions whose own days are not known.</param>
/// <param name="LastDay">The source for moving the last day of a period off a day of rest.</param>
public sealed record CountryDays(
    string Country,
    ImmutableArray<string> Regions,
    bool RegionNeeded,
    ImmutableArray<string> NationalOnly,
    FrozenSet<DayOfWeek> Weekend,
    LastDayRule LastDay,
    ImmutableArray<HolidayRule> Rules);

/// <param name="Certainty">How sure the source is; <c>product-default</c> is no law.</param>
public sealed record LastDayRule(string Basis, string Certainty);

/// <summary>The holidays of the countries that Trust knows, one calendar for each place.</summary>
public sealed class HolidayBook(ImmutableArray<CountryDays> countries, FrozenDictionary<string, Translated> names)
{
    readonly FrozenDictionary<string, CountryDays> byCode = countries.ToFrozenDictionary(c => c.Country, StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string, string?), WorkCalendar> places = [];

    public ImmutableArray<CountryDays> Countries => countries;

    public CountryDays? Find(string country) => byCode.GetValueOrDefault(country);

    /// <summary>What a holiday is called, by its key.</summary>
    public Translated Name(string day) => names[day];

    /// <summary>The calendar of a place; an unknown country has its weekends, and <see cref="WorkCalendar.Coverage"/> says so.</summary>
    public WorkCalendar Of(string country, string? region) => places.GetOrAdd((country, region), Make);

    WorkCalendar Make((string Country, string? Region) place)
    {
        if (Find(place.Country) is not { } known) return WorkCalendar.WeekendsOnly;
        var whole = place.Region is { } region ? known.Regions.Contains(region) && !known.NationalOnly.Contains(region) : !known.RegionNeeded;
        return new(whole ? Coverage.Full : Coverage.NationalOnly, known.Weekend, [.. known.Rules.Where(r => r.HoldsIn(place.Region))], OwnDays.None);
    }
}
