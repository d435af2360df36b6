using System.Diagnostics;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>What follows an entry: heard in order, at least once, decided where it is heard.</summary>
public sealed class DrainTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Entries_are_heard_in_order_and_none_is_left_out()
    {
        var engine = new Listener();
        var office = await Office.Begun(db, engine);
        Assert.Equal([1, 2, 3, 4, 5], engine.Heard);
        Assert.Equal(5, await HeardTo(office));
    }

    [Fact]
    public async Task What_a_hand_over_missed_the_pump_hears_in_order()
    {
        var engine = new Listener { FailsAt = 2 };
        var office = await Office.Open(db, engine);
        await office.And(Acts.Creates(), Acts.GivesRole(Sonja, ProjectRole.Sponsor), Acts.Seats(Council, Walter));
        Assert.Equal(1, await HeardTo(office));

        engine.FailsAt = null;
        engine.Heard.Clear();
        await office.Pump.Once(default);
        Assert.Equal([2, 3], engine.Heard);
        Assert.Equal(3, await HeardTo(office));
    }

    [Fact]
    public async Task Heard_twice_does_no_harm()
    {
        var office = await Office.Begun(db, new Acknowledger());
        Assert.Equal(6, (await office.Now()).Number);
        await office.Tamper("update hearings set heard_to = 0 where project_id = @project");

        Assert.Equal(6, await office.Drain.Run(office.Organisation, office.Project, default));
        Assert.Equal(6, (await office.Now()).Number);
        Assert.Equal(1, await office.Count("wakeups"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task What_the_engine_orders_is_decided_in_the_hearing_and_heard_with_it()
    {
        var office = await Office.Begun(db, new Acknowledger());
        var project = await office.Now();
        Assert.Equal(ObjectionState.Acknowledged, project.Objections[Id.Objection(1)].State);
        Assert.Equal(project.Number, await HeardTo(office));
        Assert.Equal(1, await office.Count("objections where state = 'acknowledged'"));
    }

    [Fact]
    public async Task When_the_last_gate_and_lock_are_through_the_project_is_in_use()
    {
        var office = await Office.Open(db);
        await office.Until(now => now.State is ProjectState.InUse);
        Assert.Equal(1, await office.Count("projects where state = 'in-use'"));
        Assert.Equal(1, await office.Count("events where type = 'project-in-use' and actor = 'system'"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Five_failures_park_that_project_and_the_others_go_on()
    {
        var engine = new Listener { FailsAt = 1 };
        var (bad, good) = (await Office.Open(db, engine), await Office.Open(db, new Deaf()));
        await bad.And(Acts.Creates());
        await good.And(Acts.Creates());
        var pump = new Pump(db.Database, bad.With(engine: new Except(bad.Project)).Drain, TimeProvider.System);

        for (var round = 1; round <= 6; round++)
        {
            await pump.Once(default);
            Assert.Equal(round < 5 ? round : 5, await bad.Number("failures"));
        }
        Assert.Equal(1, await bad.Count("hearings where parked_at is not null and last_failure = 'InvalidDataException'"));
        Assert.Equal(1, await HeardTo(good));
        Assert.Null(await bad.Drain.Run(bad.Organisation, bad.Project, default));
    }

    [Fact]
    public async Task A_failure_that_passed_is_forgotten()
    {
        var engine = new Listener { FailsAt = 1 };
        var office = await Office.Open(db, engine);
        await office.And(Acts.Creates());
        await office.Pump.Once(default);
        Assert.Equal(1, await office.Number("failures"));

        engine.FailsAt = null;
        await office.Pump.Once(default);
        Assert.Equal(0, await office.Number("failures"));
    }

    [Fact]
    public async Task Whoever_says_again_what_holds_is_told_how_far_it_was_really_heard()
    {
        var engine = new Listener { FailsAt = 1 };
        var office = await Office.Open(db, engine);
        var ask = office.Asks(Acts.Creation(TestRulebook.V1, Today.Idea, office.At)) with { Key = new("key", new byte[32]) };
        await office.Projects.Execute(ask, default);
        Assert.Equal(0, Assert.IsType<Outcome.Done>(await office.Projects.Execute(ask, default)).HeardTo);
        Assert.Equal(0, Assert.IsType<Outcome.Done>(await office.Projects.Execute(ask with { Key = null }, default)).HeardTo);

        engine.FailsAt = null;
        Assert.Equal(1, Assert.IsType<Outcome.Done>(await office.Projects.Execute(ask, default)).HeardTo);
    }

    [Fact]
    public async Task After_a_long_silence_entries_are_heard_in_order_a_hundred_at_a_time()
    {
        var office = (await Office.Begun(db)).With(engine: new Deaf());
        for (var n = 2; n <= 150; n++) await office.And(Acts.Objects(n, Walter));
        var engine = new Acknowledger();
        var hearing = office.With(engine: engine);

        Assert.Equal(105, await hearing.Drain.Run(office.Organisation, office.Project, default));
        Assert.Equal(205, await hearing.Drain.Run(office.Organisation, office.Project, default));
        await hearing.Pump.Once(default);
        var number = (await office.Now()).Number;
        Assert.Equal(5 + 149 + 149, number);
        Assert.Equal(Enumerable.Range(6, (int)number - 5).Select(n => (long)n), engine.Heard);
        Assert.Equal(number, await HeardTo(office));
    }

    [Fact]
    public async Task A_parked_project_still_takes_commands()
    {
        var office = await Office.Begun(db);
        await office.Tamper("update hearings set parked_at = now() where project_id = @project");
        var outcome = Assert.IsType<Outcome.Done>(await office.Do(Acts.Gives(Stage.Transparency, "purpose")(await office.Now(), office.At)));
        Assert.Equal((6, 0), (outcome.Version, outcome.HeardTo));
    }

    [Fact]
    public async Task A_hand_over_waits_two_seconds_and_no_longer()
    {
        var office = await Office.Open(db, new Slow());
        var watch = Stopwatch.StartNew();
        var outcome = Assert.IsType<Outcome.Done>(await office.Do(Acts.Creation(TestRulebook.V1, Today.Idea, office.At)));

        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 8); // the upper bound leaves room for a busy machine
        Assert.Equal((1, 0), (outcome.Version, outcome.HeardTo));
        await office.With().Pump.Once(default);
        Assert.Equal(1, await HeardTo(office));
    }

    static Task<long> HeardTo(Office office) => office.Number("heard_to");

    /// <summary>Remembers what it heard, and fails where it is told to.</summary>
    sealed class Listener : Forgetful
    {
        public List<long> Heard { get; } = [];
        public long? FailsAt { get; set; }

        public override Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct)
        {
            if (stored.Number == FailsAt) throw new InvalidDataException("as told");
            Heard.Add(stored.Number);
            return Task.FromResult(Next.Nothing);
        }
    }

    /// <summary>Fails for one project, as an engine does that has lost its notes on it.</summary>
    sealed class Except(ProjectId lost) : Forgetful
    {
        public override Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct) =>
            project.Id == lost ? throw new InvalidDataException("no notes") : Task.FromResult(Next.Nothing);
    }

    /// <summary>Never hears anything in time.</summary>
    sealed class Deaf : Forgetful
    {
        public override Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct) => throw new TimeoutException();
    }

    sealed class Slow : Forgetful
    {
        public override async Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct);
            return Next.Nothing;
        }
    }
}

/// <summary>An engine that keeps nothing.</summary>
abstract class Forgetful : IProcessEngine
{
    public string Name => GetType().Name;

    public abstract Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct);

    public Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct) => Task.FromResult<ProcessInstance?>(null);

    public Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Acknowledges every objection at once and asks to be woken about it.</summary>
sealed class Acknowledger : Forgetful
{
    public List<long> Heard { get; } = [];

    public override Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct)
    {
        Heard.Add(stored.Number);
        return Task.FromResult(happened is ObjectionRaised raised
            ? new Next([new AcknowledgeObjection(raised.Id, Actor.Of(project.Owner!.Value), stored.At)], [new($"again:{raised.Id}", "again", stored.At.AddDays(1))], null) // it was raised: there is an owner
            : Next.Nothing);
    }
}
