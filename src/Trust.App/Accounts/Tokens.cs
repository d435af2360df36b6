using Trust.Domain;

namespace Trust.App;

public sealed record TokenRow(Guid Id, string Label, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>A token just made: the only moment at which its secret is seen.</summary>
public sealed record FreshToken(TokenRow Token, Secret Secret);

public sealed record TokenHolder(OrganisationId OrganisationId, PersonId PersonId);

/// <summary>Personal access tokens. When one was last used is not kept (rules.md 3).</summary>
public sealed class Tokens(Database database, TimeProvider time)
{
    public const string Prefix = "trust_";

    const string Insert = """
        insert into tokens (organisation_id, id, person_id, label, secret_hash, created_at, expires_at)
        values (@organisation, @id, @person, @label, @hash, @now, @expires)
        """;

    const string Holder = """
        select organisation_id, person_id
        from token_with_hash(@hash)
        where revoked_at is null and expires_at > @now
        """;

    const string Mine = """
        select id, label, created_at, expires_at
        from tokens
        where organisation_id = @organisation and person_id = @person and revoked_at is null and expires_at > @now
        order by created_at desc, id
        """;

    const string End = """
        update tokens
        set revoked_at = @now
        where organisation_id = @organisation and id = @id and person_id = @person and revoked_at is null
        """;

    public Task<Answer<FreshToken>> Make(OrganisationId organisation, PersonId person, string label, int days, CancellationToken ct) =>
        database.Do(organisation, session => Make(session, person, label, days, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Answer<FreshToken>> Make(Session session, PersonId person, string label, int days, CancellationToken ct)
    {
        if (!Typing.IsLine(label, 100)) return Refusal.Incomplete("account.token-label", "label");
        if (days is < 1 or > 366) return Refusal.Incomplete("account.token-days", "days");
        var secret = Secret.New(Prefix);
        var now = time.GetUtcNow();
        var row = new TokenRow(Guid.CreateVersion7(now), label.Trim(), now, now.AddDays(days));
        await session.Execute(Insert, new { organisation = session.Organisation, id = row.Id, person, label = row.Label, hash = secret.Hash, now, expires = row.ExpiresAt }, ct);
        return new FreshToken(row, secret);
    }

    /// <summary>Who holds the secret; null when nobody does any more.</summary>
    public async Task<TokenHolder?> Find(Secret secret, CancellationToken ct) =>
        (await database.Outside<TokenHolder>(Holder, new { hash = secret.Hash, now = time.GetUtcNow() }, ct)).SingleOrDefault();

    public async Task<IReadOnlyList<TokenRow>> Of(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<TokenRow>(Mine, new { organisation, person, now = time.GetUtcNow() }, ct);
    }

    /// <summary>False when the person has no such token.</summary>
    public async Task<bool> Revoke(OrganisationId organisation, PersonId person, Guid id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var ended = await session.Execute(End, new { organisation, person, id, now = time.GetUtcNow() }, ct);
        await session.Commit(ct);
        return ended == 1;
    }
}
