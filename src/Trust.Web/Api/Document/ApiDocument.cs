using Microsoft.OpenApi;
using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>The OpenAPI document, made from the same types and marks by which requests are checked.</summary>
static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.CreateSchemaReferenceId = type => ApiSchemas.IsInline(type) ? null : Microsoft.AspNetCore.OpenApi.OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        o.AddSchemaTransformer(ApiSchemas.Describe);
        o.AddOperationTransformer(ApiOperations.Describe);
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Trust", Version = "v1", Description = "Takes HR-AI projects through five gates with the people they affect. Refusals are problem+json with a stable code." };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal access token." },
                ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "trust.sign-in", Description = "The sign-in of the pages; writes then need their antiforgery token." },
            };
            document.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("token", document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("session", document)] = [] },
            ];
            return Task.CompletedTask;
        });
    });
}
