using Hangfire.PostgreSql;
using Npgsql;
using Trust.App;

namespace Trust.Adapters.Hangfire;

/// <summary>Hangfire's own tables, made by its own scripts as their owner; the app's role may read and write them and owns none. They are never the truth and in no backup.</summary>
public static class HangfireTables
{
    internal const string Schema = "hangfire";

    const string Alone = "select pg_advisory_lock(hashtext('trust.hangfire'))";

    const string Grants = $"""
        grant usage on schema {Schema} to trust_app;
        grant select, insert, update, delete on all tables in schema {Schema} to trust_app;
        grant usage, select on all sequences in schema {Schema} to trust_app;
        """;

    /// <summary>Makes them, or brings them up to this version of Hangfire; one process at a time.</summary>
    /// <param name="owner">Connection string of the role that migrates.</param>
    public static async Task Install(string owner, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await Do(connection, Alone, ct);
        PostgreSqlObjectsInstaller.Install(connection, Schema);
        await Do(connection, Grants, ct);
    }

    /// <exception cref="ServerTrouble">They are not there.</exception>
    internal static async Task Demand(Database database, CancellationToken ct)
    {
        if ((await database.Outside<bool>($"select to_regclass('{Schema}.job') is not null", null, ct)) is [false])
            throw new ServerTrouble("Jobs is set to Hangfire, and its tables are not there. Start Trust once with ConnectionStrings__TrustOwner, which makes them.");
    }

    static async Task Do(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
