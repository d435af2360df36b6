using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust restore FILE</c>: into a new, empty database, all of it or nothing.</summary>
public sealed class Restore(TextWriter output)
{
    public async Task<int> Run(string owner, string file, CancellationToken ct)
    {
        try
        {
            var backup = await RestoreFile.Read(owner, file, ct);
            await output.WriteLineAsync($"Restored {backup.Rows} rows of {backup.Tables.Count} tables, as they were on {backup.MadeAt:yyyy-MM-dd HH:mm} UTC. Counts and digests agree.");
            return 0;
        }
        catch (Exception trouble) when (trouble is ServerTrouble or NpgsqlException or IOException or InvalidDataException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            await output.WriteLineAsync($"Nothing was restored: {trouble.Message}");
            return 1;
        }
    }
}
