using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Trust.App;

namespace Trust.Adapters.Hangfire;

public static class HangfireJobs
{
    const string Everybody = "default";
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Hangfire on the app's own database as the scheduler; its tables must be there (<see cref="HangfireTables"/>).</summary>
    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    public static IServiceCollection AddHangfireJobs(this IServiceCollection services, string app) => services
        .AddScheduler(app, Everybody)
        .AddHostedService(s => s.GetRequiredService<Daily>());

    /// <summary>Hangfire for one story, on a queue of its own: what falls due in a story is told when its moment has come, and nobody else wakes for it.</summary>
    public static IServiceCollection AddHangfireForStory(this IServiceCollection services, string app) => services.AddScheduler(app, $"story-{Guid.NewGuid():N}");

    static IServiceCollection AddScheduler(this IServiceCollection services, string app, string queue)
    {
        // what stands in the tables names types without their assemblies' versions
        GlobalConfiguration.Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
        services.AddHealthChecks().AddCheck<HangfireHealth>("hangfire");
        return services
            .AddSingleton<JobStorage>(_ => Storage(app))
            .AddSingleton(s => new HangfireScheduler(s.GetRequiredService<JobStorage>(), queue, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IJobScheduler>(s => s.GetRequiredService<HangfireScheduler>())
            .AddSingleton<Daily>()
            .AddTransient<Fired>()
            .AddJobsPage()
            .AddSingleton<IHostedService>(s => new HangfireServer(s, queue, Look));
    }

    /// <summary>A job that outlasts the lease keeps it; one whose process was killed is another's after it.</summary>
    static PostgreSqlStorage Storage(string app)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = HangfireTables.Schema,
            PrepareSchemaIfNecessary = false, // the app's role owns nothing
            EnableTransactionScopeEnlistment = false, // told after the commit, never within (architecture.md 13)
            EnableLongPolling = true,
            QueuePollInterval = Look,
            InvisibilityTimeout = Lease,
            UseSlidingInvisibilityTimeout = true,
        };
        // a pool of its own: ours hands connections on without a reset, and these listen. A listener that is told to stop while it begins to wait does not always hear it
        // (Npgsql issue 5975), and its worker would sit on a job until somebody tells of another one; kept alive, it looks again each second.
        var connection = new NpgsqlConnectionStringBuilder(app) { ApplicationName = "hangfire", Enlist = false, KeepAlive = 1 }.ConnectionString;
        return new(new NpgsqlConnectionFactory(connection, options), options);
    }
}
