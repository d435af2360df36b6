using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>An operation as the OpenAPI document tells it.</summary>
public sealed record Operation(string Method, string Path, JsonNode Said, JsonNode Document)
{
    public string Name => Said["operationId"]!.GetValue<string>();
    public JsonNode? BodySchema => Said["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolve(schema) : null;

    /// <summary>A body that passes: JSON by its schema, or a form where nothing but files is taken.</summary>
    public HttpContent? Content(Guid person) => BodySchema is { } schema ? Client.Raw(new Sample(this, person).Of(schema).ToJsonString())
        : Said["requestBody"] is null ? null
        : new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "minutes.pdf" } };

    public IReadOnlyList<string> Ids => [.. Said["parameters"]?.AsArray().Where(p => p!["in"]!.GetValue<string>() == "path").Select(p => p!["name"]!.GetValue<string>()) ?? []];

    /// <summary>The schema that a reference means, without the null beside it.</summary>
    public JsonNode Resolve(JsonNode schema)
    {
        if (schema is null) throw new InvalidOperationException($"{this}: a schema is missing");
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Resolve(Document["components"]!["schemas"]![reference.Split('/')[^1]]!);
        if (schema["oneOf"]?.AsArray() is { } ways && ways.Where(w => w!["type"]?.ToString() != "null").ToList() is [var one]) return Resolve(one!);
        return schema;
    }

    public override string ToString() => $"{Method} {Path}";
}

public static class ApiDocumentation
{
    public static async Task<IReadOnlyList<Operation>> Operations(this ApiHouse house)
    {
        var document = (await house.Nobody.Get("/openapi/v1.json")).Must(200).Body;
        return [.. from path in document["paths"]!.AsObject()
                   from method in path.Value!.AsObject()
                   select new Operation(method.Key.ToUpperInvariant(), path.Key, method.Value!, document)];
    }
}
