using System.Globalization;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Trust.App;

namespace Trust.Adapters.Hangfire;

/// <summary>Hangfire as the scheduler. A job of Hangfire's cannot be moved, so each telling is a new one with a token; the newest token of a key stands beside it and decides
/// which of them still counts. Hangfire's client blocks: its calls are short.</summary>
public sealed class HangfireScheduler(JobStorage storage, string queue, TimeProvider time) : IJobScheduler
{
    const string Token = "token";
    const string JobId = "job";
    static readonly TimeSpan KeptAfter = TimeSpan.FromDays(7);

    readonly BackgroundJobClient client = new(storage);
    readonly RecurringJobManager recurring = new(storage);

    public string Name => "Hangfire";

    public Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct)
    {
        var (now, told) = (time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        using var connection = storage.GetConnection();
        var before = connection.GetAllEntriesFromHash(Of(key));
        Keep(connection, key, Token, told, moment > now ? moment - now + KeptAfter : KeptAfter); // first: a job that fires at once finds its token
        var job = client.Create<Fired>(f => f.WakeUp(key.OrganisationId.ToString(), key.ProjectId.ToString(), key.Key, told, CancellationToken.None),
            moment > now ? new ScheduledState(WholeSecond(moment).UtcDateTime) : new EnqueuedState(queue));
        Keep(connection, key, JobId, job, null);
        Delete(before);
        return Task.CompletedTask;
    }

    public Task Every(DailyJob job, CancellationToken ct)
    {
        var cron = string.Create(CultureInfo.InvariantCulture, $"{job.At.Second} {job.At.Minute} {job.At.Hour} * * *");
        recurring.AddOrUpdate<Fired>(IdOf(job.Name), f => f.EachDay(job.Name, CancellationToken.None), cron,
            new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone), MisfireHandling = MisfireHandlingMode.Relaxed });
        return Task.CompletedTask;
    }

    public Task Cancel(WakeUpKey key, CancellationToken ct)
    {
        using var connection = storage.GetConnection();
        var before = connection.GetAllEntriesFromHash(Of(key));
        using var transaction = connection.CreateWriteTransaction();
        transaction.RemoveHash(Of(key));
        transaction.Commit();
        Delete(before);
        return Task.CompletedTask;
    }

    internal bool IsStillTold(WakeUpKey key, string told)
    {
        using var connection = storage.GetConnection();
        return connection.GetAllEntriesFromHash(Of(key))?.GetValueOrDefault(Token) == told;
    }

    internal static string IdOf(string daily) => $"daily:{daily}";

    static string Of(WakeUpKey key) => $"trust:{key.OrganisationId}/{key.ProjectId}/{key.Key}";

    static void Keep(IStorageConnection connection, WakeUpKey key, string field, string value, TimeSpan? keptFor)
    {
        using var transaction = connection.CreateWriteTransaction();
        transaction.SetRangeInHash(Of(key), [new(field, value)]);
        if (keptFor is { } some) ((JobStorageTransaction)transaction).ExpireHash(Of(key), some);
        transaction.Commit();
    }

    /// <summary>The job told before would find that it no longer counts; without it the list of what is to come is right.</summary>
    void Delete(Dictionary<string, string>? before)
    {
        if (before?.GetValueOrDefault(JobId) is { } job) client.Delete(job);
    }

    /// <summary>Hangfire cuts a moment to its second, and would so fire early.</summary>
    static DateTimeOffset WholeSecond(DateTimeOffset moment) => moment.Ticks % TimeSpan.TicksPerSecond is > 0 and var over ? moment.AddTicks(TimeSpan.TicksPerSecond - over) : moment;
}
