using Microsoft.AspNetCore.Identity;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>An organisation of one test, its administrator, and everything that acts on its people.</summary>
public sealed class Firm
{
    public static readonly PersonInput Ada = new("Ada Sunde", "ada@firm.example", "nb", "Europe/Oslo");
    public static readonly PersonInput Bo = new("Bo Lind", "bo@firm.example", "sv", "Europe/Stockholm");

    readonly TestDatabase db;

    Firm(TestDatabase db)
    {
        this.db = db;
        Clock = new(Time);
        People = new(db.Database, Clock, Time);
        Organisations = new(db.Database, People, Clock, Time);
        Leaving = new(db.Database, Clock);
        Links = new(db.Database, Time);
        Accounts = new(db.Database, Time);
        Welcome = new(db.Database, Links, Hasher, Time);
        Tokens = new(db.Database, Time);
        Book = new(db.Database);
    }

    public static readonly PasswordHasher<Account> Hasher = new();

    public MovedTime Time { get; } = new();
    public ProductClock Clock { get; }
    public People People { get; }
    public PeopleBook Book { get; }
    public Organisations Organisations { get; }
    public Leaving Leaving { get; }
    public Links Links { get; }
    public AccountStore Accounts { get; }
    public Welcome Welcome { get; }
    public Tokens Tokens { get; }
    public OrganisationId Id { get; private set; }
    public PersonId Administrator { get; private set; }

    public static async Task<Firm> Found(TestDatabase db, PersonInput? administrator = null)
    {
        var firm = new Firm(db);
        var founded = await firm.Organisations.Create("Firm", "nb", administrator ?? Ada, default);
        (firm.Id, firm.Administrator) = (founded.Organisation, founded.Administrator);
        return firm;
    }

    public async Task<Invited> Add(PersonInput input) => Happy(await People.Add(Id, Administrator, input, default));

    public async Task<Account> Arrive(Invited invited, string password = "a long enough one") =>
        Happy(await Welcome.Arrive(invited.Link, new(password), default));

    public async Task<Account?> AccountOf(PersonId person)
    {
        await using var session = await db.Database.Begin(Id, default);
        return await AccountStore.Of(session, person, default);
    }

    public async Task<IReadOnlyList<T>> Ask<T>(string sql, object? args = null)
    {
        await using var session = await db.Database.Begin(Id, default);
        return await session.Query<T>(sql, args, default);
    }

    public static T Happy<T>(Answer<T> answer)
    {
        Assert.Null(answer.Refusal);
        return answer.Value!;   // without a refusal there is a value
    }
}

/// <summary>Real time, moved forward.</summary>
public sealed class MovedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
