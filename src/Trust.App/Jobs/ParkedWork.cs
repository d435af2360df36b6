using Trust.Domain;

namespace Trust.App;

/// <summary>What stands still after repeated failures: a wake-up's job, or what follows from a project's journal. Ids and codes, nothing of the project.</summary>
/// <param name="Key">The wake-up's; null when the project's journal is not heard.</param>
/// <param name="Why">The kind of the last failure, as the server's log names it.</param>
public sealed record ParkedRow(ProjectId ProjectId, string? Key, string Job, string Why, DateTimeOffset ParkedAt);

/// <summary>Lets an administrator see what stands still, and set it going again once its cause is gone.</summary>
public sealed class ParkedWork(Database database)
{
    /// <summary>The word for what follows from a journal, beside the names of the jobs.</summary>
    public const string Hearing = "hearing";

    const string Parked = $"""
        select project_id, key, job, coalesce(last_failure, '') as why, parked_at
        from wakeups
        where organisation_id = @organisation and parked_at is not null
        union all
        select project_id, null, '{Hearing}', coalesce(last_failure, ''), parked_at
        from hearings
        where organisation_id = @organisation and parked_at is not null
        order by parked_at, project_id
        """;

    const string Jobs = "select coalesce(sum(number), 0)::bigint from wakeups_parked()";

    const string WakeAgain = """
        update wakeups
        set parked_at = null, failures = 0, next_try = null
        where organisation_id = @organisation and project_id = @project and key = @key and parked_at is not null
        """;

    const string HearAgain = """
        update hearings
        set parked_at = null, failures = 0
        where organisation_id = @organisation and project_id = @project and parked_at is not null
        """;

    /// <summary>How many jobs, over all organisations.</summary>
    public async Task<long> Count(CancellationToken ct) => (await database.Outside<long>(Jobs, null, ct))[0];

    public async Task<Answer<IReadOnlyList<ParkedRow>>> Read(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (!await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        return (await session.Query<ParkedRow>(Parked, new { organisation }, ct)).ToList();
    }

    /// <summary>Within a transaction of others: the sweep or the pump takes it up within seconds. What does not stand still goes on as it was.</summary>
    /// <param name="key">The wake-up's; null for the project's journal.</param>
    public static async Task<Refusal?> TryAgain(Session session, PersonId by, ProjectId project, string? key, CancellationToken ct)
    {
        if (!await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        await session.Execute(key is null ? HearAgain : WakeAgain, new { organisation = session.Organisation, project, key }, ct);
        return null;
    }

    /// <inheritdoc cref="TryAgain(Session, PersonId, ProjectId, string, CancellationToken)"/>
    public Task<Refusal?> TryAgain(OrganisationId organisation, PersonId by, ProjectId project, string? key, CancellationToken ct) =>
        database.Do(organisation, session => TryAgain(session, by, project, key, ct), ct);
}
