using Trust.Domain;

namespace Trust.App;

/// <summary>Idempotency for what is no project's command: the same key and request make one thing and answer with its id again.
/// The work commits by itself before the key is kept; a twin at the same moment waits for it.</summary>
public sealed class Repeats(Database database, TimeProvider time)
{
    const string Alone = "select pg_advisory_xact_lock(hashtextextended(@actor || ' ' || @key, 0))::text";

    const string Find = """
        select request, made
        from idempotency
        where organisation_id = @organisation and actor = @actor and key = @key
        """;

    const string Keep = """
        insert into idempotency (organisation_id, actor, key, request, made, version, at)
        values (@organisation, @actor, @key, @request, @made, 0, @now)
        """;

    sealed record Earlier(byte[] Request, Guid? Made);

    public async Task<Answer<Guid>> Once(OrganisationId organisation, Actor by, IdempotencyKey? key, Func<Task<Answer<Guid>>> work, CancellationToken ct)
    {
        if (key is null) return await work();
        var actor = by.ToString()!; // an actor's text is never null
        await using var session = await database.Begin(organisation, ct);
        await session.Query<string>(Alone, new { actor, key = key.Key }, ct);
        if (await session.QuerySingleOrDefault<Earlier>(Find, new { organisation, actor, key = key.Key }, ct) is { } earlier)
            return earlier.Request.AsSpan().SequenceEqual(key.Request) ? earlier.Made ?? Guid.Empty : Refusal.Incomplete("idempotency.key-reused", "Idempotency-Key");

        var made = await work();
        if (made.Refusal is not null) return made;
        await session.Execute(Keep, new { organisation, actor, key = key.Key, request = key.Request, made = made.Value, now = time.GetUtcNow() }, ct);
        await session.Commit(ct);
        return made;
    }
}
