using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.Adapters.Tests;

/// <summary>What every scheduler must do, whichever tool it is: on a real database, with real nodes, in real time. An adapter's class adds the tool and says when it means to
/// run next; whatever else holds for that tool alone stands there.</summary>
public abstract class JobSchedulerContract : IAsyncLifetime
{
    /// <summary>Within so many seconds a killed node's work is another's.</summary>
    const int Takeover = 60;

    protected readonly TestDatabase db = new();
    protected readonly Runs runs = new();
    readonly List<Node> nodes = [];
    readonly OrganisationId organisation = new(Guid.NewGuid());
    readonly ProjectId project = new(Guid.NewGuid());

    /// <summary>Adds the adapter, as the product does.</summary>
    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    protected internal abstract void Add(IServiceCollection services, string app);

    /// <summary>What the tool needs in a new database.</summary>
    protected virtual Task Prepare(string owner) => Task.CompletedTask;

    /// <summary>When the tool means to run a daily job next after a moment.</summary>
    protected abstract Task<DateTimeOffset> Next(Node node, string daily, DateTimeOffset after);

    public async Task InitializeAsync()
    {
        await db.InitializeAsync();
        await Prepare(db.Logins.Owner);
        await using var session = await db.Database.Begin(organisation, default);
        await session.Execute("insert into organisations values (@organisation, 'Lindtal', 'en', now())", new { organisation }, default);
        await session.Commit(default);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        await db.DisposeAsync();
    }

    [Fact]
    public async Task A_wake_up_is_run_when_it_is_due()
    {
        var node = await Start("one");
        var due = In(1);
        await node.Scheduler.At(await Write("due", due), due, default);
        Assert.InRange((await runs.First("due")).At, due, due.AddSeconds(10));
        await Gone("due");
    }

    [Fact]
    public async Task What_is_past_is_run_at_once()
    {
        var node = await Start("one");
        await node.Scheduler.At(await Write("past", In(-86400)), In(-86400), default);
        await runs.First("past");
        await Gone("past");
    }

    [Fact]
    public async Task Woken_too_early_it_is_run_when_it_is_due()
    {
        var node = await Start("one");
        var due = In(2);
        await node.Scheduler.At(await Write("early", due), In(0), default);
        Assert.InRange((await runs.First("early")).At, due, due.AddSeconds(10));
    }

    [Fact]
    public async Task Told_again_it_moves()
    {
        var node = await Start("one");
        await node.Scheduler.At(await Write("nearer", In(3600)), In(3600), default);
        await node.Scheduler.At(await Write("nearer", In(0)), In(0), default);
        await node.Scheduler.At(await Write("later", In(0)), In(1), default);
        await node.Scheduler.At(new(organisation, project, "later"), In(3600), default);
        await runs.First("nearer");
        await After(node, 1.5);
        Assert.Empty(runs.Of("later"));
    }

    [Fact]
    public async Task Cancelled_it_is_not_run_and_cancelling_nothing_does_no_harm()
    {
        var node = await Start("one");
        var key = await Write("cancelled", In(0));
        await node.Scheduler.At(key, In(1), default);
        await node.Scheduler.Cancel(key, default);
        await node.Scheduler.Cancel(key, default);
        await After(node, 1.5);
        Assert.Empty(runs.Of("cancelled"));
        Assert.Equal(1, await Rows("key = 'cancelled'"));
    }

    [Fact]
    public async Task Woken_again_when_it_is_done_it_is_not_run_again()
    {
        var node = await Start("one");
        var key = await Write("twice", In(0));
        await node.Scheduler.At(key, In(0), default);
        await runs.First("twice");
        await Gone("twice");
        await node.Scheduler.At(key, In(0), default);
        await node.Runner.Run(key, default);
        await After(node, 0);
        Assert.Single(runs.Of("twice"));
    }

    [Fact]
    public async Task What_was_told_to_a_node_that_stopped_is_run_by_the_next()
    {
        var before = await Start("before");
        await before.Scheduler.At(await Write("missed", In(1)), In(1), default);
        await before.Scheduler.At(await Write("ahead", In(4)), In(4), default);
        await Stop(before);
        await Start("after");
        Assert.Equal(("after", "after"), ((await runs.First("missed")).Node, (await runs.First("ahead")).Node));
    }

    [Fact]
    public async Task What_a_process_was_running_when_it_was_killed_is_run_by_another()
    {
        using var doomed = DoomedNode.Start(GetType(), db.Logins.App);
        await doomed.At(await Write("killed", In(0)));
        await doomed.Begins("killed");
        var other = await Start("other");
        await doomed.Kill();
        Assert.Equal("other", (await runs.First("killed", Takeover)).Node);
        await Gone("killed");
        await After(other, 0);
        Assert.Single(runs.Of("killed"));
    }

    [Fact]
    public async Task With_no_other_it_is_run_by_the_next_that_starts()
    {
        using var doomed = DoomedNode.Start(GetType(), db.Logins.App);
        await doomed.At(await Write("killed", In(0)));
        await doomed.Begins("killed");
        await doomed.Kill();
        Assert.Equal(1, await Rows("key = 'killed' and failures = 0"));
        await Start("next");
        await runs.First("killed", Takeover);
        await Gone("killed");
    }

    [Fact]
    public async Task A_daily_job_that_was_running_in_a_killed_process_is_run_that_day_by_another()
    {
        using var doomed = DoomedNode.Start(GetType(), db.Logins.App);
        await doomed.EachDay();
        await doomed.Begins(Node.Daily);
        var other = await Start("other");
        await doomed.Kill();
        await runs.First(Node.Daily, Takeover);
        await After(other, 0);
        Assert.Single(runs.Of(Node.Daily));
    }

