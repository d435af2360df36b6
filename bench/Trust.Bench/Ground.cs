using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Trust.App;
using Trust.App.Rulebooks;

namespace Trust.Bench;

/// <summary>A PostgreSQL of the measurement's own, with fsync on, and the parts below the doors as the product puts them together.</summary>
sealed class Ground : IAsyncDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "trust-bench-" + Guid.NewGuid().ToString("N")[..8]);
    readonly CancellationTokenSource closing = new();
    PrivatePostgres server = null!;     // started before anybody else sees this
    Task keeping = Task.CompletedTask;

    public Rulebooks Rulebooks { get; } = Rulebooks.Embedded();
    public string Superuser { get; private set; } = "";
    public string App { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public Parts Ours { get; private set; } = null!; // as the server

    public static async Task<Ground> Start()
    {
        var ground = new Ground();
        ground.server = await PrivatePostgres.Start(ground.folder, new(), default);
        var logins = await Roles.Ensure(ground.server.Superuser, new("owner-in-bench", "app-in-bench", "council-in-bench"), "bench", default);
        await Migrator.Migrate(logins.Owner, default);
        ground.Superuser = new NpgsqlConnectionStringBuilder(ground.server.Superuser) { Database = "bench" }.ConnectionString;
        (ground.App, ground.Owner) = (logins.App, logins.Owner);
        ground.Ours = ground.PartsOver(Database.Source(logins.App));
        return ground;
    }

    public Parts PartsOver(NpgsqlDataSource source)
    {
        var (database, store) = (new Database(source), new ProjectStore(Rulebooks));
        return new(database, store, new(database, store, new(database, store, new EmbeddedEngine(), new(new(TimeProvider.System), NullLogger<Alarm>.Instance), TimeProvider.System, NullLogger<Drain>.Instance)));
    }

    public async Task<Founded> Found()
    {
        var clock = new ProductClock(TimeProvider.System);
        return await new Organisations(Ours.Database, new(Ours.Database, clock, TimeProvider.System), clock, TimeProvider.System).Create("Bench", "en", null, default);
    }

    /// <summary>The server dies at once, as in a power cut, and is started again beside those who use it.</summary>
    public async Task KillServer()
    {
        using (var dying = Process.GetProcessById(server.ProcessId))
        {
            dying.Kill();
            await dying.WaitForExitAsync();
        }
        keeping = server.Keep(trouble => Console.Error.WriteLine(trouble.Message), closing.Token);
        while (!await Answers()) await Task.Delay(100);
    }

    async Task<bool> Answers()
    {
        try
        {
            return await server.Holds("bench", default);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

sealed record Parts(Database Database, ProjectStore Store, Projects Projects);
