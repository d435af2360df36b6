using Trust.App;

namespace Trust.Web.Api;

/// <summary>The parts of a country that keep holidays of their own; elsewhere a site has no region.</summary>
static class Regions
{
    public static bool Knows(string country, string region) => HolidayFile.Embedded().Find(country)?.Regions.Contains(region) is true;
}
