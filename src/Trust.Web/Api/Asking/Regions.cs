using System.Collections.Frozen;

namespace Trust.Web.Api;

/// <summary>The parts of a country that keep holidays of their own; elsewhere a site has no region.</summary>
static class Regions
{
    static readonly FrozenDictionary<string, FrozenSet<string>> Of = new Dictionary<string, FrozenSet<string>>
    {
        ["DE"] = Set("BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"),
        ["AT"] = Set("1 2 3 4 5 6 7 8 9"),
        ["CH"] = Set("AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH"),
    }.ToFrozenDictionary();

    public static bool Knows(string country, string region) => Of.TryGetValue(country, out var regions) && regions.Contains(region);

    static FrozenSet<string> Set(string codes) => codes.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
