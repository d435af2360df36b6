using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>A body that the schema lets pass, made from the schema alone; persons are those of the firm.</summary>
sealed class Sample(Operation operation, Guid person)
{
    public JsonNode Of(JsonNode schema, string name = "")
    {
        var meant = operation.Resolve(schema);
        if (meant["enum"] is JsonArray words) return words[0]!.DeepClone();
        if (meant["oneOf"] is JsonArray ways) return Of(ways[0]!, name);
        return Type(meant) switch
        {
            "object" => Members(meant),
            "array" => new JsonArray(Of(meant["items"]!, name)),
            "integer" or "number" => JsonValue.Create(meant["minimum"] is { } least ? int.Parse(least.ToString()) : 1),
            "boolean" => JsonValue.Create(false),
            _ => JsonValue.Create(Text(meant, name)),
        };
    }

    JsonObject Members(JsonNode schema)
    {
        var members = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
            if (!(name == "bodyId" && schema["properties"]!["group"] is not null) && name is not ("documentId" or "documentIds" or "region")) // one of two; must exist; belongs to its country
                members[name] = Of(member!, name);
        if (members.ContainsKey("lock") && members.ContainsKey("stage")) members.Remove("lock");
        if (members["sites"]?[0] is JsonObject site && members["bodies"]?[0] is JsonObject body) body["sites"] = new JsonArray(site["name"]!.DeepClone());
        return members;
    }

    string Text(JsonNode schema, string name) => (schema["format"]?.ToString(), schema["pattern"]?.ToString(), name) switch
    {
        ("uuid", _, var n) when n.Contains("person", StringComparison.OrdinalIgnoreCase) || n is "ownerId" or "holders" => person.ToString(),
        ("time", _, "until") => "11:30:00",
        ("time", _, _) => "10:00:00",
        ("uuid", _, _) => "019a0000-0000-7000-8000-000000000000",
        (_, { } pattern, _) when pattern.StartsWith("^(199", StringComparison.Ordinal) => "2026-11-02",
        (_, "^[0-9a-f]{64}$", _) => new string('a', 64),
        (_, "^[A-Z]{2}$", _) => "DE", // where the firm's site is
        (_, "^[a-z]{2}$", _) => "nb",
        (_, { } pattern, _) when pattern.Contains('/') => "security/dpia",
        (_, { } pattern, _) when pattern.Contains('|') => "management",
        (_, _, "timeZone") => "Europe/Oslo",
        (_, _, "email") => $"person.{Guid.NewGuid():N}@firm.example",
        (_, _, "workflow") => "rollout",
        _ => "Words",
    };

    public static string Type(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(t => t!.GetValue<string>()).First(t => t != "null"),
        { } one => one.GetValue<string>(),
        null => "",
    };
}
