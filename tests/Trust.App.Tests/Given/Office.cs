using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests;

/// <summary>An organisation of its own with one project, and the parts below the doors as the product puts them together.</summary>
sealed class Office
{
    /// <summary>The steps by which most tests begin: something of everything that a journal holds.</summary>
    static readonly Act[] Beginning =
    [
        Acts.Creates(), Acts.GivesRole(Sonja, ProjectRole.Sponsor), Acts.Seats(Council, Walter),
        Acts.Gives(Stage.Security, "dpia"), Acts.Objects(1, Walter, blocking: true, LindtalCouncil, Stage.Transparency),
    ];

    readonly TestDatabase db;

    Office(TestDatabase db, Founded founded, NpgsqlDataSource app, Books rulebooks, IProcessEngine engine, Alarm? alarm = null)
    {
        this.db = db;
        (Organisation, Administrator, Project) = (founded.Organisation, founded.Administrator, new(Guid.NewGuid()));
        Rulebooks = rulebooks;
        Database = new(app);
        Store = new(rulebooks);
        Alarm = alarm ?? new(new(TimeProvider.System), NullLogger<Alarm>.Instance);
        Drain = new(Database, Store, engine, Alarm, TimeProvider.System, NullLogger<Drain>.Instance);
        Projects = new(Database, Store, Drain);
        Pump = new(Database, Drain, TimeProvider.System);
    }

    public OrganisationId Organisation { get; }
    public PersonId Administrator { get; }
    public ProjectId Project { get; init; }
    public Books Rulebooks { get; }
    public Database Database { get; }
    public ProjectStore Store { get; }
    public Alarm Alarm { get; }
    public Drain Drain { get; }
    public Projects Projects { get; }
    public Pump Pump { get; }
    public DateTimeOffset At { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <param name="app">The way to the database when it is not the fixture's own.</param>
    public static async Task<Office> Open(TestDatabase db, IProcessEngine? engine = null, NpgsqlDataSource? app = null, params Rulebook[] rulebooks)
    {
        var clock = new ProductClock(TimeProvider.System);
        var founded = await new Organisations(db.Database, new(db.Database, clock, TimeProvider.System), clock, TimeProvider.System).Create("Office", "en", null, default);
        return new(db, founded, app ?? db.App, new(rulebooks is [] ? [TestRulebook.V1, TestRulebook.V2] : rulebooks), engine ?? new EmbeddedEngine());
    }

    /// <summary>An office in which a project has begun.</summary>
    public static async Task<Office> Begun(TestDatabase db, IProcessEngine? engine = null)
    {
        var office = await Open(db, engine);
        await office.And(Beginning);
        return office;
    }

    /// <summary>The same organisation and project, seen through another connection, engine, alarm or set of workflows.</summary>
    public Office With(NpgsqlDataSource? app = null, IProcessEngine? engine = null, Alarm? alarm = null, Books? rulebooks = null) =>
        new(db, new(Organisation, Administrator, default, default), app ?? db.App, rulebooks ?? Rulebooks, engine ?? new EmbeddedEngine(), alarm) { Project = Project, At = At };

    /// <summary>Another project beside it.</summary>
    public Office WithProject() =>
        new(db, new(Organisation, Administrator, default, default), db.App, Rulebooks, new EmbeddedEngine()) { At = At };

    public async Task<Project> Now()
    {
        await using var session = await Database.Begin(Organisation, default);
        var project = (await Store.Load(session, Project, default)).Project;
        return project.Exists ? project : project with { Rules = Rulebooks.All[0] };
    }

    public Ask Asks(ProjectCommand command)
    {
        var (written, typed) = Writing.Down(command);
        return new(Organisation, Project, written) { Typed = typed };
    }

    public Task<Outcome> Do(ProjectCommand command) => Projects.Execute(Asks(command), default);

    /// <summary>Runs the product's jobs by that clock, or those given.</summary>
    public JobRunner Runner(ProductClock clock, params Job[] jobs) =>
        new(Database, jobs is [] ? [Jobs.Lapses(Database, Store, Projects, clock), Jobs.Plans(new(Database, Store, Alarm, clock))] : jobs, Alarm, clock, TimeProvider.System, NullLogger<JobRunner>.Instance);

    /// <summary>An hour later somebody does something, which must do something.</summary>
    public async Task And(params Act[] acts)
    {
        foreach (var act in acts) await Done(await Now(), act);
    }

    async Task<Project> Done(Project now, Act act)
    {
        At = At.AddHours(1);
        var outcome = await Do(act(now, At));
        var done = Assert.IsType<Outcome.Done>(outcome);
        Assert.NotEmpty(done.Events);
        return await Now();
    }

    /// <summary>The project goes its right way until it has come somewhere.</summary>
    public async Task Until(Func<Project, bool> reached)
    {
        var now = await Now();
        if (!now.Exists) now = await Done(now, Acts.Creates());
        for (var steps = 0; !reached(now); steps++)
        {
            Assert.True(steps < 200, "never reached");
            now = await Done(now, (project, at) => Diligence.Next(project, at, Situations.HolderOf, Sonja)!); // fails above when nothing is left
        }
    }

    public async Task<CheckedJournal> Check((long, string)? anchor = null) => await new JournalCheck(Database, Store).Run(Organisation, Project, anchor, default);

    public async Task<List<StoredEvent>> Journal()
    {
        await using var session = await Database.Begin(Organisation, default);
        return await Store.ReadEvents(session, Project, 0, default).ToListAsync();
    }

    /// <summary>As somebody who holds the server's superuser and passes every guard; parameters are the organisation and the project.</summary>
    public async Task<int> Tamper(string sql)
    {
        var name = new NpgsqlConnectionStringBuilder(db.Logins.Owner).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = name, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using (var unguarded = new NpgsqlCommand("set session_replication_role = replica", connection)) await unguarded.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql.Replace("@organisation", $"'{Organisation}'").Replace("@project", $"'{Project}'"), connection);
        return await command.ExecuteNonQueryAsync();
    }
}
