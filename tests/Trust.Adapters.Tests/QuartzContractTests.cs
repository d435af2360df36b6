using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trust.Adapters.Quartz;
using Trust.App;

namespace Trust.Adapters.Tests;

public sealed class QuartzContractTests : JobSchedulerContract
{
    protected internal override void Add(IServiceCollection services, string app) => services.AddQuartzJobs();

    protected override async Task<DateTimeOffset> Next(Node node, string daily, DateTimeOffset after)
    {
        var scheduler = await node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var trigger = await scheduler.GetTrigger(new TriggerKey(daily, "daily"));
        return trigger!.GetFireTimeAfter(after)!.Value; // it was told, and it has no end
    }

    [Fact]
    public async Task The_name_under_which_the_job_is_stored_never_changes()
    {
        await Start("one");
        Assert.Equal(["Trust.Adapters.Quartz.Fired, Trust.Adapters.Quartz"], await db.Database.Outside<string>("select job_class_name from quartz.qrtz_job_details", null, default));
    }

    [Fact]
    public async Task Two_nodes_are_two_to_the_cluster()
    {
        var one = await Start("one");
        await Start("two");
        var scheduler = await one.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await Fact(async () => (await scheduler.QueryClusterNodes()).Count == 2); // each checks in when its own thread has begun
    }

    [Fact]
    public async Task The_app_s_role_owns_none_of_the_scheduler_s_tables() => Assert.Empty(await StartCheck.Problems(db.App, default));
}
