using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust restore FILE</c>: into a new, empty database, all of it or nothing; then every journal is proved.
/// 1 when one is not intact: its rows stay, since a journal that was altered before the backup is what an auditor wants to see.</summary>
public sealed class Restore(TextWriter output)
{
    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    public async Task<int> Run(string owner, string app, string file, CancellationToken ct)
    {
        try
        {
            var backup = await RestoreFile.Read(owner, file, ct);
            await output.WriteLineAsync($"Restored {backup.Rows} rows of {backup.Tables.Count} tables, as they were on {backup.MadeAt:yyyy-MM-dd HH:mm} UTC. Counts and digests agree.");
        }
        catch (Exception trouble) when (trouble is ServerTrouble or NpgsqlException or IOException or InvalidDataException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            await output.WriteLineAsync($"Nothing was restored: {trouble.Message}");
            return 1;
        }
        return await Prove(owner, app, ct);
    }

    async Task<int> Prove(string owner, string app, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddTrust(app).BuildServiceProvider();
        var journals = await services.GetRequiredService<EveryJournal>().Prove(owner, ct);
        var organisations = journals.Select(j => j.Organisation).Distinct().Count();
        foreach (var (organisation, stream, check) in journals.Where(j => !j.Check.Holds))
            await output.WriteLineAsync($"The journal {stream} of organisation {organisation} is not intact: {string.Join(", ", check.Flaws.Select(f => $"{f.Kind} at entry {f.Number}"))}.");

        var broken = journals.Count(j => !j.Check.Holds);
        await output.WriteLineAsync(broken == 0
            ? $"Proved {journals.Count} journals of {organisations} organisations, {journals.Sum(j => j.Check.Entries)} entries: every one is intact."
            : $"{broken} of {journals.Count} journals are not intact. The backup came back as it was made, so they were altered before.");
        return broken == 0 ? 0 : 1;
    }
}
