using Dapper;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <param name="Stream">A project, or the organisation itself.</param>
public sealed record ProvedJournal(OrganisationId Organisation, Guid Stream, CheckedJournal Check);

/// <summary>Proves every journal of every organisation, one after the other: after a restore nobody has to take the file's word.</summary>
public sealed class EveryJournal(JournalCheck check)
{
    // a state without entries is a journal that is gone
    const string Streams = """
        select organisation_id, stream_id
        from events
        union
        select organisation_id, project_id
        from project_states
        order by 1, 2
        """;

    /// <param name="everyRow">Connection string of a superuser, or of the owner; as owner, the app waits while the list is read.</param>
    public async Task<IReadOnlyList<ProvedJournal>> Prove(string everyRow, CancellationToken ct)
    {
        var proved = new List<ProvedJournal>();
        foreach (var (organisation, stream) in await List(everyRow, ct))
            proved.Add(new(new(organisation), stream, stream == organisation ? await check.Run(new OrganisationId(organisation), ct) : await check.Run(new(organisation), new(stream), null, ct)));
        return proved;
    }

    static async Task<IReadOnlyList<(Guid Organisation, Guid Stream)>> List(string everyRow, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(everyRow) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var look = await connection.BeginTransactionAsync(ct);  // never committed: row security stays forced
        await AllRows.Open(connection, await StoredTable.In(connection, ct), ct);
        return (await connection.QueryAsync<(Guid, Guid)>(new CommandDefinition(Streams, cancellationToken: ct))).AsList();
    }
}
