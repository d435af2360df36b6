using Trust.Domain;

namespace Trust.App;

/// <summary>What lies ahead on the business's calendar; what is due already and cannot go on, such as a mail without a post office, holds up nothing.</summary>
static class Ahead
{
    const string Next = """
        select min(due)
        from (
            select due from wakeups where organisation_id = @organisation and due > @now
            union all
            select due_at from deliveries where organisation_id = @organisation and state = 'planned' and due_at > @now) ahead
        having count(*) > 0
        """;

    /// <summary>The next moment at which something is to happen in an organisation; null when nothing is planned.</summary>
    public static async Task<DateTimeOffset?> In(Database database, OrganisationId organisation, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<DateTimeOffset?>(Next, new { organisation, now }, ct);
    }

    /// <summary>The same for all of them. It asks each one: only a demo's or a test's calendar is walked.</summary>
    public static async Task<DateTimeOffset?> Anywhere(Database database, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? first = null;
        foreach (var organisation in await database.EveryOrganisation(ct))
            if (await In(database, organisation, now, ct) is { } next && !(first <= next)) first = next;
        return first;
    }
}
