using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>A key that the client made up for one request, and the digest of that request.</summary>
public sealed record IdempotencyKey(string Key, byte[] Request);

/// <summary>What a door asks of a project: one command, the texts that were typed with it, and what the caller had seen.</summary>
public sealed record Ask(OrganisationId Organisation, ProjectId Project, ProjectCommand Command)
{
    public Typed? Typed { get; init; }

    /// <summary>The version that the caller edits; another one is stale.</summary>
    public long? IfMatch { get; init; }

    public IdempotencyKey? Key { get; init; }

    /// <summary>The id of what the command makes, so that a repeated request answers with the first one's.</summary>
    public Guid? Made { get; init; }
}

/// <summary>The one way to change a project: load → decide → save, one transaction. Conflict, idempotency and hand-over live here, once.</summary>
public sealed class Projects(Database database, ProjectStore store, Drain drain)
{
    const string FindKey = """
        select request, made, version
        from idempotency
        where organisation_id = $1 and actor = $2 and key = $3
        """;

    const string KeepKey = """
        insert into idempotency (organisation_id, actor, key, request, made, version, at)
        values ($1, $2, $3, $4, $5, $6, $7)
        """;

    public async Task<Outcome> Execute(Ask ask, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(ask, ct);
            }
            catch (PostgresException lost) when (lost.SqlState is PostgresErrorCodes.UniqueViolation && attempt < 5)
            {
                // another writer was first where no row could be locked: a project's first event, or the same key at the same moment; look again
            }
        }
    }

    async Task<Outcome> Once(Ask ask, CancellationToken ct)
    {
        Outcome.Done done;
        await using (var session = await database.Begin(ask.Organisation, ct))
        {
            var loaded = await store.LoadForUpdate(session, ask.Project, ct);
            var before = loaded.Project;
            if (ask.Key is not null && await Earlier(session, ask, before, ct) is { } earlier) return earlier;
            if (ask.IfMatch is { } seen && before.Exists && seen != before.Number)
                return new Outcome.Refused(Refusal.Stale("project.changed-meanwhile", Fact.Of("version", before.Number)));

            var command = ask.Command with { At = EventHash.WholeMicroseconds(ask.Command.At) };
            var ruling = command.Decide(before);
            if (ruling.Refusal is { } refusal) return new Outcome.Refused(refusal);

            await using var batch = session.Batch();
            var after = before;
            if (!ruling.Events.IsEmpty) after = Write(batch, store, loaded, [.. ruling.Events], command.Stamp, ask.Typed);
            if (ask.Key is { } key)
                batch.Add(KeepKey, ask.Organisation.Value, command.By.ToString(), key.Key, key.Request, ask.Made, after.Number, command.At);
            if (ruling.Events.IsEmpty && ask.Key is null)
                return new Outcome.Done(before, before.Number, before.Number, []) { Made = ask.Made };

            await session.CommitWith(batch, ct);
            done = new(after, after.Number, after.Number, ruling.Events) { Made = ask.Made };
        }
        return done.Events.Count == 0 ? done : done with { HeardTo = await drain.HandOver(ask.Organisation, ask.Project, done.Version, ct) };
    }

    /// <summary>Adds everything that a ruling changes to the transaction's last batch; the engine's commands come this way too.</summary>
    public static Project Write(NpgsqlBatch batch, ProjectStore store, Loaded loaded, IReadOnlyList<ProjectEvent> events, Stamp stamp, Typed? typed)
    {
        var recorded = ProjectStore.Record(loaded, events, stamp);
        var after = events.Aggregate(loaded.Project, (state, happened) => store.After(state, happened, stamp));
        ProjectStore.Save(batch, after, recorded, typed);
        ReadModels.Follow(batch, loaded.Project, after, recorded);
        return after;
    }

    static async Task<Outcome?> Earlier(Session session, Ask ask, Project now, CancellationToken ct)
    {
        await using var batch = session.Batch();
        batch.Add(FindKey, ask.Organisation.Value, ask.Command.By.ToString(), ask.Key!.Key); // Execute asks only with a key
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        if (!reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(ask.Key.Request))
            return new Outcome.Refused(Refusal.Incomplete("idempotency.key-reused", "Idempotency-Key"));
        var version = reader.GetInt64(2);
        return new Outcome.Done(now, version, version, []) { Made = await reader.IsDBNullAsync(1, ct) ? null : reader.GetGuid(1) };
    }
}
