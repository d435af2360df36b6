using Trust.Domain;

namespace Trust.App;

public sealed record Colleague(PersonId Id, string Name);

/// <summary>The persons whom somebody can name in a project, by name: whoever runs one, and an administrator, may choose among all who are here;
/// everybody else among the people of their own projects.</summary>
public sealed class Colleagues(Database database)
{
    const string Nameable = """
        select id, name
        from people p
        where organisation_id = @organisation and name is not null and left_on is null
            and (id = @by
                or exists (select from organisation_members where organisation_id = @organisation and person_id = @by and role = 'administrator')
                or exists (select from project_people where organisation_id = @organisation and person_id = @by and part = 'role' and what in ('owner', 'deputy-owner'))
                or exists (
                    select from project_people mine
                    join project_people theirs on theirs.organisation_id = mine.organisation_id and theirs.project_id = mine.project_id
                    where mine.organisation_id = @organisation and mine.person_id = @by and theirs.person_id = p.id))
        order by name
        limit 2000
        """;

    const string Others = "select exists (select from people where organisation_id = @organisation and id <> @by and left_on is null)";

    /// <summary>Somebody else is here, or invited.</summary>
    public async Task<bool> HasOthers(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<bool>(Others, new { organisation, by }, ct);
    }

    public async Task<IReadOnlyList<Colleague>> Read(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<Colleague>(Nameable, new { organisation, by }, ct);
    }
}
