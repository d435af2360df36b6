using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>A transaction that reads or writes every organisation's rows, as a backup and a restore must.
/// A superuser may; the owner lifts the forced row security for this transaction, during which the tables are its alone.</summary>
static class AllRows
{
    // row_security = off makes a policy that would hide rows an error: a backup is whole or it is none
    const string MayPass = """
        set local row_security = off;
        select rolsuper or rolbypassrls
        from pg_roles
        where rolname = current_user
        """;

    public static async Task Open(NpgsqlConnection connection, IReadOnlyList<StoredTable> tables, CancellationToken ct)
    {
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(MayPass, cancellationToken: ct))) return;
        await Each(connection, tables.Where(t => t.IsForced), "no force row level security", ct);
    }

    /// <summary>Rows come back as they were: no trigger changes or refuses them, and keys are checked at the end.</summary>
    public static async Task OpenForWriting(NpgsqlConnection connection, IReadOnlyList<StoredTable> tables, CancellationToken ct)
    {
        await Open(connection, tables, ct);
        await Each(connection, tables, "disable trigger user", ct);
        await connection.ExecuteAsync(new CommandDefinition("set constraints all deferred", cancellationToken: ct));
    }

    public static async Task CloseAfterWriting(NpgsqlConnection connection, IReadOnlyList<StoredTable> tables, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("set constraints all immediate", cancellationToken: ct));
        await Each(connection, tables, "enable trigger user", ct);
        await Each(connection, tables.Where(t => t.IsForced), "force row level security", ct);
    }

    static async Task Each(NpgsqlConnection connection, IEnumerable<StoredTable> tables, string change, CancellationToken ct)
    {
        var sql = string.Join(";\n", tables.Select(t => $"alter table {t.Name} {change}"));
        if (sql.Length > 0) await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: ct));
    }
}
