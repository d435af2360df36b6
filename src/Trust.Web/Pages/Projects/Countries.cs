using System.Globalization;
using Trust.App;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>The countries that the forms offer, each by its own name.</summary>
static class Countries
{
    public static readonly IReadOnlyList<string> Codes = ["DE", "AT", "NL", "NO", "SE", "DK", "FR", "FI", "BE", "CH", "GB", "IE", "ES", "IT", "PL", "PT", "CZ", "LU"];

    public static bool Knows(string? code) => code is not null && Codes.Contains(code);

    public static IReadOnlyList<Choice> Choices(Trust.App.Texts texts) =>
        [new("", "…"), .. Codes.Select(c => new Choice(c, NameOf(c))).OrderBy(c => c.Label, StringComparer.Create(texts.Culture, true))];

    /// <summary>Those whose holidays Trust knows.</summary>
    public static string WithHolidays(Trust.App.Texts texts) =>
        texts.List(HolidayFile.Embedded().Countries.Select(c => NameOf(c.Country)).Order(StringComparer.Create(texts.Culture, true)));

    public static string NameOf(string country) => new RegionInfo(country).NativeName;
}
