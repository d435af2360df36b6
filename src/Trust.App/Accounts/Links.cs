using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

public enum LinkPurpose
{
    /// <summary>A person chooses how they sign in.</summary>
    Invitation,
    /// <summary>The same for an installation's first administrator, who also names the organisation.</summary>
    Administrator,
    /// <summary>A body says without an account whether one reported act is right.</summary>
    Dispute,
}

public enum LinkState { Open, Used, Expired, Unknown }

public sealed record LinkRow(OrganisationId OrganisationId, ClaimId Id, string Purpose, PersonId? PersonId, ProjectId? ProjectId, string? Party, ActId? ActId, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt)
{
    public bool Is(LinkPurpose purpose) => Purpose == Kebab.Of(purpose);
}

/// <summary>A link just made: the only moment at which its secret is seen.</summary>
public sealed record FreshLink(Secret Secret, DateTimeOffset ExpiresAt);

/// <summary>One-time links. Looking at one changes nothing; only the act that it is for uses it up.</summary>
public sealed class Links(Database database, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>A body meets when it meets; what is recorded in its name waits that long for its word.</summary>
    public static readonly TimeSpan LastsForAct = TimeSpan.FromDays(30);

    const string Insert = """
        insert into links (organisation_id, id, purpose, secret_hash, person_id, project_id, party, act_id, created_at, expires_at)
        values (@organisation, @id, @purpose, @hash, @person, @project, @party, @act, @now, @expires)
        """;

    const string EarlierOnes = "delete from links where organisation_id = @organisation and person_id = @person and used_at is null";

    const string EarlierOnesForAct = "delete from links where organisation_id = @organisation and project_id = @project and act_id = @act and used_at is null";

    const string ByHash = """
        select organisation_id, id, purpose, person_id, project_id, party, act_id, expires_at, used_at
        from link_with_hash(@hash)
        """;

    const string UseUp = """
        update links
        set used_at = @now
        where organisation_id = @organisation and id = @id and used_at is null and expires_at > @now
        """;

    /// <summary>For a person there is one open link at a time: a new one ends those before.</summary>
    internal static async Task<FreshLink> ForPerson(Session session, LinkPurpose purpose, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await session.Execute(EarlierOnes, new { organisation = session.Organisation, person }, ct);
        return await Make(session, purpose, person, null, null, null, now, now + Lasts, ct);
    }

    /// <summary>For the party to which an act was ascribed; for an act too there is one open link at a time.</summary>
    public async Task<FreshLink> ForAct(Session session, ProjectId project, PartyId party, ActId act, CancellationToken ct)
    {
        await session.Execute(EarlierOnesForAct, new { organisation = session.Organisation, project, act }, ct);
        var now = time.GetUtcNow();
        return await Make(session, LinkPurpose.Dispute, null, project, party, act, now, now + LastsForAct, ct);
    }

    public async Task<(LinkState State, LinkRow? Link)> Look(Secret secret, CancellationToken ct) =>
        (await database.Outside<LinkRow>(ByHash, new { hash = secret.Hash }, ct)).SingleOrDefault() switch
        {
            null => (LinkState.Unknown, null),
            { UsedAt: not null } link => (LinkState.Used, link),
            var link when link.ExpiresAt <= time.GetUtcNow() => (LinkState.Expired, link),
            var link => (LinkState.Open, link),
        };

    /// <summary>False when somebody else was first, or the time is over. Part of the transaction of the act that it is for.</summary>
    public async Task<bool> Use(Session session, LinkRow link, CancellationToken ct) =>
        await session.Execute(UseUp, new { organisation = link.OrganisationId, id = link.Id, now = time.GetUtcNow() }, ct) == 1;

    static async Task<FreshLink> Make(Session session, LinkPurpose purpose, PersonId? person, ProjectId? project, PartyId? party, ActId? act, DateTimeOffset now,
        DateTimeOffset expires, CancellationToken ct)
    {
        var secret = Secret.New();
        await session.Execute(Insert, new
        {
            organisation = session.Organisation,
            id = Guid.CreateVersion7(now),
            purpose = Kebab.Of(purpose),
            hash = secret.Hash,
            person = person?.Value,
            project = project?.Value,
            party = party?.Value,
            act = act?.Value,
            now,
            expires,
        }, ct);
        return new(secret, expires);
    }
}
