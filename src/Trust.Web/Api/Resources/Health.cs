using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Trust.App;

namespace Trust.Web.Api;

/// <summary>For whoever watches the process: does it live, and can it serve.</summary>
static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
        app.Services.GetRequiredService<Metrics>(); // counts from the start on
        app.MapGet("/metrics", Metrics.Show).AllowAnonymous().ExcludeFromDescription();
    }

    static async Task<IResult> Ready(LateMails mails, Replay replay, HealthCheckService parts, CancellationToken ct)
    {
        try
        {
            var late = await mails.Count(ct); // asks the database too
            if ((await replay.Missing(ct)).Count > 0) // a newer Trust, or an older one, has started beside this one
                return TypedResults.Text("the read tables are another Trust's", statusCode: StatusCodes.Status503ServiceUnavailable);
            // a scheduler that waits for the start to end is degraded, and the sweep does its work meanwhile
            return await parts.CheckHealthAsync(ct) is { Status: HealthStatus.Unhealthy } report
                ? TypedResults.Text($"out of order: {string.Join(", ", report.Entries.Where(e => e.Value.Status is HealthStatus.Unhealthy).Select(e => e.Key))}", statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Text(late == 0 ? "ready" : $"ready, but {late} mails are late");
        }
        catch (NpgsqlException)
        {
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
