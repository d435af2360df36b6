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

    /// <summary>What stands or falls with the command, in its transaction, such as the using up of a one-time link; a refusal refuses all.</summary>
    public Func<Session, CancellationToken, Task<Refusal?>>? Within { get; init; }
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
            catch (PostgresException lost) when (attempt < 5 && lost.SqlState is (PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected))
            {
                // another writer was first where no row could be locked: a project's first event, or the same key at the same moment; look again
            }
        }
    }

    async Task<Outcome> Once(Ask ask, CancellationToken ct)
    {
        var outcome = await Decide(ask, ct);
        return outcome is Outcome.Done { Project.Exists: true } done ? done with { HeardTo = await drain.HandOver(ask.Organisation, ask.Project, done.Version, ct) } : outcome;
    }

    async Task<Outcome> Decide(Ask ask, CancellationToken ct)
    {
        await using var session = await database.Begin(ask.Organisation, ct);
        var (loaded, first) = await Load(session, ask, ct);
        var before = loaded.Project;
        if (first is { } known) return known.Request.AsSpan().SequenceEqual(ask.Key!.Request) // known by the key
            ? new Outcome.Done(before, known.Version, known.Version, []) { Made = known.Made } // of another project when it was created twice, and heard there
            : new Outcome.Refused(Refusal.Incomplete("idempotency.key-reused", "Idempotency-Key"));
        if (ask.IfMatch is { } seen && before.Exists && seen != before.Number)
            return new Outcome.Refused(Refusal.Stale("project.changed-meanwhile", Fact.Of("version", before.Number)));

        var command = ask.Command with { At = EventHash.WholeMicroseconds(ask.Command.At) };
        var ruling = command.Decide(before);
        if (ruling.Refusal is { } refusal) return new Outcome.Refused(refusal);
        if (ask.Within is { } within && await within(session, ct) is { } hindered) return new Outcome.Refused(hindered);

        await using var batch = session.Batch();
        var after = before;
        if (!ruling.Events.IsEmpty)
        {
            (after, var recorded) = Write(batch, store, loaded, ruling.Events, command.Stamp, ask.Typed);
            if (!await FileStore.Cite(session, ask.Project, KeptBefore(recorded, ask.Typed), ct)) return new Outcome.Refused(Refusal.Incomplete("file.unknown", "documentId"));
        }
        if (ask.Key is { } key)
            batch.Add(KeepKey, ask.Organisation.Value, command.By.ToString(), key.Key, key.Request, ask.Made, after.Number, command.At);
        if (batch.BatchCommands.Count > 0 || ask.Within is not null) await session.CommitWith(batch, ct);
        return new Outcome.Done(after, after.Number, 0, ruling.Events) { Made = ask.Made };
    }

    /// <summary>Adds everything that a ruling changes to the transaction's last batch; the engine's commands come this way too.</summary>
    public static (Project After, IReadOnlyList<Recorded> Recorded) Write(NpgsqlBatch batch, ProjectStore store, Loaded loaded, IReadOnlyList<ProjectEvent> events, Stamp stamp, Typed? typed)
    {
        var recorded = ProjectStore.Record(loaded, events, stamp);
        var after = events.Aggregate(loaded.Project, (state, happened) => store.After(state, happened, stamp));
        ProjectStore.Save(batch, after, recorded, typed);
        ReadModels.Follow(batch, loaded.Project, after, recorded);
        return (after, recorded);
    }

    /// <summary>The files that the entries cite and that did not come with the command.</summary>
    static HashSet<Guid> KeptBefore(IReadOnlyList<Recorded> recorded, Typed? typed) =>
        [.. recorded.SelectMany(r => ContentRefs.In(r.Stored.Payload)).Where(r => r.IsFile && typed?.Files.Any(f => f.Id.Value == r.Id) is not true).Select(r => r.Id)];

    sealed record KeptKey(byte[] Request, Guid? Made, long Version);

    /// <summary>The project, locked, and what an earlier request with the same key came to.</summary>
    async Task<(Loaded, KeptKey?)> Load(Session session, Ask ask, CancellationToken ct)
    {
        Loaded? loaded;
        KeptKey? kept = null;
        await using var batch = session.Batch();
        ProjectStore.AskForUpdate(batch, ask.Organisation, ask.Project);
        if (ask.Key is { } key) batch.Add(FindKey, ask.Organisation.Value, ask.Command.By.ToString(), key.Key);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            loaded = await store.TryRead(reader, ct);
            if (await reader.NextResultAsync(ct) && await reader.ReadAsync(ct))
                kept = new(reader.GetFieldValue<byte[]>(0), await reader.IsDBNullAsync(1, ct) ? null : reader.GetGuid(1), reader.GetInt64(2));
        }
        return (loaded ?? await store.Fold(session, ask.Project, ct), kept);
    }
}
