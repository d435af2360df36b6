using System.Diagnostics;
using Npgsql;

namespace Trust.App;

/// <param name="Fast">For tests only: a crash of the machine may lose what was committed.</param>
/// <param name="Binaries">Take PostgreSQL from this folder instead of looking for it.</param>
public sealed record PostgresOptions(bool Fast = false, string? Binaries = null);

/// <summary>A PostgreSQL of Trust's own in the data folder, reachable through a socket file only.
///
/// 1. It outlives an app that was killed; the next start takes it over.
/// 2. Several processes may use it; the last one to stop stops it.
/// 3. Whoever serves keeps it: a server that died is started again beside the running app.
/// 4. It runs in a session of its own, so that Ctrl-C reaches the app first and the server when the app is done with it.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);   // after a crash the journal is replayed first
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    readonly ServerFolder folder;
    readonly SharedUse use;
    readonly PostgresOptions options;
    bool stopped;

    PrivatePostgres(ServerFolder folder, SharedUse use, PostgresOptions options, string superuser, int processId) =>
        (this.folder, this.use, this.options, Superuser, ProcessId) = (folder, use, options, superuser, processId);

    /// <summary>Connection string of the role <c>postgres</c>.</summary>
    public string Superuser { get; }

    public int ProcessId { get; private set; }

    public static async Task<PrivatePostgres> Start(string dataFolder, PostgresOptions options, CancellationToken ct)
    {
        var folder = ServerFolder.In(dataFolder);
        using var turn = await SharedUse.Turn(folder.StartLock, ct);
        var use = SharedUse.Join(folder.UseLock);
        try
        {
            var server = await Running(folder, options, ct);
            return new(folder, use, options, ConnectionString(folder), server.Pid);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Starts the server again whenever it has died, until <paramref name="stop"/>.</summary>
    /// <param name="trouble">Told each time why it could not be started; the next look tries again.</param>
    public async Task Keep(Action<ServerTrouble> trouble, CancellationToken stop)
    {
        using var look = new PeriodicTimer(BetweenLooks);
        while (await look.WaitForNextTickAsync(stop))
        {
            if (new Postmaster(ProcessId, folder).IsAlive || folder.MajorVersion is null) continue; // data that were taken away are not made anew
            try
            {
                using var turn = await SharedUse.Turn(folder.StartLock, stop);
                ProcessId = (await Running(folder, options, stop)).Pid;
            }
            catch (ServerTrouble why)
            {
                trouble(why);
            }
        }
    }

    /// <summary>There is a database of this name.</summary>
    public async Task<bool> Holds(string database, CancellationToken ct)
    {
        await using var once = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Superuser) { Pooling = false }.ConnectionString);
        await using var ask = once.CreateCommand("select exists (select from pg_database where datname = $1)");
        ask.Parameters.Add(new() { Value = database });
        return (bool)(await ask.ExecuteScalarAsync(ct))!; // exists is never null
    }

    /// <summary>Leaves the server, and stops it when nobody else uses it.</summary>
    public async Task Stop()
    {
        if (stopped) return;
        stopped = true;
        using var turn = await SharedUse.Turn(folder.StartLock, CancellationToken.None);
        if (use.LeaveAsLast() && Postmaster.RunningIn(folder) is { } server) await server.Stop();
    }

    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>The server of this folder, answering; taken over if it runs, else started. Asked by one at a time.</summary>
    static async Task<Postmaster> Running(ServerFolder folder, PostgresOptions options, CancellationToken ct)
    {
        if (Postmaster.RunningIn(folder) is not { } server)
        {
            var binaries = await Binaries(folder, options, ct);
            if (folder.MajorVersion is null) await Create(folder, binaries, options, ct);
            server = await Launch(folder, binaries, options, ct);
        }
        await Answer(server, ConnectionString(folder), ct);
        return server;
    }

    static string ConnectionString(ServerFolder folder) => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Socket,
        Port = 5432,
        Username = "postgres",
        Password = File.ReadAllText(folder.Password),
        Database = "postgres",
    }.ConnectionString;

    static async Task<PostgresBinaries> Binaries(ServerFolder folder, PostgresOptions options, CancellationToken ct) =>
        options.Binaries is null
            ? await PostgresBinaries.Find(folder.Packages, folder.MajorVersion, ct)
            : await PostgresBinaries.In(options.Binaries, ct) ?? throw new ServerTrouble($"There is no PostgreSQL in {options.Binaries}.");

    // made beside and then moved, so that an initdb cut short leaves nothing that looks like somebody's data
    static async Task Create(ServerFolder folder, PostgresBinaries binaries, PostgresOptions options, CancellationToken ct)
    {
        if (Directory.Exists(folder.NewData)) Directory.Delete(folder.NewData, recursive: true);
        ServerFolder.Hand(folder.NewData);
        var password = PrivateFile.NewPassword();
        PrivateFile.Write(folder.Password, password);
        var handed = Path.Combine(folder.Socket, "initdb.password");
        try
        {
            PrivateFile.Write(handed, password);
            ServerUser.Current.Own(handed);
            await ServerUser.Current.Run(binaries.Initdb,
            [
                "-D", folder.NewData, "-U", "postgres", $"--pwfile={handed}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", .. options.Fast ? (string[])["--no-sync"] : [],
            ], ct);
        }
        finally
        {
            File.Delete(handed);
        }
        Directory.Move(folder.NewData, folder.Data);
    }

    static async Task<Postmaster> Launch(ServerFolder folder, PostgresBinaries binaries, PostgresOptions options, CancellationToken ct)
    {
        // a file takes the log, since a pipe would end with the app; setsid is missing on macOS, where Ctrl-C then reaches both
        const string Script = """log=$1; shift; exec $(command -v setsid) "$@" > "$log" 2>&1 < /dev/null""";
        string[] settings =
        [
            "listen_addresses=", "port=5432", $"unix_socket_directories={folder.Socket}", "unix_socket_permissions=0700",
            "timezone=UTC", "log_checkpoints=off",
            .. options.Fast ? (string[])["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"] : [],
        ];
        string[] command = [binaries.Postgres, "-D", folder.Data, .. settings.SelectMany(setting => (string[])["-c", setting])];
        for (var attempt = 1; ; attempt++)
        {
            using var process = Process.Start(ServerUser.Current.Command("/bin/sh", ["-c", Script, "sh", folder.Log, .. command]))!;
            var server = new Postmaster(process.Id, folder);
            while (!process.HasExited && !server.IsWritten) await Task.Delay(20, ct);
            if (!process.HasExited) return server;
            var log = await File.ReadAllTextAsync(folder.Log, ct);
            // the children of a server that was killed take a moment to notice
            if (attempt == 20 || !log.Contains("shared memory block", StringComparison.Ordinal))
                throw new ServerTrouble($"PostgreSQL did not start: {log.Trim()}");
            await Task.Delay(250, ct);
        }
    }

    static async Task Answer(Postmaster server, string superuser, CancellationToken ct)
    {
        await using var once = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(superuser) { Pooling = false }.ConnectionString);
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await using var connection = await once.OpenConnectionAsync(ct);
                return;
            }
            catch (NpgsqlException trouble) when (server.IsAlive && waited.Elapsed < LongestStart && trouble.SqlState != PostgresErrorCodes.InvalidPassword)
            {
                await Task.Delay(20, ct);
            }
            catch (NpgsqlException trouble)
            {
                throw new ServerTrouble($"PostgreSQL runs in {server.Folder.Data} but does not answer: {trouble.Message}. Its log: {server.Folder.Log}");
            }
        }
    }
}
