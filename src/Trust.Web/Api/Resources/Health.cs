using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Trust.Web.Api;

/// <summary>For whoever watches the process: does it live, and can it serve.</summary>
static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    static async Task<IResult> Ready(NpgsqlDataSource app, HealthCheckService parts, CancellationToken ct)
    {
        try
        {
            await using var ask = app.CreateCommand("select 1");
            await ask.ExecuteScalarAsync(ct);
            // a scheduler that waits for the start to end is degraded, and the sweep does its work meanwhile
            return await parts.CheckHealthAsync(ct) is { Status: HealthStatus.Unhealthy } report
                ? TypedResults.Text($"out of order: {string.Join(", ", report.Entries.Where(e => e.Value.Status is HealthStatus.Unhealthy).Select(e => e.Key))}", statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Text("ready");
        }
        catch (NpgsqlException)
        {
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
