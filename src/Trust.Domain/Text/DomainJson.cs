using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Trust.Domain.Text;

/// <summary>How the domain is written as JSON: camelCase, words in kebab-case, ids as text, unknown members refused.</summary>
public static class DomainJson
{
    public static readonly JsonSerializerOptions Options = Make();

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new UuidConverters(), new WordConverters(), new PartyIdConverter(), new DigestConverter(), new EvidenceRefConverter(), new ActorConverter(), new ByNameConverters() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    sealed class UuidConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type type) =>
            type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUuid<>));

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(UuidConverter<>).MakeGenericType(type))!;
    }

    sealed class UuidConverter<T> : JsonConverter<T> where T : struct, IUuid<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => T.From(reader.GetGuid());
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => T.From(Guid.ParseExact(reader.GetString()!, "D"));
        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value.ToString("D"));
    }

    sealed class WordConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsEnum;

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!;
    }

    sealed class WordConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        static T Parse(string? text) => Kebab.TryParse<T>(text, out var value)
            ? value
            : throw new JsonException($"'{text}' is none of {string.Join(", ", Kebab.Words<T>())}");

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"one of {string.Join(", ", Kebab.Words<T>())} is expected");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Kebab.Of(value));
        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString());
        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Kebab.Of(value));
    }

    /// <summary>A value that is one text.</summary>
    abstract class TextConverter<T> : JsonConverter<T>
    {
        protected abstract T Parse(string text);

        T ParseOrSay(string? text)
        {
            try { return Parse(text ?? ""); }
            catch (FormatException wrong) { throw new JsonException(wrong.Message, wrong); }
        }

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String ? ParseOrSay(reader.GetString()) : throw new JsonException("a text is expected");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => ParseOrSay(reader.GetString());
        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value!.ToString()!);
    }

    sealed class PartyIdConverter : TextConverter<PartyId>
    {
        protected override PartyId Parse(string text) =>
            new PartyId(text) is { IsKnownForm: true } party ? party : throw new FormatException($"'{text}' is neither a group nor a body");
    }

    sealed class DigestConverter : TextConverter<Digest>
    {
        static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

        protected override Digest Parse(string text) =>
            text.Length == 64 && !text.AsSpan().ContainsAnyExcept(Hex) ? new(text) : throw new FormatException("64 lower-case hex digits are expected");
    }

    sealed class EvidenceRefConverter : TextConverter<EvidenceRef>
    {
        protected override EvidenceRef Parse(string text) => text.Split('/') is [var stage, var item]
            ? new(Kebab.Parse<Stage>(stage), item)
            : throw new FormatException($"'{text}' is no stage/item");
    }

    sealed class ActorConverter : TextConverter<Actor>
    {
        protected override Actor Parse(string text) => Actor.Parse(text);
    }

    /// <summary>What is sorted by name is sorted alike in every language; by default the reader's own would decide.</summary>
    sealed class ByNameConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) && type.GetGenericArguments()[0] == typeof(string);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ByNameConverter<>).MakeGenericType(type.GetGenericArguments()[1]))!;
    }

    sealed class ByNameConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
    {
        public override ImmutableSortedDictionary<string, T>? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options)?.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IReadOnlyDictionary<string, T>>(writer, value, options);
    }
}
