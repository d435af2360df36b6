using Trust.Domain;

namespace Trust.App;

public sealed record Colleague(PersonId Id, string Name);

/// <summary>The persons who can be named in a project: everyone here and not gone, by name.</summary>
public sealed class Colleagues(Database database)
{
    const string Here = """
        select id, name
        from people
        where organisation_id = @organisation and name is not null and left_on is null
        order by name
        limit 2000
        """;

    public async Task<IReadOnlyList<Colleague>> Read(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<Colleague>(Here, new { organisation }, ct);
    }
}
