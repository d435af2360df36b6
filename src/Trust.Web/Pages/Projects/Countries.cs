using Trust.App;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>The countries that the forms offer, in the reader's language.</summary>
static class Countries
{
    public static readonly IReadOnlyList<string> Codes = ["DE", "AT", "NL", "NO", "SE", "DK", "FR", "FI", "BE", "CH", "GB", "IE", "ES", "IT", "PL", "PT", "CZ", "LU"];

    public static bool Knows(string? code) => code is not null && Codes.Contains(code);

    /// <summary>A country for which there is no word goes by its code.</summary>
    public static string Name(Trust.App.Texts texts, string code) => $"country.{code.ToLowerInvariant()}" is var key && texts.Knows(key) ? texts.Of(key, []) : code;

    /// <summary>The country in which clocks go as in that zone: a proposal, to be looked at.</summary>
    public static string? OfZone(string zone) => zone.Split('/') is ["Europe", var city] ? city switch
    {
        "Berlin" or "Busingen" => "DE",
        "Vienna" => "AT",
        "Amsterdam" => "NL",
        "Oslo" => "NO",
        "Stockholm" => "SE",
        "Copenhagen" => "DK",
        "Paris" => "FR",
        "Helsinki" => "FI",
        "Brussels" => "BE",
        "Zurich" => "CH",
        "London" => "GB",
        "Dublin" => "IE",
        "Madrid" => "ES",
        "Rome" => "IT",
        "Warsaw" => "PL",
        "Lisbon" => "PT",
        "Prague" => "CZ",
        "Luxembourg" => "LU",
        _ => null,
    } : null;

    public static IReadOnlyList<Choice> Choices(Trust.App.Texts texts) =>
        [new("", "…"), .. Codes.Select(c => new Choice(c, Name(texts, c))).OrderBy(c => c.Label, StringComparer.Create(texts.Culture, true))];

    /// <summary>Those whose holidays Trust knows.</summary>
    public static string WithHolidays(Trust.App.Texts texts) =>
        texts.List(HolidayFile.Embedded().Countries.Select(c => Name(texts, c.Country)).Order(StringComparer.Create(texts.Culture, true)));
}
