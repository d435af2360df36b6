using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust backup FILE</c>: database, files and keys in one file. Which secrets are inside: <see cref="BackupFile"/>.</summary>
public sealed class Backup(TimeProvider clock, string dataFolder, TextWriter output)
{
    public async Task<int> Run(string everyRow, string file, CancellationToken ct)
    {
        try
        {
            var backup = await BackupFile.Write(everyRow, file, clock.GetUtcNow(), ct);
            LastBackup.Write(dataFolder, backup.MadeAt);
            await output.WriteLineAsync($"{file}: {backup.Rows} rows of {backup.Tables.Count} tables, {new FileInfo(file).Length / 1024} KB.");
            await output.WriteLineAsync("It holds everything that people wrote and the keys to their sign-in: keep it as safe as the server.");
            return 0;
        }
        catch (Exception trouble) when (trouble is ServerTrouble or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"No backup was made: {trouble.Message}");
            return 1;
        }
    }
}
