using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Trust.Web.Api;

/// <summary>What all operations have in common: their headers, the statuses by which they may refuse, forms with files.</summary>
static class ApiOperations
{
    public static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var (method, path) = (context.Description.HttpMethod ?? "", "/" + context.Description.RelativePath?.TrimEnd('/'));
        var writes = method is not "GET";
        var ofProject = path.Contains("/projects/{project", StringComparison.Ordinal) || path.Contains("/objections/{objection", StringComparison.Ordinal);
        operation.Parameters ??= [];
        if (method is "POST") operation.Parameters.Add(Header("Idempotency-Key", "The same key and body give the first outcome again; another body is refused.", maxLength: 200));
        if (writes && ofProject) operation.Parameters.Add(Header("If-Match", "The version that the caller edits, as its ETag; another one is stale.", maxLength: 64));

        foreach (var asked in context.Description.ParameterDescriptions)
            if (asked.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo.ParameterType: var type } && (Nullable.GetUnderlyingType(type) ?? type).IsAssignableTo(typeof(IQueryValue)))
                operation.Parameters.OfType<OpenApiParameter>().First(p => p.Name == asked.Name).Schema = ApiSchemas.Of(type);

        if (context.Document is { } document && document.Components?.Schemas?.ContainsKey(nameof(Problem)) is not true)
            document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, ct));
        operation.Responses ??= [];
        foreach (var file in operation.Responses.Values.SelectMany(r => r.Content?.Values ?? []).Where(c => c.Schema is null))
            file.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        if (ofProject || path.EndsWith("/projects", StringComparison.Ordinal) && writes)
            foreach (var (_, answer) in operation.Responses.Where(r => r.Key.StartsWith('2'))) Header(answer, "ETag", "The project's version.");
        if (operation.Responses.TryGetValue("201", out var made)) Header(made, "Location", "Where it is found.");
        foreach (var kind in Refusals(method, operation.RequestBody is not null, path)) operation.Responses[Statuses.Of(kind).ToString()] = Refusal(kind, context.Document);
        if (operation.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) is true) form.Schema = Form(path);
    }

    static IEnumerable<ProblemKind> Refusals(string method, bool hasBody, string path)
    {
        yield return ProblemKind.SignedOut;
        if (method is not "GET") foreach (var kind in (ProblemKind[])[ProblemKind.Malformed, ProblemKind.NotAllowed, ProblemKind.Rule]) yield return kind;
        if (method is not "GET" || path.Contains('{')) yield return ProblemKind.Missing;
        if (method is not "GET") yield return ProblemKind.Stale;
        if (hasBody) foreach (var kind in (ProblemKind[])[ProblemKind.TooLarge, ProblemKind.Unsupported]) yield return kind;
        yield return ProblemKind.Invalid;
        yield return ProblemKind.Failed;
    }

    static OpenApiResponse Refusal(ProblemKind kind, OpenApiDocument? document) => new()
    {
        Description = kind switch
        {
            ProblemKind.Malformed => "The body is not JSON, or the header cannot be read.",
            ProblemKind.SignedOut => "Nobody is signed in.",
            ProblemKind.NotAllowed => "The caller holds no role or seat that may do it.",
            ProblemKind.Missing => "It is not there, or the caller may not know that it is.",
            ProblemKind.Rule => "A rule stands against it; blockers say which, and whose turn it is.",
            ProblemKind.Stale => "The caller saw an older version.",
            ProblemKind.TooLarge => "The body is larger than what is taken here.",
            ProblemKind.Unsupported => "The body is of a kind that is not read here.",
            ProblemKind.Invalid => "Values are missing or not accepted; errors name the members.",
            _ => "Trust failed; nothing was changed.",
        },
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
        },
    };

    static void Header(IOpenApiResponse answer, string name, string says)
    {
        if (answer is not OpenApiResponse response) return;
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers[name] = new OpenApiHeader { Description = says, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    static OpenApiParameter Header(string name, string says, int maxLength) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
    };

    static OpenApiSchema Form(string path)
    {
        var files = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, MaxItems = path.EndsWith("/files", StringComparison.Ordinal) ? 1 : 50 };
        var form = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false, Properties = new Dictionary<string, IOpenApiSchema> { ["files"] = files } };
        if (path.EndsWith("/files", StringComparison.Ordinal)) return form;
        foreach (var (name, says) in new[] { ("text", "The text."), ("link", "Where it lies."), ("numbers", "Figures, as a JSON object."), ("audience", "Who may read it, as a JSON object.") })
            form.Properties[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = says };
        return form;
    }
}
