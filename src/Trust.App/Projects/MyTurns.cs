using Trust.Domain;

namespace Trust.App;

/// <summary>Everything in an organisation's projects that waits for one person: by role, by seat or deputyship in force, or by name.</summary>
public sealed class MyTurns(Database database)
{
    const string Mine = """
        select t.project_id
        from turns t
        where t.organisation_id = @organisation
            and (t.person_id = @person
                or exists (
                    select 1
                    from project_people m
                    where m.organisation_id = t.organisation_id and m.project_id = t.project_id and m.person_id = @person
                        and ((m.part = 'role' and (m.what = t.role or (t.role = 'owner' and m.what = 'deputy-owner')))
                            or (m.part = 'seat' and m.what = t.party)
                            or (m.part = 'deputy' and m.what = t.party and @today between m.from_on and m.to_on))))
        group by t.project_id
        order by min(t.due_on), min(t.since), t.project_id
        limit 50
        """;

    /// <returns>The projects with something for this person; the rules then say what.</returns>
    public async Task<IReadOnlyList<ProjectId>> Read(OrganisationId organisation, PersonId person, DateOnly today, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<ProjectId>(Mine, new { organisation, person, today }, ct);
    }
}
