using System.Globalization;
using Quartz;
using Trust.App;

namespace Trust.Adapters.Quartz;

/// <summary>Quartz as the scheduler: one trigger a wake-up and one a daily job, all of the one durable job <see cref="Fired"/>.</summary>
sealed class QuartzScheduler(ISchedulerFactory factory, TimeProvider time) : IJobScheduler
{
    public string Name => "Quartz";

    public async Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var once = TriggerBuilder.Create()
            .WithIdentity(Triggers.Of(key)).ForJob(Fired.Key).UsingJobData(Triggers.Data(key))
            .StartAt(moment > now ? moment : now) // what is long past Quartz takes for missed, and looks for such once a minute only
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await Keep(once, ct);
    }

    public async Task Every(DailyJob job, CancellationToken ct)
    {
        var cron = string.Create(CultureInfo.InvariantCulture, $"{job.At.Second} {job.At.Minute} {job.At.Hour} * * ?");
        var daily = TriggerBuilder.Create()
            .WithIdentity(Triggers.Of(job)).ForJob(Fired.Key).UsingJobData(Triggers.Data(job))
            .WithCronSchedule(cron, c => c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await Keep(daily, ct);
    }

    public async Task Cancel(WakeUpKey key, CancellationToken ct) => await (await factory.GetScheduler(ct)).UnscheduleJob(Triggers.Of(key), ct);

    async Task Keep(ITrigger trigger, CancellationToken ct) => await (await factory.GetScheduler(ct)).ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
}
