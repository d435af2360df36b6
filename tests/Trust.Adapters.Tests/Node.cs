using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trust.App;

namespace Trust.Adapters.Tests;

/// <summary>A run of a job: what was run, where, and when.</summary>
public sealed record Ran(string What, string Node, DateTimeOffset At);

/// <summary>What the jobs of all nodes of a test have done, in order.</summary>
public sealed class Runs
{
    readonly ConcurrentQueue<Ran> all = new();
    readonly SemaphoreSlim more = new(0);

    public IReadOnlyList<Ran> Of(string what) => [.. all.Where(r => r.What == what)];

    public void Add(Ran ran)
    {
        all.Enqueue(ran);
        more.Release();
    }

    /// <summary>Waits until it has happened, and fails when it does not.</summary>
    public async Task<Ran> First(string what, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            if (all.FirstOrDefault(r => r.What == what) is { } ran) return ran;
            await more.WaitAsync(patience.Token);
        }
    }
}

/// <summary>A process of the product without its doors and without its sweep: what runs here, the scheduler has woken.</summary>
public sealed class Node : IAsyncDisposable
{
    /// <summary>A job that notes its run, and one that fails.</summary>
    public const string Notes = "notes";
    public const string Fails = "fails";
    public const string Daily = "each-day";

    readonly IHost host;

    Node(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;
    public IJobScheduler Scheduler => Services.GetRequiredService<IJobScheduler>();
    public JobRunner Runner => Services.GetRequiredService<JobRunner>();

    /// <param name="begun">What a job waits for after it has noted its run.</param>
    public static async Task<Node> Start(string name, string app, Runs runs, Action<IServiceCollection> adapter, Func<string, Task>? begun = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.Services.AddTrust(app);
        builder.Services.AddSingleton(new Job(Notes, (key, _) => Note(key.Key)));
        builder.Services.AddSingleton(new Job(Fails, async (key, _) =>
        {
            await Note(key.Key);
            throw new InvalidDataException("as told");
        }));
        builder.Services.AddSingleton(EachDay(new(0, 0)) with { Run = _ => Note(Daily) });
        adapter(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<App.Daily>().ExecuteTask!; // it was started; ends once the scheduler was told
        return new(host);

        Task Note(string what)
        {
            runs.Add(new(what, name, DateTimeOffset.UtcNow));
            return begun?.Invoke(what) ?? Task.CompletedTask;
        }
    }

    /// <summary>The daily job at another time of day, or in another zone.</summary>
    public static DailyJob EachDay(TimeOnly at, string zone = "UTC") => new(Daily, at, zone, _ => Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
