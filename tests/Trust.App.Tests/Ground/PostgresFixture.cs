using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Trust.App.Tests.Ground;

/// <summary>One PostgreSQL for all tests of a process, and in it one migrated database that each test class copies. It is, in this order: the server that
/// <c>TRUST_TEST_POSTGRES</c> names; a private one of this machine's binaries; a container, where the tests were built with Testcontainers and Docker answers; a private one of npm's binaries.</summary>
public sealed class PostgresFixture
{
    static readonly Lazy<Task<PostgresFixture>> Started = new(Start);

    // roles belong to the whole server, which several test processes may share
    static readonly Passwords Same = new("owner-in-tests", "app-in-tests", "council-in-tests");

    // held here, or the collector would close its pipe and so end the server
    static Process? waiting;

    readonly string superuser;
    readonly string template;

    PostgresFixture(string superuser, string template) => (this.superuser, this.template) = (superuser, template);

    public static Task<PostgresFixture> Shared => Started.Value;

    public string Superuser => superuser;

    /// <summary>A copy of the migrated database, in some 30 ms; or of another, to which nobody is connected.</summary>
    public async Task<Logins> Clone(string name, string? of = null)
    {
        await Run($"create database \"{name}\" template \"{of ?? template}\" owner {Roles.Owner}");
        return await Roles.Ensure(superuser, Same, name, default);
    }

    /// <summary>An empty database, in which the roles exist and nothing else.</summary>
    public Task<Logins> Empty(string name) => Roles.Ensure(superuser, Same, name, default);

    public Task Drop(string name) => Run($"drop database if exists \"{name}\" with (force)");

    static async Task<PostgresFixture> Start()
    {
        var superuser = Environment.GetEnvironmentVariable("TRUST_TEST_POSTGRES") ?? await Container() ?? await StartPrivate();
        var schema = string.Concat(Migration.All.Select(m => m.Checksum));
        var template = "template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..12];
        var logins = await Roles.Ensure(superuser, Same, template, default);
        await Migrator.Migrate(logins.Owner, default);
        return new(superuser, template);
    }

    static async Task<string?> Container() => await PostgresBinaries.AreHere(default) ? null : await Containers.Start();

    static async Task<string> StartPrivate()
    {
        var folder = Path.Combine(Path.GetTempPath(), "trust-test-" + Guid.NewGuid().ToString("N")[..8]);
        var server = await PrivatePostgres.Start(folder, new(Fast: true), default);
        StopWithThisProcess(server.ProcessId, folder);
        return server.Superuser;
    }

    // the test host may be killed at its end, so someone else waits for it: the pipe closes with this process, however it dies
    static void StopWithThisProcess(int server, string folder) => waiting = Process.Start(new ProcessStartInfo("/bin/sh",
        ["-c", "read -r _; kill -QUIT $1; while kill -0 $1 2>/dev/null; do sleep 0.1; done; rm -rf \"$2\"", "sh", server.ToString(), folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });

    async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
