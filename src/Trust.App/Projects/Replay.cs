using Trust.Domain;

namespace Trust.App;

/// <summary>Read tables that another Trust filled are filled anew before this one serves (decision 0025).</summary>
public sealed class Replay(Database database, ProjectStore store)
{
    const string OfOthers = "select organisations_to_replay(@version)";

    // whoever writes an entry waits for this row, by its foreign key: nobody writes rows of the older kind meanwhile, and of several starts one replays
    const string Alone = """
        select read_tables <> @version
        from organisations
        where id = @organisation
        for update
        """;

    const string Done = "update organisations set read_tables = @version where id = @organisation";

    /// <summary>The organisations whose read tables are not of this version.</summary>
    public Task<IReadOnlyList<OrganisationId>> Missing(CancellationToken ct) => database.Outside<OrganisationId>(OfOthers, new { version = ReadModels.Version }, ct);

    /// <returns>How many organisations were replayed, and how many entries.</returns>
    public async Task<(int Organisations, long Entries)> Run(CancellationToken ct)
    {
        var (organisations, entries) = (0, 0L);
        foreach (var organisation in await Missing(ct))
        {
            await using var session = await database.Begin(organisation, ct);
            var which = new { organisation, version = ReadModels.Version };
            if (!await session.QuerySingleOrDefault<bool>(Alone, which, ct)) continue;
            entries += await ReadModels.Rebuild(session, store, ct);
            await session.Execute(Done, which, ct);
            await session.Commit(ct);
            organisations++;
        }
        return (organisations, entries);
    }
}
