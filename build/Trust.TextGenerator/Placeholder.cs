using System.Text.RegularExpressions;

namespace Trust.TextGenerator;

/// <summary>A slot in a text: <c>{name}</c> or <c>{name:format}</c>.</summary>
sealed record Placeholder(string Name, string Format)
{
    static readonly Regex Slot = new(@"\{([a-z][A-Za-z0-9]*)(?::([a-z]+))?\}", RegexOptions.CultureInvariant);

    public const string Count = "n";

    public static IReadOnlyList<Placeholder> In(string text) =>
        [.. Slot.Matches(text).Cast<Match>().Select(m => new Placeholder(m.Groups[1].Value, m.Groups[2].Success ? m.Groups[2].Value : "string")).Distinct()];

    /// <summary>A brace that belongs to no slot is a slip of the pen: texts have no use for braces.</summary>
    public static bool HasStrayBrace(string text) => Slot.Replace(text, "").IndexOfAny(['{', '}']) >= 0;

    public bool IsCount => this is { Name: Count, Format: "number" };

    /// <summary>The parameter's type, or null when the format is none of ours.</summary>
    public string? Type => Format switch
    {
        "string" => "string",
        "number" => "decimal",
        "date" or "day" => "global::System.DateOnly",
        "moment" => "global::System.DateTimeOffset",
        _ => null,
    };

    /// <summary>The argument as shown in the language.</summary>
    public string Shown => Format switch
    {
        "string" => $"@{Name}",
        "number" => $"Number(@{Name})",
        "date" => $"Date(@{Name})",
        "day" => $"Day(@{Name})",
        "moment" => $"Moment(@{Name})",
        _ => throw new InvalidOperationException(Format),
    };

    public override string ToString() => Format == "string" ? $"{{{Name}}}" : $"{{{Name}:{Format}}}";
}
