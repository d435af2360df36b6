using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trust.App;
using Trust.Domain;

namespace Trust.Bench;

/// <summary>How many wake-ups a second a scheduler fires: each is told, fired, looked up and taken away, which are two statements of ours.</summary>
sealed class Wakings(Ground ground, OrganisationId organisation)
{
    const string Job = "bench";

    const string Write = """
        insert into wakeups (organisation_id, project_id, key, job, due)
        select @organisation, @project, 'bench ' || n, @job, now()
        from generate_series(1, @number) n
        """;

    public async Task<double> Fired(Action<IServiceCollection> adapter, int number)
    {
        var project = new ProjectId(Guid.NewGuid());
        using var host = Build(adapter);
        var left = number;
        var done = new TaskCompletionSource();
        host.Services.GetRequiredService<JobRunner>().Ran += key => { if (key.ProjectId == project && Interlocked.Decrement(ref left) == 0) done.SetResult(); };
        await host.StartAsync();
        await Owe(project, number);
        var (scheduler, watch) = (host.Services.GetRequiredService<IJobScheduler>(), Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(1, number), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (n, ct) => await scheduler.At(new(organisation, project, $"bench {n}"), DateTimeOffset.UtcNow, ct));
        await done.Task;
        var aSecond = number / watch.Elapsed.TotalSeconds;
        await host.StopAsync();
        return aSecond;
    }

    /// <summary>By the sweep, which needs no scheduler.</summary>
    public async Task<double> Swept(int number)
    {
        using var host = Build(_ => { });
        await Owe(new(Guid.NewGuid()), number);
        var (sweep, watch) = (host.Services.GetRequiredService<Sweep>(), Stopwatch.StartNew());
        while (await sweep.Once(default) > 0) { }
        return number / watch.Elapsed.TotalSeconds;
    }

    static IHost Build(Action<IServiceCollection> adapter, string app)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddTrust(app).AddSingleton(new App.Job(Job, (_, _) => Task.CompletedTask));
        adapter(builder.Services);
        return builder.Build();
    }

    IHost Build(Action<IServiceCollection> adapter) => Build(adapter, ground.App);

    async Task Owe(ProjectId project, int number)
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        await session.Execute(Write, new { organisation, project, job = Job, number }, default);
        await session.Commit(default);
    }
}
