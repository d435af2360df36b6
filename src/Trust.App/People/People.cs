using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>What somebody types about a person.</summary>
public sealed record PersonInput(string? Name, string? Email, string? Language, string? TimeZone);

/// <summary>A person with the one-time link by which they choose their sign-in; its secret is seen this once.</summary>
public sealed record Invited(PersonRow Person, Secret Link, DateTimeOffset ExpiresAt);

/// <summary>What the list of people is narrowed to; its own text key, <c>listed-people.…</c>.</summary>
public enum ListedPeople
{
    Here, Left,
    /// <summary>Runs a project in which the asker has a part.</summary>
    Runs,
    /// <summary>Decides for a group or body in such a project.</summary>
    Decides,
    /// <summary>Added, and in no project and no office yet.</summary>
    Unplaced,
    /// <summary>Offices of the organisation, which administrators see.</summary>
    Administrator, Auditor,
}

public sealed record PeopleList(IReadOnlyList<PersonRow> Items, PersonId? Next);

/// <summary>Adds, shows and corrects the people of an organisation. Who may do which: <see cref="PeopleRights"/>.</summary>
public sealed class People(Database database, ProductClock clock, TimeProvider time)
{
    const string Insert = """
        insert into people (organisation_id, id, name, email, language, time_zone, created_at)
        values (@organisation, @id, @name, @email, @language, @zone, @now)
        """;

    const string Update = """
        update people
        set name = @name, email = @email, language = @language, time_zone = @zone
        where organisation_id = @organisation and id = @id
        """;

    const string Page = $"""
        select {PeopleBook.Columns}
        from people p
        where {Chosen}
          and (@after::uuid is null or (lower(coalesce(name, '')), id) > (select lower(coalesce(name, '')), id from people where organisation_id = @organisation and id = @after))
        order by lower(coalesce(name, '')), id
        limit @limit
        """;

    const string HowMany = $"""
        select count(*)
        from people p
        where {Chosen}
        """;

    const string NoPlace = """
        left_on is null and not exists (select from project_people placed where placed.organisation_id = @organisation and placed.person_id = p.id)
              and not exists (select from organisation_members member where member.organisation_id = @organisation and member.person_id = p.id)
        """;

    const string Chosen = $"""
        organisation_id = @organisation and erased_at is null
          and (@all or id = @by or exists (
              select from project_people mine
              join project_people theirs on theirs.organisation_id = mine.organisation_id and theirs.project_id = mine.project_id
              where mine.organisation_id = @organisation and mine.person_id = @by and theirs.person_id = p.id)
              or @places and {NoPlace})
          and (@words::text is null or position(lower(@words) in lower(coalesce(name, '') || ' ' || coalesce(email, ''))) > 0)
          and case coalesce(@who::text, '')
              when '' then true
              when 'here' then left_on is null
              when 'left' then left_on is not null
              when 'unplaced' then @places and {NoPlace}
              when 'runs' then exists (
                  select from project_people mine
                  join project_people theirs on theirs.organisation_id = mine.organisation_id and theirs.project_id = mine.project_id
                  where mine.organisation_id = @organisation and mine.person_id = @by and theirs.person_id = p.id and theirs.part = 'role' and theirs.what in ('owner', 'deputy-owner'))
              when 'decides' then exists (
                  select from project_people mine
                  join project_people theirs on theirs.organisation_id = mine.organisation_id and theirs.project_id = mine.project_id
                  where mine.organisation_id = @organisation and mine.person_id = @by and theirs.person_id = p.id and theirs.part in ('seat', 'deputy'))
              else @all and exists (select from organisation_members office where office.organisation_id = @organisation and office.person_id = p.id and office.role = @who) end
        """;

