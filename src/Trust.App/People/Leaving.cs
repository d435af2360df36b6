using Trust.Domain;
using Trust.Domain.Calendars;

namespace Trust.App;

/// <summary>How a person goes: marked as left, then erased. Either ends roles and every way in at once; what they did stays on record.</summary>
public sealed class Leaving(Database database, ProductClock clock)
{
    const string Owns = """
        select count(*)
        from projects
        where organisation_id = @organisation and owner_id = @id and state not in ('retired', 'cancelled')
        """;

    const string Left = """
        update people
        set left_on = @on
        where organisation_id = @organisation and id = @id
        """;

    const string Erased = """
        update people
        set name = null, email = null, left_on = coalesce(left_on, @on), erased_at = @now
        where organisation_id = @organisation and id = @id
        """;

    const string ShutEveryDoor = """
        delete from accounts where organisation_id = @organisation and person_id = @id;
        delete from tokens where organisation_id = @organisation and person_id = @id;
        delete from links where organisation_id = @organisation and person_id = @id;
        delete from calendar_feeds where organisation_id = @organisation and person_id = @id;
        delete from demo_people where organisation_id = @organisation and person_id = @id
        """;

    /// <summary>Null when it is done, or was before.</summary>
    public Task<Refusal?> MarkAsLeft(OrganisationId organisation, PersonId by, PersonId id, CancellationToken ct) => database.Do(organisation, session =>
        End(session, by, id, PeopleAct.MarkAsLeft, person => person.LeftOn is not null, new EndAllRoles(id, Actor.Of(by), clock.GetUtcNow()), Left, ct), ct);

    /// <summary>Null when it is done, or was before.</summary>
    public Task<Refusal?> Erase(OrganisationId organisation, PersonId by, PersonId id, CancellationToken ct) => database.Do(organisation, session => Erase(session, by, id, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public Task<Refusal?> Erase(Session session, PersonId by, PersonId id, CancellationToken ct) =>
        End(session, by, id, PeopleAct.Erase, person => person.ErasedAt is not null, new ErasePerson(id, Actor.Of(by), clock.GetUtcNow()), Erased, ct);

    static async Task<Refusal?> End(Session session, PersonId by, PersonId id, PeopleAct act, Func<PersonRow, bool> isDone, OrganisationCommand command, string sql, CancellationToken ct)
    {
        if (await PeopleBook.FindForUpdate(session, id, ct) is not { } person || !await PeopleRights.May(session, by, PeopleAct.See, id, ct))
            return Refusal.Missing("person.unknown");
        if (!await PeopleRights.May(session, by, act, id, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        if (isDone(person)) return null;
        if (await session.QuerySingleOrDefault<long>(Owns, new { organisation = session.Organisation, id }, ct) is > 0 and var projects)
            return Refusal.Rule("person.still-owner", Fact.Of("n", (int)projects));
        return await Go(session, person, command, sql, ct);
    }

    /// <summary>The time for which a person who left is kept is over.</summary>
    internal static Task<Refusal?> Forget(Session session, PersonRow person, DateTimeOffset now, CancellationToken ct) =>
        Go(session, person, new ErasePerson(person.Id, Actor.Trust, now), Erased, ct);

    static async Task<Refusal?> Go(Session session, PersonRow person, OrganisationCommand command, string sql, CancellationToken ct)
    {
        if ((await OrganisationStore.Execute(session, command, ct)).Refusal is { } refusal) return refusal;
        var (organisation, id, now) = (session.Organisation, person.Id, EventHash.WholeMicroseconds(command.At));
        await session.Execute(sql, new { organisation, id, now, on = LocalDay.Of(now, person.TimeZone) }, ct);
        await session.Execute(ShutEveryDoor, new { organisation, id }, ct);
        return null;
    }
}
