using Npgsql;
using Trust.App;
using Trust.App.Tests;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.Adapters.Tests;

/// <summary>What every engine must do, whichever tool it is: on a real database, heard by the one Drain. An adapter's class makes the engine; what holds for that tool alone
/// stands there.</summary>
public abstract class ProcessEngineContract : IAsyncLifetime
{
    protected readonly TestDatabase db = new();
    readonly List<IAsyncDisposable> made = [];

    /// <summary>An engine as a process of its own would make it: what another keeps in memory it does not know.</summary>
    private protected abstract IProcessEngine Make(ProjectStore store, Books rulebooks, ICollection<IAsyncDisposable> toDispose);

    public Task InitializeAsync() => db.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var one in made) await one.DisposeAsync();
        await db.DisposeAsync();
    }

    [Fact]
    public async Task A_project_comes_into_use_and_its_process_waits_where_the_journal_says_after_every_step()
    {
        var office = await Open();
        await office.Until(now => { Agrees(office).GetAwaiter().GetResult(); return now.State is ProjectState.InUse; });
        await Agrees(office);
        Assert.Equal(1, await office.Count("events where type = 'project-in-use' and actor = 'system'"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Stages_taken_up_again_a_site_that_joins_and_the_end_are_followed()
    {
        var office = await InUse();
        await office.And(Acts.ReportsChange(1, data: true));
        Assert.Equal([Stage.Transparency, Stage.Security], await Agrees(office));
        await office.And(Acts.SiteJoins(new(Guid.NewGuid())));
        Assert.Equal(5, (await Agrees(office)).Count);
        await office.And(Acts.Reopens(Stage.Relevance));
        await Agrees(office);
        await office.And(Acts.Retires());
        Assert.Empty(await Agrees(office));
    }

    [Fact]
    public async Task A_cancelled_project_that_goes_on_waits_where_it_waited()
    {
        var office = await At(Stage.Relevance);
        await office.And(Acts.Cancels());
        await office.And(Acts.Resumes());
        Assert.Equal([Stage.Relevance], await Agrees(office));
    }

    [Fact]
    public async Task What_a_hand_over_missed_is_heard_in_order_afterwards()
    {
        var office = await Open();
        await office.With(engine: new Deaf()).Until(now => now.Of(Stage.Usability).State is StageState.Passed);
        Assert.Equal(0, await office.Number("heard_to"));

        await HearAll(office);
        Assert.Equal([Stage.Security], await Agrees(office));
    }

    [Fact]
    public async Task Heard_twice_does_no_harm()
    {
        var office = await At(Stage.Security);
        var (number, wakeUps) = ((await office.Now()).Number, await office.Count("wakeups"));
        await HearFromTheFirst(office);

        Assert.Equal([Stage.Security], await Agrees(office));
        Assert.Equal((number, wakeUps), ((await office.Now()).Number, await office.Count("wakeups")));
    }

    [Fact]
    public async Task After_a_restart_at_every_step_it_goes_on()
    {
        var office = await Open();
        for (var stage = Stage.Transparency; stage < Stage.Training; stage++)
        {
            office = With(office);
            await office.Until(now => now.Of(stage).State is StageState.Passed);
            Assert.Equal([stage + 1], await Agrees(With(office)));
        }
    }

    [Fact]
    public async Task Two_processes_that_hear_the_same_at_once_hear_each_entry_once()
    {
        var office = await Open();
        await office.With(engine: new Deaf()).Until(now => now.Of(Stage.Relevance).State is StageState.Passed);
        var (one, two) = (With(office), With(office));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? one : two).Drain.Run(office.Organisation, office.Project, default)));
        await HearAll(one);
        Assert.Equal([Stage.Usability], await Agrees(two));
    }

    [Fact]
    public async Task Killed_between_any_two_statements_a_hearing_is_there_whole_or_not_at_all()
    {
        var office = await At(Stage.Relevance);
        await office.With(engine: new Deaf()).Until(now => now.Of(Stage.Relevance).State is StageState.Passed);
        var (before, after) = (await office.Number("heard_to"), (await office.Now()).Number);
        await office.Tamper("create table kept as select * from process_instances");
        await using var line = new CutLine(db.Logins.App);
        await using var source = Database.Source(line.ConnectionString);
        var far = office.With(source, Engine(office));

        var (ends, message) = (new HashSet<bool>(), 0);
        for (var done = false; !done; message++)
        {
            Assert.True(message < 200, "never heard");
            await office.Tamper($"delete from process_instances; insert into process_instances select * from kept; update hearings set heard_to = {before} where project_id = @project");
            line.CutAfter(message);
            done = await Heard(far, after);
            line.Mend();
            var (open, heardTo) = await Where(office);
            ends.Add(heardTo == after);
            Assert.Equal(heardTo == after ? [Stage.Usability] : [Stage.Relevance], open);
            await HearAll(far);
            Assert.Equal([Stage.Usability], await Agrees(office));
        }
        Assert.Equal([false, true], ends.Order());
        Assert.True(message > 5, "nothing was cut");
    }

    [Fact]
    public async Task A_running_project_keeps_its_workflow_until_it_adopts_another()
    {
        var office = await At(Stage.Usability, TestRulebook.V1);
        var newer = With(office, TestRulebook.V1, TestRulebook.V2 with { Stages = [.. TestRulebook.V2.Stages.Reverse()] });
        await newer.Until(now => now.Of(Stage.Usability).State is StageState.Passed);
        Assert.Equal("test.1", (await Look(newer))!.Definition);
        Assert.Equal([Stage.Security], await Agrees(newer));

        await newer.And((_, at) => new AdoptRulebook(newer.Rulebooks.Get("test.2"), Olga.Is(), at));
        Assert.Equal("test.2", (await Look(newer))!.Definition);
        await newer.Until(now => now.Of(Stage.Security).State is StageState.Passed);
        Assert.Equal([Stage.Training], await Agrees(newer));
    }

    [Fact]
    public async Task What_the_engine_keeps_is_made_anew_from_the_journal()
    {
        var office = await At(Stage.Security);
        var before = await Look(office);
        await office.Tamper("delete from process_instances where project_id = @project");
        await Rebuild(office);
        Assert.Equivalent(before, await Look(office));
        await Rebuild(office);
        Assert.Equivalent(before, await Look(office));
        await office.Until(now => now.Of(Stage.Security).State is StageState.Passed);
        Assert.Equal([Stage.Training], await Agrees(office));
    }

    [Fact]
    public async Task With_what_it_keeps_lost_a_project_goes_on_by_itself()
    {
        var office = await At(Stage.Security);
        await office.Tamper("delete from process_instances where project_id = @project");
        await office.Until(now => now.Of(Stage.Security).State is StageState.Passed);
        Assert.Equal([Stage.Training], await Agrees(office));
        Assert.Equal(0, await office.Number("failures"));
    }

    private protected async Task<Office> Open(params Rulebook[] rulebooks) => With(await Office.Open(db, rulebooks: rulebooks), rulebooks);

    private protected async Task<Office> At(Stage stage, params Rulebook[] rulebooks)
    {
        var office = await Open(rulebooks);
        await office.Until(now => now.Of(stage).State is StageState.Active);
        return office;
    }

    private protected async Task<Office> InUse()
    {
        var office = await Open();
        await office.Until(now => now.State is ProjectState.InUse);
        return office;
    }

    /// <summary>The same project in another process, with these workflows or the ones before.</summary>
    private protected Office With(Office office, params Rulebook[] rulebooks)
    {
        var books = rulebooks is [] ? office.Rulebooks : new(rulebooks);
        return office.With(engine: Make(new(books), books, made), rulebooks: books);
    }

    private protected IProcessEngine Engine(Office office) => Make(office.Store, office.Rulebooks, made);

    /// <summary>The process waits at the gates that the state says, and at no other.</summary>
    private protected async Task<IReadOnlyList<Stage>> Agrees(Office office)
    {
        if (!(await office.Now()).Exists) return [];
        var (open, heardTo) = await Where(office);
        Assert.Equal(CoursePosition.OpenIn(await office.Now()), open);
        Assert.Equal((await office.Now()).Number, heardTo);
        return open;
    }

    async Task<(IReadOnlyList<Stage> Open, long HeardTo)> Where(Office office)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        await session.Execute("select from project_states for update", null, default); // the server may still be busy with what it was sent
        var project = (await office.Store.Load(session, office.Project, default)).Project;
        var heardTo = await session.QuerySingleOrDefault<long>("select heard_to from hearings where project_id = @project", new { project = office.Project }, default);
        var kept = (await Engine(office).Look(project, session, default))!; // it was begun
        // an engine that keeps nothing shows the state, whatever was heard of it
        return (kept.MovedBy is null && heardTo < project.Number ? [Stage.Relevance] : kept.Open, heardTo);
    }

    private protected async Task<ProcessInstance?> Look(Office office)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return await Engine(office).Look((await office.Store.Load(session, office.Project, default)).Project, session, default);
    }

    private protected async Task Rebuild(Office office)
    {
        var heardTo = await office.Number("heard_to");
        await using var session = await office.Database.Begin(office.Organisation, default);
        await Engine(office).Rebuild(office.Project, heardTo, session, default);
        await session.Commit(default);
    }

    private protected static async Task HearFromTheFirst(Office office)
    {
        await office.Tamper("update hearings set heard_to = 0 where project_id = @project");
        await HearAll(office);
    }

    private protected static async Task HearAll(Office office)
    {
        while (await office.Drain.Run(office.Organisation, office.Project, default) is { } heard && heard < (await office.Now()).Number) { }
    }

    static async Task<bool> Heard(Office far, long number)
    {
        try
        {
            return await far.Drain.Run(far.Organisation, far.Project, default) == number;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    sealed class Deaf : IProcessEngine
    {
        public string Name => "Deaf";

        public Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct) => throw new TimeoutException();

        public Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct) => Task.FromResult<ProcessInstance?>(null);

        public Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct) => Task.CompletedTask;
    }
}
