using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>One file of <c>db/migrations</c>.</summary>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>All that this build carries, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Embedded().OrderBy(m => m.Version)];

    /// <summary>Line ends may differ between checkouts, the text may not.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    static IEnumerable<Migration> Embedded()
    {
        const string Folder = "migrations/";
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(int.Parse(name[..4]), name, reader.ReadToEnd());
        }
    }
}

/// <summary>Brings a database to this build's schema: forward only, each file once, in a transaction of its own.
/// Any number of processes may do it at once; one works, the others wait and find nothing left.</summary>
public static class Migrator
{
    const long Lock = 0x7472_7573_7401;     // "trust" and 1

    const string Table = """
        create table if not exists schema_version (
            version integer primary key,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now()
        );
        grant select on schema_version to trust_app
        """;

    const string Applied = """
        select version, name, checksum
        from schema_version
        order by version
        """;

    const string Newest = """
        select coalesce(max(version), 0)
        from schema_version
        """;

    const string Record = """
        insert into schema_version (version, name, checksum)
        values (@Version, @Name, @Checksum)
        """;

    /// <summary>Returns how many files were applied now.</summary>
    public static Task<int> Migrate(string owner, CancellationToken ct) => Migrate(owner, Migration.All, ct);

    public static async Task<int> Migrate(string owner, IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        // not pooled: the lock ends with the connection, whatever happens
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 0, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition(Table, cancellationToken: ct));
        var applied = (await connection.QueryAsync<(int Version, string Name, string Checksum)>(new CommandDefinition(Applied, cancellationToken: ct)))
            .ToDictionary(a => a.Version);
        Compare(applied.Values, migrations);

        var missing = migrations.Where(m => !applied.ContainsKey(m.Version)).OrderBy(m => m.Version).ToList();
        foreach (var migration in missing) await Apply(connection, migration, ct);
        return missing.Count;
    }

    /// <summary>The newest file applied; 0 in a new database.</summary>
    public static async Task<int> Version(NpgsqlConnection connection, CancellationToken ct)
    {
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select to_regclass('public.schema_version') is not null", cancellationToken: ct));
        return exists ? await connection.ExecuteScalarAsync<int>(new CommandDefinition(Newest, cancellationToken: ct)) : 0;
    }

    static void Compare(IEnumerable<(int Version, string Name, string Checksum)> applied, IReadOnlyList<Migration> migrations)
    {
        var newest = migrations.Count == 0 ? 0 : migrations.Max(m => m.Version);
        foreach (var (version, name, checksum) in applied)
        {
            var known = migrations.FirstOrDefault(m => m.Version == version);
            if (known is null)
                throw new ServerTrouble($"The database was migrated by a newer Trust ({name}); this one knows the schema up to {newest:0000}. Start the newer one.");
            if (known.Checksum != checksum)
                throw new ServerTrouble($"Migration {name} was changed after it was applied to this database. Put the file back as it was and add a new one.");
        }
    }

    static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(migration.Sql, transaction: transaction, commandTimeout: 0, cancellationToken: ct));
            await connection.ExecuteAsync(new CommandDefinition(Record, new { migration.Version, migration.Name, migration.Checksum }, transaction, cancellationToken: ct));
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException trouble)
        {
            throw new ServerTrouble($"Migration {migration.Name} failed and changed nothing: {trouble.MessageText} ({trouble.SqlState}, at character {trouble.Position})");
        }
    }
}
