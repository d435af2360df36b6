using System.Globalization;
using Cronos;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Trust.Adapters.Hangfire;
using Trust.App;

namespace Trust.Adapters.Tests;

/// <summary>The contract with the real Hangfire.</summary>
public sealed class HangfireContractTests : JobSchedulerContract
{
    protected internal override void Add(IServiceCollection services, string app) => services.AddHangfireJobs(app);

    protected override Task Prepare(string owner) => HangfireTables.Install(owner, default);

    protected override Task<DateTimeOffset> Next(Node node, string daily, DateTimeOffset after)
    {
        using var connection = node.Services.GetRequiredService<JobStorage>().GetConnection();
        var told = connection.GetAllEntriesFromHash($"recurring-job:{HangfireScheduler.IdOf(daily)}");
        return Task.FromResult(CronExpression.Parse(told["Cron"], CronFormat.IncludeSeconds).GetNextOccurrence(after, TimeZoneInfo.FindSystemTimeZoneById(told["TimeZoneId"]))!.Value); // it has no end
    }

    [Fact]
    public async Task The_names_under_which_jobs_are_stored_never_change()
    {
        var node = await Start("one");
        await node.Scheduler.At(new(new(Guid.NewGuid()), new(Guid.NewGuid()), "key"), DateTimeOffset.UtcNow.AddHours(1), default);
        var stored = Assert.Single((await db.Database.Outside<string>("select invocationdata::text from hangfire.job", null, default)));
        Assert.Contains("Trust.Adapters.Hangfire.Fired, Trust.Adapters.Hangfire\"", stored, StringComparison.Ordinal);
        Assert.Contains("\"WakeUp\"", stored, StringComparison.Ordinal);
        Assert.Equal(4, stored.Split("System.String").Length - 1);
    }

    [Fact]
    public async Task A_job_that_outlasts_its_lease_stays_with_the_worker_that_runs_it()
    {
        var (end, begun) = (new TaskCompletionSource(), DateTimeOffset.UtcNow);
        var one = await Start("one", what => what == "long" ? end.Task : Task.CompletedTask);
        await one.Scheduler.At(await Write("long", In(0)), In(0), default);
        await runs.First("long");
        await Start("two");
        await Fact(async () => await db.Database.Outside<DateTimeOffset>("select fetchedat from hangfire.jobqueue", null, default) is [var kept] && kept > begun.AddSeconds(40), 60);
        end.SetResult();
        await Gone("long");
        Assert.Single(runs.Of("long"));
    }

    [Fact]
    public async Task The_app_s_role_owns_none_of_the_scheduler_s_tables() => Assert.Empty(await StartCheck.Problems(db.App, default));

    [Fact]
    public async Task Without_its_tables_a_node_says_what_to_do()
    {
        await using var owner = await db.Owner.OpenConnectionAsync();
        await using var drop = new Npgsql.NpgsqlCommand("drop schema hangfire cascade", owner);
        await drop.ExecuteNonQueryAsync();
        Assert.Contains("ConnectionStrings__TrustOwner", (await Assert.ThrowsAsync<ServerTrouble>(() => Start("one"))).Message);
    }

    [Fact]
    public async Task Made_again_by_several_at_once_the_tables_stay() =>
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HangfireTables.Install(db.Logins.Owner, default)));
}
