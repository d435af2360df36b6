using Microsoft.AspNetCore.Identity;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>What a guest with a link sees before choosing anything.</summary>
public sealed record Guest(LinkState State, LinkRow? Link, PersonRow? Person, string? Organisation);

/// <summary>What a guest chooses: a password; the first administrator also who they are and what the organisation is called.</summary>
public sealed record Arrival(string? Password, PersonInput? Person = null, string? Organisation = null);

/// <summary>A person comes in by a one-time link and chooses their password. Nobody else ever sees it.</summary>
public sealed class Welcome(Database database, Links links, IPasswordHasher<Account> hasher, TimeProvider time)
{
    const string NameOf = "select name from organisations where id = @organisation";

    const string Rename = "update organisations set name = @name where id = @organisation";

    /// <summary>Changes nothing: a link may be opened as often as one likes before it is used.</summary>
    public async Task<Guest> Look(Secret secret, CancellationToken ct)
    {
        var (state, link) = await links.Look(secret, ct);
        if (link is not { PersonId: { } id } || state is not LinkState.Open) return new(link is { PersonId: null } ? LinkState.Unknown : state, null, null, null);
        await using var session = await database.Begin(link.OrganisationId, ct);
        return new(state, link, await PeopleBook.Find(session, id, ct), await session.QuerySingleOrDefault<string>(NameOf, new { organisation = link.OrganisationId }, ct));
    }

    /// <summary>The account that is now open to the person.</summary>
    public async Task<Answer<Account>> Arrive(Secret secret, Arrival arrival, CancellationToken ct)
    {
        if (await Look(secret, ct) is not { Link: { } link, Person: { } person }) return LinkOver;
        if (Wrong(link, arrival) is { } wrong) return wrong;
        var account = new Account
        {
            OrganisationId = link.OrganisationId,
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Email = "",
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = time.GetUtcNow(),
        };
        account.PasswordHash = hasher.HashPassword(account, arrival.Password!);     // Wrong refuses none
        try
        {
            await using var session = await database.Begin(link.OrganisationId, ct);
            if (!await links.Use(session, link, ct)) return LinkOver;
            if (arrival.Organisation is { } name) await session.Execute(Rename, new { name = name.Trim(), organisation = link.OrganisationId }, ct);
            if (arrival.Person is { } details) person = await People.Save(session, person, details, ct);
            account.Email = Account.Normal(person.Email!);      // an invited person has an address, an administrator has just given it
            await AccountStore.Replace(session, account, ct);
            await session.Commit(ct);
            return account;
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return Refusal.Rule("person.address-known") with { Field = "email" };
        }
    }

    static readonly Refusal LinkOver = Refusal.Rule("welcome.link-over");

    static Refusal? Wrong(LinkRow link, Arrival arrival) => arrival switch
    {
        { Person: null } or { Organisation: null } when link.Is(LinkPurpose.Administrator) => Refusal.Incomplete("organisation.name-wrong", "organisation"),
        { Person: not null } or { Organisation: not null } when !link.Is(LinkPurpose.Administrator) => Refusal.NotAllowed("organisation.only-administrator"),
        { Organisation: { } name } when !Typing.IsLine(name, Organisations.LongestName) => Refusal.Incomplete("organisation.name-wrong", "organisation"),
        { Person: { } details } when People.Wrong(details) is { } wrong => wrong,
        { Password: null or { Length: < Account.PasswordAtLeast } } => Refusal.Incomplete("account.password-short", "password", Fact.Of("n", Account.PasswordAtLeast)),
        { Password.Length: > Account.PasswordAtMost } => Refusal.Incomplete("account.password-long", "password", Fact.Of("n", Account.PasswordAtMost)),
        _ => null,
    };
}
