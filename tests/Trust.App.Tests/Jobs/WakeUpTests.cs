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
        Assert.Equal(1, await office.Count(Silent));
    }

    [Fact]
    public async Task Once_due_it_is_done_and_a_second_sweep_does_no_harm()
    {
        var office = await Answered();
        var before = (await office.Now()).Number;
        await SweepAt(office, office.At.AddDays(14));
        Assert.Equal(0, await office.Count(Silent));
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
        await Runner(office, office.At).Run(new(office.Organisation, office.Project, $"objection-silent:{Id.Objection(1)}"), default);
        Assert.Equal(1, await office.Count(Silent));
    }

    [Fact]
    public async Task A_job_whose_row_is_gone_does_nothing()
    {
        var office = await Office.Begun(db);
        await Runner(office, office.At).Run(new(office.Organisation, office.Project, $"objection-silent:{Id.Objection(1)}"), default);
        Assert.Equal(5, (await office.Now()).Number);
    }

    [Fact]
    public async Task A_new_answer_moves_the_wake_up()
    {
        var office = await Answered();
        await office.And(Acts.Contests(1, Walter), Acts.AnswersObjection(1, Olga));
        Assert.Equal(1, await office.Count($"{Silent} and due = '{office.At.AddDays(14):O}'"));
    }

    [Fact]
    public async Task What_an_event_changed_is_planned_by_the_next_sweep()
    {
        var office = await Office.Begun(db);
        Assert.Equal(1, await office.Count("wakeups where key = 'plan-deliveries' and due <= now()"));
        await SweepAt(office, office.At.AddDays(1));
        Assert.Equal(0, await office.Count($"wakeups where key = 'plan-deliveries' and due <= '{office.At.AddDays(1):O}'"));
    }

    [Fact]
    public async Task What_fails_waits_and_the_sweep_leaves_it_alone_until_then()
    {
        var office = await Answered();
        var attempts = await Failing(office, sweeps: 2);
        Assert.Equal(1, attempts);
        Assert.Equal(1, await office.Count($"{Silent} and failures = 1 and last_failure = 'InvalidDataException' and next_try between now() + interval '20 s' and now() + interval '40 s'"));
    }

    [Fact]
    public async Task Each_pause_is_about_twice_as_long()
    {
        var office = await Answered();
        await office.Tamper("update wakeups set failures = 3 where organisation_id = @organisation and job = 'objection-silent'");
        await Failing(office, sweeps: 1);
        Assert.Equal(1, await office.Count($"{Silent} and next_try between now() + interval '170 s' and now() + interval '305 s'"));
    }

    [Fact]
    public async Task After_the_sixth_failure_it_is_parked_and_the_doctor_says_so()
    {
        var office = await Answered();
        await office.Tamper("update wakeups set failures = 5, next_try = now() - interval '1 s' where organisation_id = @organisation and job = 'objection-silent'");
        Assert.Equal(1, await Failing(office, sweeps: 2));
        Assert.Equal(1, await office.Count($"{Silent} and parked_at is not null"));
        Assert.Contains(await Checkup.Of(db.App, default), f => f.Weight == Weight.Wrong && f.Text.Contains("objection-silent"));

        await office.Tamper("update wakeups set failures = 0, next_try = null, parked_at = null where organisation_id = @organisation");
        await SweepAt(office, office.At.AddDays(14));
        Assert.Equal(0, await office.Count(Silent));
    }

    [Fact]
    public async Task A_job_that_nobody_knows_is_kept()
    {
        var office = await Answered();
        await office.Tamper("update wakeups set job = 'of-tomorrow' where organisation_id = @organisation and job = 'objection-silent'");
        await SweepAt(office, office.At.AddDays(14));
        Assert.Equal(1, await office.Count("wakeups where job = 'of-tomorrow' and failures = 1"));
    }

    const string Silent = "wakeups where key like 'objection-silent:%'";

    async Task<Office> Answered()
    {
        var office = await Office.Begun(db);
        await office.And(Acts.AnswersObjection(1, Olga));
        return office;
    }

    static JobRunner Runner(Office office, DateTimeOffset now) => office.Runner(new(new Stopped(now)));

    async Task SweepAt(Office office, DateTimeOffset now) =>
        await new Sweep(db.Database, db.App, Runner(office, now), new(new Stopped(now)), TimeProvider.System).Once(default);

    /// <summary>Sweeps on the day on which silence ends, with a job that fails; how often this office's was run.</summary>
    async Task<int> Failing(Office office, int sweeps)
    {
        var attempts = 0;
        var clock = new ProductClock(new Stopped(office.At.AddDays(14)));
        var failing = new Job(Reactions.ObjectionSilent, (key, _) =>
        {
            if (key.OrganisationId == office.Organisation) attempts++;
            throw new InvalidDataException("as told");
        });
        var sweep = new Sweep(db.Database, db.App, office.Runner(clock, failing), clock, TimeProvider.System);
        for (var n = 0; n < sweeps; n++) await sweep.Once(default);
        return attempts;
    }
}
