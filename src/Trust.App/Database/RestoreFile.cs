using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>Puts a backup into a new database: all of it or nothing. The database is first brought to the schema of the
/// backup, filled, and then migrated on, so an old backup fits a newer Trust.</summary>
public static class RestoreFile
{
    public static async Task<BackupManifest> Read(string owner, string file, CancellationToken ct)
    {
        using var zip = await ZipFile.OpenReadAsync(file, ct);
        var manifest = await Manifest(zip, ct);
        await Check(zip, manifest, ct);

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        if (await Migrator.Version(connection, ct) > manifest.Schema)
            throw new ServerTrouble("The database is already newer than the backup. Restore into a new, empty database.");
        await Migrator.Migrate(owner, [.. Migration.All.Where(m => m.Version <= manifest.Schema)], ct);
        await Fill(connection, zip, manifest, ct);
        await Migrator.Migrate(owner, ct);
        await connection.ExecuteAsync(new CommandDefinition("analyze;", cancellationToken: ct));
        return manifest;
    }

    /// <summary>A backup without people of the demo goes where production lives. False also for what is no backup: reading it says why.</summary>
    public static async Task<bool> IsOfProduction(string file, CancellationToken ct)
    {
        try
        {
            using var zip = await ZipFile.OpenReadAsync(file, ct);
            return (await Manifest(zip, ct)).Tables.All(t => t is not { Name: "public.demo_people", Rows: > 0 });
        }
        catch (Exception trouble) when (trouble is ServerTrouble or IOException or InvalidDataException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    static async Task<BackupManifest> Manifest(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.Entry) ?? throw new ServerTrouble("This file is no backup of Trust: it has no manifest.");
        await using var stream = await entry.OpenAsync(ct);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupManifest.Json, ct);
        if (manifest?.Format != BackupManifest.CurrentFormat) throw new ServerTrouble($"This Trust reads backups of the form {BackupManifest.CurrentFormat}, not {manifest?.Format}.");
        if (manifest.Schema > Migration.All.Max(m => m.Version)) throw new ServerTrouble("The backup was made by a newer Trust. Restore it with that one.");
        return manifest;
    }

    // the whole file is read once before anything is written
    static async Task Check(ZipArchive zip, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var table in manifest.Tables)
        {
            await using var stream = await Entry(zip, table).OpenAsync(ct);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)) != table.Sha256)
                throw new ServerTrouble($"The backup is damaged: {table.Name} is not what was written.");
        }
    }

    static async Task Fill(NpgsqlConnection connection, ZipArchive zip, BackupManifest manifest, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tables = await StoredTable.In(connection, ct);
        await AllRows.OpenForWriting(connection, tables, ct);
        foreach (var table in tables)
            if (await Count(connection, table, ct) > 0)
                throw new ServerTrouble($"The database already holds rows in {table.Name}. Restore into a new, empty one.");

        var unknown = manifest.Tables.Select(t => t.Name).Except(tables.Select(t => t.Name)).FirstOrDefault();
        if (unknown is not null) throw new ServerTrouble($"The backup holds a table that this schema lacks: {unknown}.");
        foreach (var table in tables)
            if (manifest.Tables.FirstOrDefault(t => t.Name == table.Name) is { } saved)
                await Fill(connection, zip, table, saved, ct);
        foreach (var (name, value) in manifest.Sequences)
            await connection.ExecuteAsync(new CommandDefinition("select setval(@name::regclass, @value)", new { name, value }, cancellationToken: ct));
        await AllRows.CloseAfterWriting(connection, tables, ct);
        await transaction.CommitAsync(ct);
    }

    static async Task Fill(NpgsqlConnection connection, ZipArchive zip, StoredTable table, BackupTable saved, CancellationToken ct)
    {
        // columns go into SQL, so only the catalogue's own spelling is taken
        if (saved.Columns.Except(table.Columns).FirstOrDefault() is { } strange)
            throw new ServerTrouble($"The backup holds a column that {table.Name} lacks: {strange}.");
        await using (var from = await Entry(zip, saved).OpenAsync(ct))
        await using (var into = await connection.BeginRawBinaryCopyAsync(table.Copy(saved.Columns, "from stdin"), ct))
            await from.CopyToAsync(into, ct);
        var rows = await Count(connection, table, ct);
        if (rows != saved.Rows) throw new ServerTrouble($"{table.Name} should hold {saved.Rows} rows and holds {rows}; nothing was restored.");
    }

    static Task<long> Count(NpgsqlConnection connection, StoredTable table, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {table.Name}", cancellationToken: ct));

    static ZipArchiveEntry Entry(ZipArchive zip, BackupTable table) =>
        zip.GetEntry(table.Entry) ?? throw new ServerTrouble($"The backup is damaged: {table.Name} is missing.");
}