    public Task<Answer<Invited>> Add(OrganisationId organisation, PersonId by, PersonInput input, CancellationToken ct) => database.Do(organisation, session => Add(session, by, input, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Answer<Invited>> Add(Session session, PersonId by, PersonInput input, CancellationToken ct)
    {
        if (!await PeopleRights.May(session, by, PeopleAct.Add, null, ct)) return Refusal.NotAllowed("person.not-yours-to-add");
        if (Wrong(input) is { } wrong) return wrong;
        try
        {
            var person = await Add(session, input, ct);
            var link = await Links.ForPerson(session, LinkPurpose.Invitation, person.Id, time.GetUtcNow(), ct);
            return new Invited(person, link.Secret, link.ExpiresAt);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return AddressKnown;
        }
    }

    /// <summary>A new link in place of an unused one; for a person with an account it is the way to a new password.</summary>
    public async Task<Answer<Invited>> Invite(OrganisationId organisation, PersonId by, PersonId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (await PeopleBook.Find(session, id, ct) is not { IsHere: true } person || !await PeopleRights.May(session, by, PeopleAct.See, id, ct))
            return Unknown;
        if (!await PeopleRights.May(session, by, PeopleAct.InviteAgain, id, ct)) return Refusal.NotAllowed("person.not-yours-to-invite");
        var link = await Links.ForPerson(session, LinkPurpose.Invitation, id, time.GetUtcNow(), ct);
        await session.Commit(ct);
        return new Invited(person, link.Secret, link.ExpiresAt);
    }

    /// <summary>What the asker may do with people at all, so that a page offers nothing else.</summary>
    public async Task<IReadOnlySet<PeopleAct>> Rights(OrganisationId organisation, PersonId by, PersonId? about, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await PeopleRights.Of(session, by, about, ct);
    }

    /// <summary>Those whom the asker may see, by name: an administrator all, everybody else the people of their own projects; who may place people sees those who have no place yet too.</summary>
    public async Task<PeopleList> List(OrganisationId organisation, PersonId by, PersonId? after, int limit, CancellationToken ct) => (await Search(organisation, by, null, null, after, limit, ct)).Page;

    /// <param name="words">Part of a name or an address; null for everybody.</param>
    /// <returns>A page of them, and how many there are on all pages.</returns>
    public async Task<(PeopleList Page, long Found)> Search(OrganisationId organisation, PersonId by, string? words, ListedPeople? who, PersonId? after, int limit, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var rights = await PeopleRights.Of(session, by, null, ct);
        var asked = new
        {
            organisation,
            by = by.Value,
            all = rights.Contains(PeopleAct.SeeAll),
            places = rights.Contains(PeopleAct.Add),
            words,
            who = who is { } narrowed ? Domain.Text.Kebab.Of(narrowed) : null,
            after = after?.Value,
            limit = limit + 1,
        };
        var rows = await session.Query<PersonRow>(Page, asked, ct);
        var found = await session.QuerySingleOrDefault<long>(HowMany, asked, ct);
        return (rows.Count <= limit ? new(rows, null) : new([.. rows.Take(limit)], rows[limit - 1].Id), found);
    }

    public async Task<Answer<PersonRow>> Find(OrganisationId organisation, PersonId by, PersonId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await PeopleBook.Find(session, id, ct) is { } person && await PeopleRights.May(session, by, PeopleAct.See, id, ct) ? person : Unknown;
    }

    /// <summary>What is null stays as it is.</summary>
    public async Task<Answer<PersonRow>> Change(OrganisationId organisation, PersonId by, PersonId id, PersonInput input, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (await PeopleBook.FindForUpdate(session, id, ct) is not { ErasedAt: null } person || !await PeopleRights.May(session, by, PeopleAct.See, id, ct))
            return Unknown;
        if (!await PeopleRights.May(session, by, PeopleAct.Change, id, ct)) return Refusal.NotAllowed("person.not-yours-to-change");
        var wanted = new PersonInput(input.Name ?? person.Name, input.Email ?? person.Email, input.Language ?? person.Language, input.TimeZone ?? person.TimeZone);
        if (Wrong(wanted) is { } wrong) return wrong;
        try
        {
            var changed = await Save(session, person, wanted, ct);
            if (changed.Email != person.Email) await FailedAddresses.TryAgain(session, id, clock.GetUtcNow(), ct);
            if (wanted.TimeZone != person.TimeZone) await session.Execute(Ledger.ReplanOf, new { organisation, person = id }, ct); // another zone, another morning
            await session.Commit(ct);
            return changed;
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return AddressKnown;
        }
    }

    static readonly Refusal Unknown = Refusal.Missing("person.unknown");

    static readonly Refusal AddressKnown = Refusal.Rule("person.address-known") with { Field = "email" };

    internal static Refusal? Wrong(PersonInput input) => input switch
    {
        _ when !Typing.IsLine(input.Name, 200) => Refusal.Incomplete("person.name-wrong", "name"),
        _ when !Typing.IsEmail(input.Email) => Refusal.Incomplete("person.email-wrong", "email"),
        _ when !Texts.Languages.Contains(input.Language) => Refusal.Incomplete("person.language-unknown", "language"),
        _ when input.TimeZone is null || !Domain.Calendars.LocalDay.Knows(input.TimeZone) => Refusal.Incomplete("person.zone-unknown", "timeZone"),
        _ => null,
    };

    internal async Task<PersonRow> Add(Session session, PersonInput input, CancellationToken ct)
    {
        var now = EventHash.WholeMicroseconds(clock.GetUtcNow());
        var person = new PersonRow(new(Guid.CreateVersion7(now)), input.Name?.Trim(), input.Email?.Trim(), input.Language!, input.TimeZone!, now, null, null); // checked by Wrong, or made by us
        await session.Execute(Insert, new { organisation = session.Organisation, id = person.Id, name = person.Name, email = person.Email, language = person.Language, zone = person.TimeZone, now }, ct);
        return person;
    }

    /// <summary>Keeps the input as the person's own; the address is also where they sign in.</summary>
    internal static async Task<PersonRow> Save(Session session, PersonRow person, PersonInput input, CancellationToken ct)
    {
        var changed = person with { Name = input.Name!.Trim(), Email = input.Email!.Trim(), Language = input.Language!, TimeZone = input.TimeZone! };  // checked by Wrong
        await session.Execute(Update, new { organisation = session.Organisation, id = person.Id, name = changed.Name, email = changed.Email, language = changed.Language, zone = changed.TimeZone }, ct);
        if (await AccountStore.Of(session, person.Id, ct) is { } account && account.Email != Account.Normal(changed.Email))
        {
            account.Email = Account.Normal(changed.Email);
            await AccountStore.Save(session, account, ct);
        }
        return changed;
    }
}
