using System.Globalization;
using System.Text.Json;

namespace Trust.App.Rulebooks;

/// <summary>JSON types and values in plain English, for faults.</summary>
static class JsonWords
{
    public static bool Fits(JsonTree type, JsonTree value) => type.Kind is JsonValueKind.Array
        ? type.Items.Any(t => Fits(t, value))
        : type.Text switch
        {
            "boolean" => value.Kind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.Kind is JsonValueKind.Number && decimal.IsInteger(value.Number),
            var word => value.Kind == KindOf(word),
        };

    public static string Asked(JsonTree type) => type.Kind is JsonValueKind.Array
        ? string.Join(" or ", type.Items.Select(Asked))
        : type.Text == "integer" ? "a whole number" : Name(KindOf(type.Text));

    public static string Of(JsonTree value) => value.Kind is JsonValueKind.Number ? Shown(value) : Name(value.Kind);

    /// <summary>A single value as the file writes it, cut where it is long; an object or list by its type.</summary>
    public static string Shown(JsonTree value) => value.Kind switch
    {
        JsonValueKind.String => value.Text.Length <= 60 ? $"'{value.Text}'" : $"'{value.Text[..57]}…'",
        JsonValueKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Of(value),
    };

    static JsonValueKind KindOf(string type) => type switch
    {
        "object" => JsonValueKind.Object,
        "array" => JsonValueKind.Array,
        "string" => JsonValueKind.String,
        "number" or "integer" => JsonValueKind.Number,
        "boolean" => JsonValueKind.True,
        "null" => JsonValueKind.Null,
        _ => throw new InvalidDataException($"'{type}' is no JSON type."),
    };

    static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object { … }",
        JsonValueKind.Array => "a list [ … ]",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
