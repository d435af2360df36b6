using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using Trust.App;

namespace Trust.Adapters.Quartz;

public static class QuartzJobs
{
    const string Cluster = "trust";
    const int AtOnce = 4;
    static readonly TimeSpan Checkin = TimeSpan.FromSeconds(5);

    /// <summary>Quartz, clustered on the app's own database (migration 0007), as the scheduler.</summary>
    public static IServiceCollection AddQuartzJobs(this IServiceCollection services) => services
        .AddSingleton<DbDataSource>(s => s.GetRequiredService<NpgsqlDataSource>())
        .AddScheduler(Cluster)
        .AddQuartzHostedService(o => o.WaitForJobsToComplete = true)
        .AddHostedService(s => s.GetRequiredService<Daily>());

    /// <summary>Quartz for one story, in a cluster of its own: a story's calendar stands elsewhere than everybody else's, and it has no daily jobs.</summary>
    /// <param name="app">The story's connections, which are somebody else's to close.</param>
    public static IServiceCollection AddQuartzForStory(this IServiceCollection services, NpgsqlDataSource app) => services
        .AddSingleton<DbDataSource>(app)
        .AddScheduler($"story-{Guid.NewGuid():N}")
        .AddHostedService<StoryNode>();

    static IServiceCollection AddScheduler(this IServiceCollection services, string cluster)
    {
        services.AddLogging(log => log.AddFilter("Quartz", LogLevel.Warning)); // it says much when all is well
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(s => s.InstanceName = cluster); // clustered, each node gets an id of its own
            quartz.UseDefaultThreadPool(AtOnce);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database => database.UseRegisteredDataSource = true);
                store.UseSystemTextJsonSerializer();
                store.ConfigureStore(o => (o.TablePrefix, o.StoreJobDataAsStrings) = ("quartz.qrtz_", true));
                store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (Checkin, Checkin));
            });
            // a node that dies while it runs one leaves it to another
            quartz.AddJob<Fired>(job => job.WithIdentity(Fired.Key).StoreDurably().RequestRecovery());
            quartz.AddQuartzHealthChecks();
        });
        return services.AddSingleton<IJobScheduler, QuartzScheduler>().AddSingleton<Daily>();
    }
}
