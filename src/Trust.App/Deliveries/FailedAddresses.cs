using Trust.Domain;

namespace Trust.App;

/// <summary>An address at which mail did not arrive; never whether somebody opened one.</summary>
/// <param name="Reason">The server's answer, or that there is no address.</param>
/// <param name="Since">When the first of them did not arrive.</param>
public sealed record FailedAddress(PersonId PersonId, string Reason, DateTimeOffset Since);

public sealed record FailedList(IReadOnlyList<FailedAddress> Items);

/// <summary>Addresses that stand as failed: mail did not arrive, none has since, and nobody has corrected the address or asked for another try.</summary>
public sealed class FailedAddresses(Database database, ProductClock clock)
{
    /// <summary>What failed so lately is sent after all; what is older is history by now.</summary>
    static readonly TimeSpan StillNews = TimeSpan.FromDays(7);

    /// <summary>How many of an organisation are shown at once.</summary>
    const int Most = 200;

    const string Failed = "(d.state = 'failed' or d.state = 'skipped' and d.reason = 'no-address') and d.cleared_at is null";

    const string Standing = $"""
        select distinct on (d.person_id) d.person_id, d.reason, min(d.ended_at) over (partition by d.person_id) as since
        from deliveries d
        where d.organisation_id = @organisation and {Failed} and (@project::uuid is null or d.project_id = @project)
          and exists (select from people p where p.organisation_id = d.organisation_id and p.id = d.person_id and p.left_on is null and p.erased_at is null)
          and not exists (
              select from deliveries later
              where later.organisation_id = d.organisation_id and later.person_id = d.person_id and later.state = 'sent' and later.ended_at > d.ended_at)
        order by d.person_id, d.ended_at desc
        limit @most
        """;

    // whether a mail of unknown end arrived nobody knows, so it is not sent again
    const string Again = $"""
        update deliveries d
        set state = 'planned', reason = null, ended_at = null, attempts = 0, next_try = null
        where d.organisation_id = @organisation and d.person_id = @person and {Failed} and d.reason <> 'unknown' and d.ended_at > @news
        """;

    const string Clear = $"""
        update deliveries d
        set cleared_at = @now
        where d.organisation_id = @organisation and d.person_id = @person and {Failed}
        """;

    const string Hurry = """
        update deliveries
        set next_try = null
        where organisation_id = @organisation and person_id = @person and state = 'planned' and next_try is not null
        """;

    /// <summary>Those of one project.</summary>
    public async Task<IReadOnlyList<FailedAddress>> Of(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<FailedAddress>(Standing, new { organisation, project = (Guid?)project.Value, most = Most }, ct);
    }

    /// <summary>Those of the whole organisation, for an administrator; nothing is said of projects.</summary>
    public async Task<Answer<FailedList>> Of(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (!await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        return new FailedList(await session.Query<FailedAddress>(Standing, new { organisation, project = (Guid?)null, most = Most }, ct));
    }

    /// <summary>An administrator says that the address is right: what waits goes out now, what failed lately is sent after all, and the rest no longer stands against it.</summary>
    public Task<Refusal?> TryAgain(OrganisationId organisation, PersonId by, PersonId person, CancellationToken ct) =>
        database.Do(organisation, session => TryAgain(session, by, person, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Refusal?> TryAgain(Session session, PersonId by, PersonId person, CancellationToken ct)
    {
        if (await PeopleBook.Find(session, person, ct) is not { IsHere: true }) return Refusal.Missing("person.unknown");
        if (!await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        await TryAgain(session, person, clock.GetUtcNow(), ct);
        return null;
    }

    /// <summary>The same because the address was corrected.</summary>
    internal static async Task TryAgain(Session session, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await session.Execute(Again, new { organisation = session.Organisation, person, news = now - StillNews }, ct);
        await session.Execute(Clear, new { organisation = session.Organisation, person, now }, ct);
        await session.Execute(Hurry, new { organisation = session.Organisation, person }, ct);
    }
}
