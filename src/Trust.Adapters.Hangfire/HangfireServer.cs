using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trust.App;

namespace Trust.Adapters.Hangfire;

/// <summary>The workers of this process, from start to stop of the app.</summary>
sealed class HangfireServer(IServiceProvider services, string queue, TimeSpan look) : IHostedService
{
    const int AtOnce = 4;

    BackgroundJobServer? server;

    public async Task StartAsync(CancellationToken ct)
    {
        await HangfireTables.Demand(services.GetRequiredService<Database>(), ct);
        server = new(new BackgroundJobServerOptions
        {
            Activator = new FromServices(services),
            Queues = [queue],
            WorkerCount = AtOnce,
            SchedulePollingInterval = look,
            CancellationCheckInterval = look,
        }, services.GetRequiredService<JobStorage>());
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (server is null) return;
        server.SendStop();
        await server.WaitForShutdownAsync(ct);
        server.Dispose();
    }

    sealed class FromServices(IServiceProvider services) : JobActivator
    {
        public override object ActivateJob(Type jobType) => services.GetRequiredService(jobType);
    }
}
