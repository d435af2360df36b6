using Microsoft.Extensions.Hosting;
using Quartz;

namespace Trust.Adapters.Quartz;

/// <summary>A scheduler for as long as a story is told; it leaves nothing in its tables that would wake anybody.</summary>
sealed class StoryNode(ISchedulerFactory factory) : IHostedService
{
    public async Task StartAsync(CancellationToken ct) => await (await factory.GetScheduler(ct)).Start(ct);

    public async Task StopAsync(CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        await scheduler.Clear(ct);
        await scheduler.Shutdown(true, ct);
    }
}
