using System.Collections.Frozen;
using Trust.App;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>The regions whose holidays differ from those of their country, each by its own name. In a form one goes by both codes: <c>DE-BY</c>.</summary>
static class Regions
{
    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["AT-1"] = "Burgenland",
        ["AT-2"] = "Kärnten",
        ["AT-3"] = "Niederösterreich",
        ["AT-4"] = "Oberösterreich",
        ["AT-5"] = "Salzburg",
        ["AT-6"] = "Steiermark",
        ["AT-7"] = "Tirol",
        ["AT-8"] = "Vorarlberg",
        ["AT-9"] = "Wien",
        ["CH-AG"] = "Aargau",
        ["CH-AI"] = "Appenzell Innerrhoden",
        ["CH-AR"] = "Appenzell Ausserrhoden",
        ["CH-BE"] = "Bern / Berne",
        ["CH-BL"] = "Basel-Landschaft",
        ["CH-BS"] = "Basel-Stadt",
        ["CH-FR"] = "Fribourg / Freiburg",
        ["CH-GE"] = "Genève",
        ["CH-GL"] = "Glarus",
        ["CH-GR"] = "Graubünden / Grigioni / Grischun",
        ["CH-JU"] = "Jura",
        ["CH-LU"] = "Luzern",
        ["CH-NE"] = "Neuchâtel",
        ["CH-NW"] = "Nidwalden",
        ["CH-OW"] = "Obwalden",
        ["CH-SG"] = "St. Gallen",
        ["CH-SH"] = "Schaffhausen",
        ["CH-SO"] = "Solothurn",
        ["CH-SZ"] = "Schwyz",
        ["CH-TG"] = "Thurgau",
        ["CH-TI"] = "Ticino",
        ["CH-UR"] = "Uri",
        ["CH-VD"] = "Vaud",
        ["CH-VS"] = "Valais / Wallis",
        ["CH-ZG"] = "Zug",
        ["CH-ZH"] = "Zürich",
        ["DE-BB"] = "Brandenburg",
        ["DE-BE"] = "Berlin",
        ["DE-BW"] = "Baden-Württemberg",
        ["DE-BY"] = "Bayern",
        ["DE-HB"] = "Bremen",
        ["DE-HE"] = "Hessen",
        ["DE-HH"] = "Hamburg",
        ["DE-MV"] = "Mecklenburg-Vorpommern",
        ["DE-NI"] = "Niedersachsen",
        ["DE-NW"] = "Nordrhein-Westfalen",
        ["DE-RP"] = "Rheinland-Pfalz",
        ["DE-SH"] = "Schleswig-Holstein",
        ["DE-SL"] = "Saarland",
        ["DE-SN"] = "Sachsen",
        ["DE-ST"] = "Sachsen-Anhalt",
        ["DE-TH"] = "Thüringen",
        ["FR-57"] = "Moselle",
        ["FR-6AE"] = "Alsace",
    }.ToFrozenDictionary();

    /// <summary>Every region of the calendars, its country before it.</summary>
    public static IReadOnlyList<Choice> Choices(Trust.App.Texts texts) =>
    [
        new("", texts.FormNone),
        .. HolidayFile.Embedded().Countries.SelectMany(c => c.Regions.Select(r => new Choice($"{c.Country}-{r}", $"{Countries.Name(texts, c.Country)}: {Names[$"{c.Country}-{r}"]}")))
            .OrderBy(c => c.Label, StringComparer.Create(texts.Culture, true)),
    ];

    /// <summary>True for none, and for one that lies in that country.</summary>
    public static bool Fits(string? chosen, string? country) => string.IsNullOrEmpty(chosen) || country is not null && Of(chosen, country) is not null;

    /// <summary>The code that a site carries; null when none was chosen, or one of another country.</summary>
    public static string? Of(string? chosen, string country) =>
        chosen?.StartsWith(country + "-", StringComparison.Ordinal) is true && chosen[(country.Length + 1)..] is var region && HolidayFile.Embedded().Find(country)?.Regions.Contains(region) is true ? region : null;
}
