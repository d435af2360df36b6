using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>Says of each type and member what <see cref="RequestReader"/> asks of it: words, forms, lengths and ranges.</summary>
static class ApiSchemas
{
    const string PartyPattern = "^([a-z]+(-[a-z]+)*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$";

    /// <summary>Values that are one text stand where they are used, since their limits differ from place to place.</summary>
    public static bool IsInline(JsonTypeInfo json) => ValuesOf(json.Type) is not null || IsInline(json.Type);

    /// <summary>What a dictionary holds by its names.</summary>
    static Type? ValuesOf(Type type) => type.GetInterfaces().Prepend(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))?.GetGenericArguments()[1];

    static bool IsInline(Type type) => Nullable.GetUnderlyingType(type) is { } within ? IsInline(within)
        : type == typeof(TypedText) || type == typeof(PartyId) || type == typeof(Digest) || type == typeof(EvidenceRef) || IsId(type);

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var (json, member) = (context.JsonTypeInfo, context.JsonPropertyInfo);
        var type = Nullable.GetUnderlyingType(json.Type) ?? json.Type;
        Value(schema, type, type != json.Type || schema.Type?.HasFlag(JsonSchemaType.Null) is true || type == typeof(TypedText) && member?.IsSetNullable is true);
        if (json.Kind is JsonTypeInfoKind.Object) schema.AdditionalPropertiesAllowed = false;
        // a record of the domain is only ever answered, and then with all its members
        if (json.Kind is JsonTypeInfoKind.Object && type.Namespace == typeof(Rulebook).Namespace) schema.Required = new HashSet<string>(schema.Properties?.Keys ?? []);
        // the framework leaves a gap where a value has a writer of its own
        if (json.Kind is JsonTypeInfoKind.Enumerable) schema.Items ??= Of(json.ElementType!); // an enumerable has elements
        if (ValuesOf(type) is { } values)
        {
            schema.Type ??= JsonSchemaType.Object;
            schema.AdditionalProperties ??= Of(values);
        }
        if (member is { AttributeProvider: { } limits } && IsAsked(member)) Limits(schema, type, limits);
        return Task.CompletedTask;
    }

    /// <summary>The schema of a value that is one text, number or word.</summary>
    public static OpenApiSchema Of(Type type)
    {
        var schema = new OpenApiSchema();
        Value(schema, Nullable.GetUnderlyingType(type) ?? type, false);
        if (type == typeof(JsonElement)) (schema.Type, schema.AdditionalProperties) = (JsonSchemaType.Object, new OpenApiSchema()); // whatever a row holds
        if (schema.Type is null && schema.OneOf is null)
            schema.Type = type == typeof(string) ? JsonSchemaType.String : type == typeof(bool) ? JsonSchemaType.Boolean : type == typeof(decimal) ? JsonSchemaType.Number : JsonSchemaType.Object;
        return schema;
    }

    /// <summary>Limits hold for what is asked; answers are records made by their constructor, and have none.</summary>
    static bool IsAsked(JsonPropertyInfo member) => member.AssociatedParameter is null && member.DeclaringType.Namespace == typeof(ApiSchemas).Namespace && member.DeclaringType != typeof(Problem);

    static void Value(OpenApiSchema schema, Type type, bool nullable)
    {
        if (type == typeof(TypedText)) TypedOrPlain(schema);
        else if (type.IsEnum) Words(schema, type);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Word<>)) Words(schema, type.GetGenericArguments()[0]);
        else if (IsId(type) || type == typeof(Id)) Form(schema, format: "uuid");
        else if (type == typeof(PartyId) || type == typeof(Party)) Form(schema, pattern: PartyPattern);
        else if (type == typeof(Digest)) Form(schema, pattern: "^[0-9a-f]{64}$");
        else if (type == typeof(Hash)) Form(schema, pattern: "^[0-9a-fA-F]{64}$");
        else if (type == typeof(EvidenceRef)) Form(schema, pattern: "^[a-z]+/[a-z0-9-]+$");
        else if (type == typeof(Cursor)) Form(schema, pattern: "^[A-Za-z0-9_-]{1,24}$");
        else if (type == typeof(Sought)) (schema.Type, schema.MaxLength) = (JsonSchemaType.String, LongAttribute.Line);
        else if (type == typeof(Limit)) (schema.Type, schema.Minimum, schema.Maximum, schema.Default) = (JsonSchemaType.Integer, "1", "200", 50);
        else if (type == typeof(Whole)) (schema.Type, schema.Minimum) = (JsonSchemaType.Integer, "1");
        else return;
        if (type.IsEnum) return; // one component for all its uses; whoever may leave it out says so beside the reference
        if (nullable && schema.Type is { } own) schema.Type = own | JsonSchemaType.Null;
        if (nullable && schema.OneOf is { } ways) ways.Add(new OpenApiSchema { Type = JsonSchemaType.Null });
    }

    static void Limits(OpenApiSchema schema, Type type, ICustomAttributeProvider limits)
    {
        var many = Find<ManyAttribute>(limits)?.Most ?? ManyAttribute.Default;
        var most = Find<LongAttribute>(limits)?.Most ?? LongAttribute.Line;
        var least = Find<SaidAttribute>(limits) is null ? (int?)null : 1;
        if (schema.Type?.HasFlag(JsonSchemaType.Array) is true) schema.MaxItems = many;
        foreach (var text in Texts(schema, type)) (text.MaxLength, text.MinLength) = (most, least);
        if (Find<DayAttribute>(limits) is not null && (schema.Items as OpenApiSchema ?? schema) is var day) (day.Pattern, day.Description) = (DayAttribute.Pattern, "A day from 1990 to 2100.");
        if (Find<ZoneAttribute>(limits) is not null) schema.Description = "A time zone of the IANA database, such as Europe/Oslo.";
        if (Find<CountryAttribute>(limits) is not null) (schema.Pattern, schema.Description) = ("^[A-Z]{2}$", "ISO 3166-1.");
        if (Find<OwnLanguageAttribute>(limits) is not null) schema.Enum = [.. Trust.App.Texts.Languages.Select(l => JsonValue.Create(l)), .. schema.Type?.HasFlag(JsonSchemaType.Null) is true ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
        if (Find<LanguageCodeAttribute>(limits) is not null)
            foreach (var text in Texts(schema, type)) (text.Pattern, text.Description) = ("^[a-z]{2}$", "ISO 639-1.");
        if (Find<RangeAttribute>(limits) is { } range) (schema.Minimum, schema.Maximum) = (range.Minimum.ToString(), range.Maximum.ToString());
    }

    /// <summary>The texts within a member: itself, its elements, or the ways to write it.</summary>
    static IEnumerable<OpenApiSchema> Texts(OpenApiSchema schema, Type type) =>
        type == typeof(TypedText) && schema.OneOf is { } ways
            ? [.. ways.OfType<OpenApiSchema>().Where(IsText), .. ways.OfType<OpenApiSchema>().SelectMany(w => w.Properties ?? new Dictionary<string, IOpenApiSchema>()).Where(p => p.Key == "text").Select(p => p.Value).OfType<OpenApiSchema>()]
            : type == typeof(string) ? [schema]
            : schema.Items is OpenApiSchema items && IsText(items) && items.Format is null && items.Pattern is null ? [items] : [];

    static bool IsText(OpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.String) is true;

    static void TypedOrPlain(OpenApiSchema schema)
    {
        schema.Type = null;
        schema.Description = "A plain string in the project's language, or a text with its language.";
        schema.OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "text", "language" },
                AdditionalPropertiesAllowed = false,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["text"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["language"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z]{2}$" },
                },
            },
        ];
    }

    static void Words(OpenApiSchema schema, Type words) =>
        (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetNames(words).Select(w => JsonValue.Create(Kebab.Of(w)))]);

    static void Form(OpenApiSchema schema, string? format = null, string? pattern = null) =>
        (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.String, format, pattern);

    static bool IsId(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUuid<>));

    static T? Find<T>(ICustomAttributeProvider limits) where T : Attribute => limits.GetCustomAttributes(typeof(T), true).Cast<T>().FirstOrDefault();
}
