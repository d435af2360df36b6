using Trust.Domain;
using Trust.Domain.Calendars;

namespace Trust.App;

/// <summary>A new organisation and the link by which its first administrator comes in.</summary>
public sealed record Founded(OrganisationId Organisation, PersonId Administrator, Secret Link, DateTimeOffset ExpiresAt);

public sealed record FirstOrganisation(OrganisationId OrganisationId, bool HasAccounts);

public sealed record MemberRow(PersonId PersonId, string Role);

/// <summary>Organisations, and who administers and audits them.</summary>
public sealed class Organisations(Database database, People people, ProductClock clock, TimeProvider time)
{
    public const int LongestName = 200;

    const string Insert = """
        insert into organisations (id, name, language, created_at, read_tables)
        values (@id, @name, @language, @now, @readTables)
        """;

    const string Oldest = "select organisation_id, has_accounts from first_organisation()";

    const string OneAdministrator = """
        select person_id
        from organisation_members
        where organisation_id = @organisation and role = 'administrator'
        order by person_id
        limit 1
        """;

    const string AllMembers = """
        select person_id, role
        from organisation_members
        where organisation_id = @organisation
        order by role, person_id
        """;

    const string NameOf = "select name from organisations where id = @organisation";

    const string SetName = "update organisations set name = @name where id = @organisation";

    const string AllDays = """
        select country, day, worked
        from organisation_days
        where organisation_id = @organisation
        order by country, day
        """;

    const string ForgetText = """
        update contents
        set salt = null, body = null, erased_by = @number
        where organisation_id = @organisation and id = @content and erased_by is null
        """;

    const string IsErased = "select erased_by is not null from contents where organisation_id = @organisation and id = @content";

    /// <summary>What the operator does: the demo with its people, <c>--production</c> with an administrator who says their name on arrival.</summary>
    public async Task<Founded> Create(string name, string language, PersonInput? administrator, CancellationToken ct)
    {
        var now = EventHash.WholeMicroseconds(clock.GetUtcNow());
        var organisation = new OrganisationId(Guid.CreateVersion7(now));
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(Insert, new { id = organisation, name, language, now, readTables = ReadModels.Version }, ct);
        var person = await people.Add(session, administrator ?? new(null, null, language, "Etc/UTC"), ct);
        await OrganisationStore.Execute(session, new CreateOrganisation(person.Id, Actor.Trust, now), ct);
        var link = await Links.ForPerson(session, LinkPurpose.Administrator, person.Id, time.GetUtcNow(), ct);
        await session.Commit(ct);
        return new(organisation, person.Id, link.Secret, link.ExpiresAt);
    }

    /// <summary>The oldest organisation of this database; null in an empty one.</summary>
    public async Task<FirstOrganisation?> First(CancellationToken ct) => (await database.Outside<FirstOrganisation>(Oldest, null, ct)).SingleOrDefault();

    /// <summary>A new link for an administrator, in place of an unused one: for a first start that was missed.</summary>
    public async Task<Founded> AdministratorLink(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var person = new PersonId(await session.QuerySingleOrDefault<Guid>(OneAdministrator, new { organisation }, ct));
        var link = await Links.ForPerson(session, LinkPurpose.Administrator, person, time.GetUtcNow(), ct);
        await session.Commit(ct);
        return new(organisation, person, link.Secret, link.ExpiresAt);
    }

    /// <summary>What the organisation is called, as the masthead says it.</summary>
    public async Task<string?> Name(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<string>(NameOf, new { organisation }, ct);
    }

