using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>What the app's role may do that it must not. The app serves only when this is empty: the journal's word
/// that nobody rewrote it through Trust rests on it, and a body's that nobody reads along in its room.</summary>
public static class StartCheck
{
    const string Superuser = """
        select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
        union all
        select 'may pass by row security' from pg_roles where rolname = current_user and rolbypassrls
        """;

    // a superuser counts as a member of every role, so ownership is asked of others only
    const string Owns = """
        select 'owns the table ' || c.oid::regclass
        from pg_class c
        join pg_roles r on r.rolname = current_user
        where c.relkind in ('r', 'p') and not r.rolsuper and pg_has_role(current_user, c.relowner, 'member')
        order by 1
        limit 3
        """;

    const string Rewrites = """
        select 'may ' || lower(privilege) || ' events'
        from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
        where to_regclass('public.events') is not null
          and (has_table_privilege(to_regclass('public.events'), privilege)
               or privilege = 'UPDATE' and has_any_column_privilege(to_regclass('public.events'), privilege))
        """;

    const string Enters = """
        select 'may enter the rooms of the bodies (schema council)'
        where to_regnamespace('council') is not null and has_schema_privilege('council', 'usage')
        """;

    /// <summary>One line for each thing too much, in the operator's words; empty when all is well.</summary>
    public static Task<IReadOnlyList<string>> Problems(NpgsqlDataSource app, CancellationToken ct) => Ask(app, "serve", [Superuser, Owns, Rewrites, Enters], ct);

    /// <summary>The same of the role that opens the bodies' own rooms: row security must bind it.</summary>
    public static Task<IReadOnlyList<string>> ProblemsOfRooms(NpgsqlDataSource council, CancellationToken ct) => Ask(council, "open the bodies’ rooms", [Superuser, Owns, Rewrites], ct);

    static async Task<IReadOnlyList<string>> Ask(NpgsqlDataSource source, string what, IEnumerable<string> questions, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var role = await connection.ExecuteScalarAsync<string>(new CommandDefinition("select current_user", cancellationToken: ct));
        var found = new List<string>();
        foreach (var sql in questions)
            found.AddRange(await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: ct)));
        return [.. found.Select(problem => $"The role {role}, as which Trust would {what}, {problem}.")];
    }
}
