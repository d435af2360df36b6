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
    public static IServiceCollection AddQuartzJobs(this IServiceCollection services)
    {
        services.AddLogging(log => log.AddFilter("Quartz", LogLevel.Warning)); // it says much when all is well
        services.AddSingleton<DbDataSource>(s => s.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(s => s.InstanceName = Cluster); // clustered, each node gets an id of its own
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
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<IJobScheduler, QuartzScheduler>();
        services.AddSingleton<Daily>();
        services.AddHostedService(s => s.GetRequiredService<Daily>());
        return services;
    }
}