    /// <summary>Another name. It is a typed text: what reads it now finds it in the organisation's row, and the journal cites it.</summary>
    public Task<Refusal?> Rename(OrganisationId organisation, PersonId by, string? name, string language, CancellationToken ct) =>
        database.Do(organisation, session => Rename(session, by, name, language, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Refusal?> Rename(Session session, PersonId by, string? name, string language, CancellationToken ct)
    {
        if (!Typing.IsLine(name, LongestName)) return Refusal.Incomplete("organisation.name-wrong", "name");
        var (words, typed) = (name!.Trim(), new Typed(language)); // a line is there
        var isNew = await session.QuerySingleOrDefault<string>(NameOf, new { organisation = session.Organisation }, ct) != words;
        var outcome = await OrganisationStore.Execute(session, new RenameOrganisation(isNew ? typed.Add(words) : null, Actor.Of(by), clock.GetUtcNow()), ct, typed);
        if (outcome.Changed) await session.Execute(SetName, new { name = words, organisation = session.Organisation }, ct);
        return outcome.Refusal;
    }

    /// <summary>Whether a person administers or audits it, so that a page offers what is theirs.</summary>
    public async Task<bool> HasMember(OrganisationId organisation, PersonId person, CancellationToken ct) => (await Members(organisation, ct)).Any(m => m.PersonId == person);

    public async Task<IReadOnlyList<MemberRow>> Members(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<MemberRow>(AllMembers, new { organisation }, ct);
    }

    /// <summary>Null when the role is given or ended, or was before.</summary>
    public Task<Refusal?> GiveRole(OrganisationId organisation, PersonId by, PersonId person, OrganisationRole role, CancellationToken ct) =>
        database.Do(organisation, session => GiveRole(session, by, person, role, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Refusal?> GiveRole(Session session, PersonId by, PersonId person, OrganisationRole role, CancellationToken ct) =>
        await PeopleBook.FindForUpdate(session, person, ct) is not { IsHere: true } ? Refusal.Missing("person.unknown")
        : (await OrganisationStore.Execute(session, new GiveOrganisationRole(person, role, Actor.Of(by), clock.GetUtcNow()), ct)).Refusal;

    /// <inheritdoc cref="GiveRole"/>
    public async Task<Refusal?> EndRole(OrganisationId organisation, PersonId by, PersonId person, OrganisationRole role, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await Execute(session, new EndOrganisationRole(person, role, Actor.Of(by), clock.GetUtcNow()), ct);
    }

    /// <summary>Where the organisation keeps other days than its countries do, by country.</summary>
    public async Task<IReadOnlyDictionary<string, OwnDays>> OwnDays(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return (await session.Query<OwnDayRow>(AllDays, new { organisation }, ct)).GroupBy(d => d.Country)
            .ToDictionary(c => c.Key, c => new OwnDays([.. c.Where(d => !d.Worked).Select(d => d.Day)], [.. c.Where(d => d.Worked).Select(d => d.Day)]));
    }

    /// <summary>Replaces a country's own days; the mails of every project are planned anew by them.</summary>
    public Task<Refusal?> SetOwnDays(OrganisationId organisation, PersonId by, string country, OwnDays days, CancellationToken ct) =>
        database.Do(organisation, session => SetOwnDays(session, by, country, days, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Refusal?> SetOwnDays(Session session, PersonId by, string country, OwnDays days, CancellationToken ct) =>
        (await OrganisationStore.Execute(session, new SetOwnDays(country, days, Actor.Of(by), clock.GetUtcNow()), ct)).Refusal;

    sealed record OwnDayRow(string Country, DateOnly Day, bool Worked);

    /// <summary>Body and salt go; the entry of the organisation's journal that the row then names says who did it and when.</summary>
    public async Task<Refusal?> EraseContent(OrganisationId organisation, PersonId by, ContentId content, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var outcome = await session.QuerySingleOrDefault<bool?>(IsErased, new { organisation, content }, ct) switch
        {
            null => new(Refusal.Missing("content.unknown"), false, 0),
            true => new(null, false, 0),
            false => await OrganisationStore.Execute(session, new EraseContent(content, Actor.Of(by), clock.GetUtcNow()), ct),
        };
        if (!outcome.Changed) return outcome.Refusal;
        await session.Execute(ForgetText, new { organisation, content, number = outcome.Last }, ct);
        await session.Commit(ct);
        return null;
    }

    static async Task<Refusal?> Execute(Session session, OrganisationCommand command, CancellationToken ct)
    {
        var outcome = await OrganisationStore.Execute(session, command, ct);
        if (outcome.Changed) await session.Commit(ct);
        return outcome.Refusal;
    }
}
