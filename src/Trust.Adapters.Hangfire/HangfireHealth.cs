using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Trust.Adapters.Hangfire;

/// <summary>Whether workers are there that run what is due; until then the sweep does it.</summary>
sealed class HangfireHealth(JobStorage storage) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.GetMonitoringApi().Servers().Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("No worker of Hangfire has said that it is there."));
}
