using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>What a backup says about itself; the last entry of its file.</summary>
public sealed record BackupManifest(string Format, DateTimeOffset MadeAt, int Schema, string Postgres,
    IReadOnlyList<BackupTable> Tables, IReadOnlyDictionary<string, long> Sequences)
{
    public const string CurrentFormat = "trust.backup.1";
    public const string Entry = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Rows => Tables.Sum(t => t.Rows);
}

public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string Entry => $"tables/{Name}.copy";
}

/// <summary>The whole database in one zip file: each table through COPY in binary, in one snapshot, without pg_dump,
/// which Trust's own PostgreSQL may lack.
///
/// Secrets inside, so keep the file as closely as the server: the data protection keys (whoever has them can forge a
/// sign-in cookie), password and token hashes, what people wrote, councils' notes. Not inside: the passwords of the
/// three database roles, since a new data folder makes its own, and settings given from outside (mail server, sign-in provider).
/// </summary>
public static class BackupFile
{
    const string ServerVersion = "select current_setting('server_version')";

    const string Sequences = """
        select format('%I.%I', schemaname, sequencename), last_value
        from pg_sequences
        where schemaname in ('public', 'council') and last_value is not null
        """;

    /// <param name="everyRow">Connection string of a superuser, or of the owner; as owner, the app waits while its tables are read.</param>
    public static async Task<BackupManifest> Write(string everyRow, string file, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(everyRow) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var tables = await StoredTable.In(connection, ct);
        await AllRows.Open(connection, tables, ct);

        var beside = file + ".partial";
        File.Delete(beside);
        try
        {
            var manifest = await Write(connection, tables, beside, now, ct);
            File.Move(beside, file, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    static async Task<BackupManifest> Write(NpgsqlConnection connection, IReadOnlyList<StoredTable> tables, string path, DateTimeOffset now, CancellationToken ct)
    {
        await using var stream = PrivateFile.Create(path);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        var written = new List<BackupTable>();
        foreach (var table in tables) written.Add(await Write(connection, table, zip, ct));
        var sequences = await connection.QueryAsync<(string Name, long Value)>(new CommandDefinition(Sequences, cancellationToken: ct));
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, now,
            await Migrator.Version(connection, ct),
            await connection.ExecuteScalarAsync<string>(new CommandDefinition(ServerVersion, cancellationToken: ct)) ?? "",
            written, sequences.ToDictionary(s => s.Name, s => s.Value));
        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, ct);
        return manifest;
    }

    static async Task<BackupTable> Write(NpgsqlConnection connection, StoredTable table, ZipArchive zip, CancellationToken ct)
    {
        var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {table.Name}", cancellationToken: ct));
        var row = new BackupTable(table.Name, table.Columns, rows, "");
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(row.Entry, CompressionLevel.Fastest).OpenAsync(ct);
        await using var copy = await connection.BeginRawBinaryCopyAsync(table.Copy(table.Columns, "to stdout"), ct);
        var buffer = new byte[128 * 1024];
        for (int read; (read = await copy.ReadAsync(buffer, ct)) > 0;)
        {
            sha.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return row with { Sha256 = Convert.ToHexStringLower(sha.GetHashAndReset()) };
    }
}
