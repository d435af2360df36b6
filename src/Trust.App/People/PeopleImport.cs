using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>A list of people that was added and can still be taken back.</summary>
public sealed record ImportedList(Guid Id, int People, DateTimeOffset At);

/// <summary>People from a list: looked at first, added all or none, taken back in one go while nobody of them is in use.</summary>
public sealed class PeopleImport(Database database, ProductClock clock, TimeProvider time, People people)
{
    /// <summary>How long a list can be taken back.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    const string Known = "select lower(email) from people where organisation_id = @organisation and lower(email) = any(@emails)";

    const string Mark = "update people set import_id = @import where organisation_id = @organisation and id = any(@ids)";

    const string Sign = "insert into people_imports (organisation_id, id, added_by, at) values (@organisation, @import, @by, @now)";

    const string AddedBy = "select added_by from people_imports where organisation_id = @organisation and id = @import";

    const string Forget = "delete from people_imports where organisation_id = @organisation and id = @import";

    const string Lists = """
        select import_id as id, count(*)::int as people, min(created_at) as at
        from people p
        where organisation_id = @organisation and import_id is not null and created_at > @since
          and (@all or exists (select from people_imports i where i.organisation_id = p.organisation_id and i.id = p.import_id and i.added_by = @by))
        group by import_id
        order by min(created_at) desc
        """;

    const string Unused = """
        p.import_id = @import and p.organisation_id = @organisation and p.created_at > @since and p.left_on is null
        and not exists (select from accounts a where a.organisation_id = p.organisation_id and a.person_id = p.id)
        and not exists (select from project_people m where m.organisation_id = p.organisation_id and m.person_id = p.id)
        and not exists (select from organisation_members o where o.organisation_id = p.organisation_id and o.person_id = p.id)
        """;

    const string ShutLinks = $"""
        delete from links l using people p
        where {Unused} and l.organisation_id = p.organisation_id and l.person_id = p.id
        """;

    const string Delete = $"delete from people p where {Unused}";

    const string Left = "update people set import_id = null where organisation_id = @organisation and import_id = @import";

    /// <summary>What would be added, and what is wrong with which row; nothing is stored.</summary>
    public async Task<Answer<IReadOnlyList<ListedPerson>>> Look(OrganisationId organisation, PersonId by, string? list, PersonInput otherwise, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await Look(session, by, list, otherwise, ct);
    }

    /// <summary>Adds everybody on the list, each with a one-time link that is seen this once; one wrong row and nobody is added.</summary>
    public Task<Answer<IReadOnlyList<Invited>>> Add(OrganisationId organisation, PersonId by, string? list, PersonInput otherwise, CancellationToken ct) =>
        database.Do<IReadOnlyList<Invited>>(organisation, async session =>
        {
            var read = await Look(session, by, list, otherwise, ct);
            if (read.Refusal is { } refusal) return refusal;
            if (read.Value!.Count(p => p.Wrong is not null) is > 0 and var wrong) return Refusal.Incomplete("people-list.rows-wrong", "list", Fact.Of("n", wrong)); // no refusal, so a list
            try
            {
                var invited = new List<Invited>();
                foreach (var row in read.Value!) // as above
                {
                    var person = await people.Add(session, row.Input, ct);
                    var link = await Links.ForPerson(session, LinkPurpose.Invitation, person.Id, time.GetUtcNow(), ct);
                    invited.Add(new(person, link.Secret, link.ExpiresAt));
                }
                var (import, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
                await session.Execute(Sign, new { organisation = session.Organisation, import, by, now }, ct);
                await session.Execute(Mark, new { organisation = session.Organisation, import, ids = invited.Select(i => i.Person.Id.Value).ToArray() }, ct);
                return invited;
            }
            catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                return Refusal.Rule("person.address-known") with { Field = "list" }; // somebody was added meanwhile
            }
        }, ct);

    /// <summary>The lists of the last day that the asker added, newest first; an administrator sees them all, and whoever may add nobody none.</summary>
    public async Task<IReadOnlyList<ImportedList>> Recent(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (!await PeopleRights.May(session, by, PeopleAct.Add, null, ct)) return [];
        return await session.Query<ImportedList>(Lists, new { organisation, by, all = await Administrators.Include(session, by, ct), since = clock.GetUtcNow() - Lasts }, ct);
    }

    /// <summary>Takes back everybody of a list who has no sign-in and no part in anything yet; the others stay. It is for whoever added the list, and for administrators.</summary>
    /// <returns>How many were taken back.</returns>
    public Task<Answer<int>> TakeBack(OrganisationId organisation, PersonId by, Guid import, CancellationToken ct) => database.Do<int>(organisation, async session =>
    {
        if (!await PeopleRights.May(session, by, PeopleAct.Add, null, ct)) return Refusal.NotAllowed("person.not-yours-to-add");
        var which = new { organisation = session.Organisation, import, since = clock.GetUtcNow() - Lasts };
        if (await session.QuerySingleOrDefault<Guid?>(AddedBy, which, ct) != by.Value && !await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("people-list.not-yours");
        await session.Execute(ShutLinks, which, ct);
        var gone = await session.Execute(Delete, which, ct);
        await session.Execute(Left, which, ct); // who stays has become a person like any other
        await session.Execute(Forget, which, ct);
        return gone;
    }, ct);

    async Task<Answer<IReadOnlyList<ListedPerson>>> Look(Session session, PersonId by, string? list, PersonInput otherwise, CancellationToken ct)
    {
        if (!await PeopleRights.May(session, by, PeopleAct.Add, null, ct)) return Refusal.NotAllowed("person.not-yours-to-add");
        var read = ListOfPeople.Read(list, otherwise);
        if (read.Value is not { } rows) return read;
        var known = (await session.Query<string>(Known, new { organisation = session.Organisation, emails = rows.Select(r => r.Input.Email?.Trim().ToLowerInvariant() ?? "").ToArray() }, ct)).ToHashSet(StringComparer.Ordinal);
        return rows.Select(r => r.Wrong is null && known.Contains(r.Input.Email!.Trim().ToLowerInvariant()) // without Wrong it has an address
            ? r with { Wrong = Refusal.Rule("person.address-known") with { Field = "email" } } : r).ToList();
    }
}
