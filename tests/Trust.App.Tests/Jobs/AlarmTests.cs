using Microsoft.Extensions.Logging.Abstractions;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>The scheduler is told after the commit, on the clock on which it runs, and nobody waits for it or fails with it.</summary>
public sealed class AlarmTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly WakeUpKey Some = new(new(Guid.NewGuid()), new(Guid.NewGuid()), "some");

    [Fact]
    public async Task What_is_due_later_is_told_in_the_system_s_time()
    {
        var told = new Told();
        await (await Ahead(TimeSpan.FromDays(84), told)).Set(Some, Noon.AddDays(94), default);
        Assert.Equal([(Some, Noon.AddDays(10))], told.Of);
    }

    [Theory]
    [InlineData(84)]
    [InlineData(0)]
    [InlineData(-700_000)]
    public async Task What_is_due_already_is_left_to_the_sweep(int days)
    {
        var told = new Told();
        await (await Ahead(TimeSpan.FromDays(84), told)).Set(Some, Noon.AddDays(days), default);
        Assert.Empty(told.Of);
    }

    [Fact]
    public async Task It_is_told_when_its_row_can_be_seen()
    {
        var office = await Office.Begun(db);
        var told = new Told { Looks = () => office.Count("wakeups where key like 'objection-silent:%'") };
        await office.With(alarm: new(new(new Stopped(office.At)), NullLogger<Alarm>.Instance, told)).And(Acts.AnswersObjection(1, Olga));

        var (key, moment) = Assert.Single(told.Of, t => t.Key.Key.StartsWith("objection-silent", StringComparison.Ordinal));
        Assert.Equal((office.Organisation, office.Project, office.At.AddHours(1).AddDays(14)), (key.OrganisationId, key.ProjectId, moment));
        Assert.Equal(1, told.Seen);
    }

    [Fact]
    public async Task A_scheduler_that_fails_lets_nobody_down()
    {
        var office = await Office.Begun(db);
        var failing = office.With(alarm: new(new(new Stopped(office.At)), NullLogger<Alarm>.Instance, new Told { Looks = () => throw new InvalidOperationException("as told") }));
        await failing.And(Acts.AnswersObjection(1, Olga));
        Assert.Equal((await failing.Now()).Number, await office.Number("heard_to"));
    }

    async Task<Alarm> Ahead(TimeSpan ahead, IJobScheduler scheduler)
    {
        var clock = new ProductClock(new Stopped(Noon));
        await clock.MoveTo(Noon + ahead, db.App, default);
        return new(clock, NullLogger<Alarm>.Instance, scheduler);
    }

    /// <summary>Keeps what it was told.</summary>
    sealed class Told : IJobScheduler
    {
        public List<(WakeUpKey Key, DateTimeOffset Moment)> Of { get; } = [];
        public Func<Task<long>>? Looks { get; init; }
        public long Seen { get; private set; }

        public string Name => "Told";

        public async Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct)
        {
            if (Looks is not null) Seen = await Looks();
            Of.Add((key, moment));
        }

        public Task Every(DailyJob job, CancellationToken ct) => Task.CompletedTask;

        public Task Cancel(WakeUpKey key, CancellationToken ct) => Task.CompletedTask;
    }
}
