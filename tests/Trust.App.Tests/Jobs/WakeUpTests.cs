using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>Work for later is a row; run late, early or twice, it does no harm.</summary>
public sealed class WakeUpTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_answered_objection_wakes_Trust_after_its_days_of_silence()
    {
        var office = await Answered();
        Assert.Equal(1, await office.Count($"wakeups where key = 'objection-silent:{Id.Objection(1)}' and job = 'objection-silent' and due = '{office.At.AddDays(14):O}'"));
    }

    [Fact]
    public async Task Before_it_is_due_nothing_happens()
    {
        var office = await Answered();
        await SweepAt(office, office.At.AddDays(14).AddSeconds(-1));
        Assert.Equal(1, await office.Count("wakeups where job = 'objection-silent'"));
    }

    [Fact]
    public async Task Once_due_it_is_done_and_a_second_sweep_does_no_harm()
    {
        var office = await Answered();
        var before = (await office.Now()).Number;
        await SweepAt(office, office.At.AddDays(14));
        Assert.Equal(0, await office.Count("wakeups where job = 'objection-silent'"));
        await SweepAt(office, office.At.AddDays(14));
        Assert.Equal(before, (await office.Now()).Number);
    }

    [Fact]
    public async Task Without_reminders_no_silence_ends_an_objection()
    {
        var office = await Answered();
        await SweepAt(office, office.At.AddDays(60));
        Assert.Equal(ObjectionState.Answered, (await office.Now()).Objections[Id.Objection(1)].State);
    }

    [Fact]
    public async Task A_job_told_too_early_leaves_the_row()
    {
        var office = await Answered();
        await Runner(office, office.At).Run(new(office.Organisation, office.Project, $"objection-silent:{Id.Objection(1)}", Reactions.ObjectionSilent), default);
        Assert.Equal(1, await office.Count("wakeups where job = 'objection-silent'"));
    }

    [Fact]
    public async Task A_job_whose_row_is_gone_does_nothing()
    {
        var office = await Office.Begun(db);
        await Runner(office, office.At).Run(new(office.Organisation, office.Project, $"objection-silent:{Id.Objection(1)}", Reactions.ObjectionSilent), default);
        Assert.Equal(5, (await office.Now()).Number);
    }

    [Fact]
    public async Task A_new_answer_moves_the_wake_up()
    {
        var office = await Answered();
        await office.And(Acts.Contests(1, Walter), Acts.AnswersObjection(1, Olga));
        Assert.Equal(1, await office.Count($"wakeups where job = 'objection-silent' and due = '{office.At.AddDays(14):O}'"));
    }

    async Task<Office> Answered()
    {
        var office = await Office.Begun(db);
        await office.And(Acts.AnswersObjection(1, Olga));
        return office;
    }

    JobRunner Runner(Office office, DateTimeOffset now) => Runner(office, new ProductClock(new Stopped(now)));

    JobRunner Runner(Office office, ProductClock clock) => new(db.Database, office.Projects, new(db.Database, office.Store, clock), clock);

    async Task SweepAt(Office office, DateTimeOffset now)
    {
        var clock = new ProductClock(new Stopped(now));
        await new Sweep(db.Database, db.App, Runner(office, clock), clock, TimeProvider.System).Once(default);
    }
}