    [Fact]
    public async Task With_two_nodes_each_wake_up_is_run_once()
    {
        var one = await Start("one");
        var two = await Start("two");
        var all = Enumerable.Range(1, 12).Select(n => $"wake-up {n}").ToList();
        var due = In(1);
        foreach (var (n, key) in all.Index()) await (n % 2 == 0 ? one : two).Scheduler.At(await Write(key, due), due, default);
        foreach (var key in all)
        {
            await runs.First(key);
            await Gone(key);
        }
        await After(one, 0);
        Assert.All(all, key => Assert.Single(runs.Of(key)));
    }

    [Fact]
    public async Task What_fails_is_run_once_then_waits_for_its_row()
    {
        var node = await Start("one");
        var key = await Write("failing", In(0), Node.Fails);
        await node.Scheduler.At(key, In(0), default);
        await Until("key = 'failing' and failures = 1 and parked_at is null and next_try between now() + interval '10 s' and now() + interval '40 s'");
        await node.Scheduler.At(key, In(0), default);
        await After(node, 0);
        Assert.Single(runs.Of("failing"));
    }

    [Fact]
    public async Task After_its_last_failure_it_is_parked_and_no_longer_run()
    {
        var node = await Start("one");
        var key = await Write("failing", In(0), Node.Fails);
        for (var failures = 1; failures <= 6; failures++)
        {
            await node.Scheduler.At(key, In(0), default);
            await Until($"key = 'failing' and failures = {failures}");
            await Do("update wakeups set next_try = null");
        }
        Assert.Equal(1, await Rows("key = 'failing' and parked_at is not null and last_failure = 'InvalidDataException'"));
        await node.Scheduler.At(key, In(0), default);
        await After(node, 0);
        Assert.Equal(6, runs.Of("failing").Count);
    }

    [Fact]
    public async Task A_daily_job_is_run_by_one_node_and_the_newest_time_of_day_holds()
    {
        var (one, two) = (await Start("one"), await Start("two"));
        var soon = In(3);
        foreach (var node in nodes) await node.Scheduler.Every(Node.EachDay(TimeOnly.FromDateTime(soon.UtcDateTime.AddTicks(-(soon.Ticks % TimeSpan.TicksPerSecond)))), default);
        await runs.First(Node.Daily);
        await After(one, 0.5);
        await After(two, 0.5);
        Assert.Single(runs.Of(Node.Daily));
    }

    [Theory]
    [InlineData("2027-06-01", "2027-06-02T02:30+02:00")]
    [InlineData("2027-03-27", "2027-03-28T03:00+02:00")] // 02:30 is skipped that night
    [InlineData("2027-10-30", "2027-10-31T02:30+02:00")] // and comes twice in this one
    [InlineData("2027-10-31", "2027-11-01T02:30+01:00")]
    public async Task A_daily_job_keeps_its_local_time_when_the_clocks_change(string day, string expected)
    {
        var node = await Start("one");
        await node.Scheduler.Every(Node.EachDay(new(2, 30), "Europe/Zurich"), default);
        Assert.Equal(DateTimeOffset.Parse(expected), await Next(node, Node.Daily, DateTimeOffset.Parse($"{day}T12:00Z")));
    }

    /// <param name="begun">What a job waits for after it has noted its run.</param>
    protected async Task<Node> Start(string name, Func<string, Task>? begun = null)
    {
        var node = await Node.Start(name, db.Logins.App, runs, services => Add(services, db.Logins.App), begun);
        nodes.Add(node);
        return node;
    }

    async Task Stop(Node node)
    {
        nodes.Remove(node);
        await node.DisposeAsync();
    }

    /// <summary>Returns when a wake-up of that moment was run: whatever was to come before it has come.</summary>
    async Task After(Node node, double seconds)
    {
        var key = $"after {Guid.NewGuid()}";
        await node.Scheduler.At(await Write(key, In(0)), In(seconds), default);
        await runs.First(key);
        await Gone(key);
    }

    // whole microseconds, as the database keeps them
    protected static DateTimeOffset In(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeMilliseconds());

    /// <summary>The row, which is the truth; the scheduler is not told yet.</summary>
    protected async Task<WakeUpKey> Write(string key, DateTimeOffset due, string job = Node.Notes)
    {
        await Do("insert into wakeups (organisation_id, project_id, key, job, due) values (@organisation, @project, @key, @job, @due) on conflict (organisation_id, project_id, key) do update set due = excluded.due",
            new { organisation, project, key, job, due });
        return new(organisation, project, key);
    }

    async Task Do(string sql, object? values = null)
    {
        await using var session = await db.Database.Begin(organisation, default);
        await session.Execute(sql, values, default);
        await session.Commit(default);
    }

    async Task<long> Rows(string where)
    {
        await using var session = await db.Database.Begin(organisation, default);
        return await session.QuerySingleOrDefault<long>($"select count(*) from wakeups where {where}", null, default);
    }

    protected Task Gone(string key) => Fact(async () => await Rows($"key = '{key}'") == 0);

    Task Until(string where) => Fact(async () => await Rows(where) == 1);

    /// <summary>A fact of the database announces itself to nobody, so it is asked for until it holds.</summary>
    protected static async Task Fact(Func<Task<bool>> holds, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds()) await timer.WaitForNextTickAsync(patience.Token);
    }
}
