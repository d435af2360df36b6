using System.Text.Json;
using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>Connection strings of the three roles to one database.</summary>
public sealed record Logins(string Owner, string App, string Council);

/// <summary>The passwords of the three roles, made once and kept in the data folder.</summary>
public sealed record Passwords(string Owner, string App, string Council)
{
    public static Passwords New() => new(PrivateFile.NewPassword(), PrivateFile.NewPassword(), PrivateFile.NewPassword());

    public static Passwords In(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, "roles.json");
        if (!File.Exists(path)) PrivateFile.Write(path, JsonSerializer.Serialize(New()));
        return JsonSerializer.Deserialize<Passwords>(File.ReadAllText(path)) ?? throw new ServerTrouble($"{path} is empty.");
    }
}

/// <summary>The three roles. <c>trust_owner</c> owns and migrates, <c>trust_app</c> serves, <c>trust_council</c> alone reads a
/// council's own notes. None is superuser. What each may do is granted by the migrations.</summary>
public static class Roles
{
    public const string Owner = "trust_owner";
    public const string App = "trust_app";
    public const string Council = "trust_council";

    const string OneAtATime = "select pg_advisory_lock(hashtextextended('trust.roles', 0))";

    const string Existing = """
        select rolname
        from pg_roles
        where rolname = any(@names)
        """;

    const string MayCreateRoles = """
        select rolsuper or rolcreaterole
        from pg_roles
        where rolname = current_user
        """;

    const string DatabaseExists = """
        select exists (select from pg_database where datname = @database)
        """;

    /// <summary>On Trust's own server: makes or repairs the three roles and the database.</summary>
    public static async Task<Logins> Ensure(string superuser, Passwords passwords, string database, CancellationToken ct)
    {
        await using var connection = await Alone(superuser, ct);
        var existing = await ExistingRoles(connection, ct);
        foreach (var (role, password) in ((string, string)[])[(Owner, passwords.Owner), (App, passwords.App), (Council, passwords.Council)])
        {
            var verb = existing.Contains(role) ? "alter" : "create";
            await Do(connection, $"{verb} role {role} login nosuperuser nocreatedb nocreaterole nobypassrls password '{password}'", ct);
        }
        var name = Quoted(database);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(DatabaseExists, new { database }, cancellationToken: ct)))
            await Do(connection, $"create database {name} owner {Owner}", ct);
        await Do(connection, $"revoke all on database {name} from public; grant connect on database {name} to {App}, {Council}", ct);
        return new(Login(superuser, database, Owner, passwords.Owner), Login(superuser, database, App, passwords.App),
            Login(superuser, database, Council, passwords.Council));
    }

    /// <summary>On somebody else's server, as the database's owner: makes the two lesser roles if it may, else says what to run.</summary>
    public static async Task<Logins> EnsureBelow(string owner, Passwords passwords, CancellationToken ct)
    {
        await using var connection = await Alone(owner, ct);
        var existing = await ExistingRoles(connection, ct);
        (string Name, string Password)[] wanted = [(App, passwords.App), (Council, passwords.Council)];
        var sql = string.Join("\n", wanted.Where(role => !existing.Contains(role.Name)).Select(role => $"create role {role.Name} login password '{role.Password}';"));
        if (sql.Length > 0)
        {
            if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(MayCreateRoles, cancellationToken: ct)))
                throw new ServerTrouble($"Trust needs two roles that its owner may not create. Run this as an administrator of the server, then start again:\n{sql}");
            await Do(connection, sql, ct);
        }
        var database = new NpgsqlConnectionStringBuilder(owner).Database!;
        return new(owner, Login(owner, database, App, passwords.App), Login(owner, database, Council, passwords.Council));
    }

    static async Task<NpgsqlConnection> Alone(string connectionString, CancellationToken ct)
    {
        // not pooled: closing it lets the next one in
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await Do(connection, OneAtATime, ct);
        return connection;
    }

    static async Task<HashSet<string>> ExistingRoles(NpgsqlConnection connection, CancellationToken ct) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(Existing, new { names = new[] { Owner, App, Council } }, cancellationToken: ct))];

    static Task Do(NpgsqlConnection connection, string sql, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: ct));

    static string Login(string to, string database, string role, string password) =>
        new NpgsqlConnectionStringBuilder(to) { Database = database, Username = role, Password = password }.ConnectionString;

    static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
