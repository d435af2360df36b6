using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;

namespace Trust.Web.Api;

/// <summary>What a member of a request must be beyond its type. Stands on the member, so that the check and the OpenAPI document say the same.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class LimitAttribute : ValidationAttribute
{
    /// <summary>Null when the value may pass; on a list, each of its elements is asked.</summary>
    public abstract Wrong? Wrong(object value);

    public sealed override bool IsValid(object? value) => value is null || Wrong(value) is null;
}

/// <summary>Why a value is refused: a code, which is its text's key, and the facts that the text needs.</summary>
public sealed record Wrong(string Code, params IReadOnlyList<Fact> Facts);

/// <summary>At most so many characters; without the mark a text may have 300.</summary>
public sealed class LongAttribute(int most) : LimitAttribute
{
    public const int Line = 300;
    public const int Free = 20_000;

    public int Most => most;

    public override Wrong? Wrong(object value) => null; // texts are measured where they are read
}

/// <summary>At most so many elements; without the mark a list may have 200.</summary>
public sealed class ManyAttribute(int most) : LimitAttribute
{
    public const int Default = 200;

    public int Most => most;

    public override Wrong? Wrong(object value) => null; // lists are counted where they are read
}

/// <summary>A text that may not be blank.</summary>
public sealed class SaidAttribute : LimitAttribute
{
    public override Wrong? Wrong(object value) =>
        string.IsNullOrWhiteSpace(value is TypedText typed ? typed.Text : value as string) ? new("request.member-missing") : null;
}

/// <summary>A day within the years that a roll-out can touch.</summary>
public sealed class DayAttribute : LimitAttribute
{
    public const string Pattern = "^(199[0-9]|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$";

    public override Wrong? Wrong(object value) => value is DateOnly { Year: < 1990 or > 2100 } ? new("request.year-range") : null;
}

/// <summary>A time zone of the IANA database, such as Europe/Oslo.</summary>
public sealed class ZoneAttribute : LimitAttribute
{
    public override Wrong? Wrong(object value) => value is string zone && LocalDay.Knows(zone) ? null : new("project.zone-unknown");
}

/// <summary>A country by ISO 3166-1, two capital letters.</summary>
public sealed class CountryAttribute : LimitAttribute
{
    static readonly HashSet<string> Known = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name).TwoLetterISORegionName).Where(c => c.Length == 2 && c.All(char.IsAsciiLetterUpper))];

    public override Wrong? Wrong(object value) => value is string country && Known.Contains(country) ? null : new("request.country-unknown");
}

/// <summary>A language by ISO 639-1, two small letters.</summary>
public sealed class LanguageCodeAttribute : LimitAttribute
{
    static readonly HashSet<string> Known = [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(c => c.TwoLetterISOLanguageName).Where(c => c.Length == 2)];

    public override Wrong? Wrong(object value) => value is string language && Known.Contains(language) ? null : new("request.language-unknown");
}

/// <summary>A language that Trust itself speaks.</summary>
public sealed class OwnLanguageAttribute : LimitAttribute
{
    public override Wrong? Wrong(object value) => value is string language && Texts.Languages.Contains(language) ? null : new("person.language-unknown");
}
