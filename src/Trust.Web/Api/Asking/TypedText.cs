using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trust.Web.Api;

/// <summary>A text that somebody typed: a plain string in the project's language, or <c>{"text", "language"}</c>.</summary>
[JsonConverter(typeof(TypedTextJson))]
public sealed record TypedText(string Text, string? Language);

/// <summary>A text with the language it is written in.</summary>
public sealed record TextIn
{
    public required string Text { get; init; }

    /// <summary>ISO 639-1.</summary>
    [LanguageCode]
    public required string Language { get; init; }
}

sealed class TypedTextJson : JsonConverter<TypedText>
{
    public override TypedText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return new(reader.GetString()!, null); // a string token is never null
        var written = JsonSerializer.Deserialize<TextIn>(ref reader, options) ?? throw new JsonException("a text is expected");
        return new(written.Text, written.Language);
    }

    public override void Write(Utf8JsonWriter writer, TypedText value, JsonSerializerOptions options)
    {
        if (value.Language is not { } language) writer.WriteStringValue(value.Text);
        else JsonSerializer.Serialize(writer, new TextIn { Text = value.Text, Language = language }, options);
    }
}
