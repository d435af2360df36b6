using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Trust.Web.Api;

/// <summary>How many requests a minute the API takes from one person, by whichever token or visit, and from one address while nobody is signed in.
/// One run-away script then slows nobody but itself. Pages and health are not counted; a single process counts for itself.</summary>
static class Pace
{
    const string Setting = "Trust:RequestsAMinute";
    const int Usual = 600;

    public static IServiceCollection AddPace(this IServiceCollection services, IConfiguration configuration)
    {
        var aMinute = configuration.GetValue(Setting, Usual);
        services.AddRateLimiter(o =>
        {
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => !http.Request.IsApi() ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(Who(http), _ => new() { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true }));
            o.OnRejected = (refused, _) => new(ApiProblem.TooOften(refused.HttpContext, refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1)));
        });
        // beside the refusals of the rules: every operation may answer so
        return services.Configure<OpenApiOptions>("v1", o => o.AddOperationTransformer(Describe));
    }

    static string Who(HttpContext http) => http.CallerIfAny() is { } caller ? $"{caller.Organisation}:{caller.Person}" : http.Connection.RemoteIpAddress?.ToString() ?? "";

    static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        (operation.Responses ??= [])[Statuses.Of(ProblemKind.TooMany).ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = "More requests within a minute than are taken from one person or address.",
            Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" } },
            },
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        return Task.CompletedTask;
    }
}
