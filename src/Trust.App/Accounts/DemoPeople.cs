using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>The offices that stand on the sign-in page of a demo.</summary>
public enum DemoPart { HrLead, ManagingDirector, WorksCouncilChair, DataProtectionOfficer, ItLead, Employee }

public sealed record DemoPerson(OrganisationId Organisation, PersonId Person, DemoPart Part, string Name, string Firm);

/// <summary>Persons who come in by one click. An installation with <c>--production</c> has none, and its doors never ask.</summary>
public sealed class DemoPeople(Database database, TimeProvider time)
{
    const string Insert = """
        insert into demo_people (organisation_id, person_id, part, position)
        values (@organisation, @person, @part, @position)
        on conflict do nothing
        """;

    const string Doors = "select organisation_id, person_id, part from demo_doors()";

    const string Naming = """
        select p.name, o.name as firm
        from people p
        join organisations o on o.id = p.organisation_id
        where p.organisation_id = @organisation and p.id = @person
        """;

    /// <summary>Puts a person of the demo on the sign-in page and gives them an account without a password.</summary>
    public async Task Show(OrganisationId organisation, PersonId person, DemoPart part, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var row = await PeopleBook.Find(session, person, ct) ?? throw new InvalidOperationException("nobody to show: add the person first");
        await AccountStore.Replace(session, new()
        {
            OrganisationId = organisation,
            Id = Guid.CreateVersion7(),
            PersonId = person,
            Email = Account.Normal(row.Email!),   // added with one
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = time.GetUtcNow(),
        }, ct);
        await session.Execute(Insert, new { organisation, person, part = Kebab.Of(part), position = (int)part }, ct);
        await session.Commit(ct);
    }

    sealed record Door(OrganisationId OrganisationId, PersonId PersonId, string Part);

    sealed record Named(string? Name, string Firm);

    public async Task<IReadOnlyList<DemoPerson>> All(CancellationToken ct)
    {
        var people = new List<DemoPerson>();
        foreach (var door in await database.Outside<Door>(Doors, null, ct))
        {
            await using var session = await database.Begin(door.OrganisationId, ct);
            if (await session.QuerySingleOrDefault<Named>(Naming, new { organisation = door.OrganisationId, person = door.PersonId }, ct) is { Name: { } name } named)
                people.Add(new(door.OrganisationId, door.PersonId, Kebab.Parse<DemoPart>(door.Part), name, named.Firm));
        }
        return people;
    }

    /// <summary>The account of a person who stands on the sign-in page; null for everybody else.</summary>
    public async Task<Account?> Enter(PersonId person, CancellationToken ct)
    {
        if ((await database.Outside<Door>(Doors, null, ct)).FirstOrDefault(d => d.PersonId == person) is not { } door) return null;
        await using var session = await database.Begin(door.OrganisationId, ct);
        return await AccountStore.Of(session, person, ct);
    }
}
