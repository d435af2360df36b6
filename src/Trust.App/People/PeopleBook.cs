using Trust.Domain;

namespace Trust.App;

/// <summary>What Trust keeps of a person: how to reach and address them, nothing they think or do (rules.md 3).</summary>
public sealed record PersonRow(PersonId Id, string? Name, string? Email, string Language, string TimeZone, DateTimeOffset CreatedAt, DateOnly? LeftOn, DateTimeOffset? ErasedAt)
{
    /// <summary>Still here: neither left nor erased.</summary>
    public bool IsHere => LeftOn is null && ErasedAt is null;
}

/// <summary>The persons of an organisation, as everything that shows or checks a person looks them up.</summary>
public sealed class PeopleBook(Database database)
{
    internal const string Columns = "id, name, email, language, time_zone, created_at, left_on, erased_at";

    internal const string One = $"""
        select {Columns}
        from people
        where organisation_id = @organisation and id = @id
        """;

    const string OneForUpdate = One + "\nfor update";

    const string Several = $"""
        select {Columns}
        from people
        where organisation_id = @organisation and id = any(@ids)
        """;

    const string Here = """
        select count(*)
        from people
        where organisation_id = @organisation and id = any(@ids) and left_on is null and erased_at is null
        """;

    public async Task<PersonRow?> Find(OrganisationId organisation, PersonId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await Find(session, id, ct);
    }

    public static Task<PersonRow?> Find(Session session, PersonId id, CancellationToken ct) =>
        session.QuerySingleOrDefault<PersonRow>(One, new { organisation = session.Organisation, id }, ct);

    internal static Task<PersonRow?> FindForUpdate(Session session, PersonId id, CancellationToken ct) =>
        session.QuerySingleOrDefault<PersonRow>(OneForUpdate, new { organisation = session.Organisation, id }, ct);

    /// <summary>For pages that show names: those of the ids that exist, erased ones without a name.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonRow>> Find(OrganisationId organisation, IEnumerable<PersonId> ids, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return (await Find(session, ids, ct)).ToDictionary(p => p.Id);
    }

    internal static Task<IReadOnlyList<PersonRow>> Find(Session session, IEnumerable<PersonId> ids, CancellationToken ct) =>
        session.Query<PersonRow>(Several, new { organisation = session.Organisation, ids = Values(ids) }, ct);

    /// <summary>Whether each of the ids is a person who is still here, so that a command names nobody else.</summary>
    public async Task<bool> ExistAll(OrganisationId organisation, IEnumerable<PersonId> ids, CancellationToken ct)
    {
        var wanted = Values(ids);
        if (wanted.Length == 0) return true;
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<long>(Here, new { organisation, ids = wanted }, ct) == wanted.Length;
    }

    static Guid[] Values(IEnumerable<PersonId> ids) => [.. ids.Select(i => i.Value).Distinct()];
}
