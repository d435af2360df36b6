using Trust.Domain;

namespace Trust.App;

/// <summary>Idempotency for what is no project's command: the same key and request make one thing and answer with its id again.
/// The key is kept in the transaction of the work, both or neither; a twin at the same moment waits for it.</summary>
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

    public Task<Answer<Guid>> Once(OrganisationId organisation, Actor by, IdempotencyKey? key, Func<Session, Task<Answer<Guid>>> work, CancellationToken ct) =>
        database.Do(organisation, session => key is null ? work(session) : Once(session, by.ToString()!, key, work, ct), ct); // an actor's text is never null

    async Task<Answer<Guid>> Once(Session session, string actor, IdempotencyKey key, Func<Session, Task<Answer<Guid>>> work, CancellationToken ct)
    {
        var organisation = session.Organisation;
        await session.Query<string>(Alone, new { actor, key = key.Key }, ct);
        if (await session.QuerySingleOrDefault<Earlier>(Find, new { organisation, actor, key = key.Key }, ct) is { } earlier)
            return earlier.Request.AsSpan().SequenceEqual(key.Request) ? earlier.Made ?? Guid.Empty : Refusal.Incomplete("idempotency.key-reused", "Idempotency-Key");

        var made = await work(session);
        if (made.Refusal is null)
            await session.Execute(Keep, new { organisation, actor, key = key.Key, request = key.Request, made = made.Value, now = time.GetUtcNow() }, ct);
        return made;
    }
}
