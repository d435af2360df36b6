using Microsoft.AspNetCore.Identity;
using Trust.Domain;

namespace Trust.App;

/// <summary>The only SQL on accounts. Identity asks it for an account and its stamp, to check a cookie; it writes through none of Identity's
/// ways, since an account is made and ended together with a person or a link, in their transaction.</summary>
public sealed class AccountStore(Database database, TimeProvider time) : IUserSecurityStampStore<Account>
{
    public const int FailuresAllowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    const string Columns = "organisation_id, id, person_id, email, password_hash, security_stamp, locked_until, created_at";

    const string ById = $"select {Columns} from account_with_id(@id)";

    const string ByEmail = $"select {Columns} from accounts_with_email(@email)";

    const string ByPerson = $"""
        select {Columns}
        from accounts
        where organisation_id = @organisation and person_id = @person
        """;

    const string Upsert = """
        insert into accounts (organisation_id, id, person_id, email, password_hash, security_stamp, created_at)
        values (@OrganisationId, @Id, @PersonId, @Email, @PasswordHash, @SecurityStamp, @CreatedAt)
        on conflict (organisation_id, person_id) do update
        set email = excluded.email, password_hash = excluded.password_hash, security_stamp = excluded.security_stamp, failures = 0, locked_until = null
        returning id
        """;

    const string Update = """
        update accounts
        set email = @Email, security_stamp = @SecurityStamp
        where organisation_id = @OrganisationId and id = @Id
        """;

    // one statement, so that attempts at the same moment are counted one by one
    const string CountFailure = """
        update accounts
        set failures = case when failures + 1 < @allowed then failures + 1 else 0 end,
            locked_until = case when failures + 1 < @allowed then locked_until else @until end
        where organisation_id = @organisation and id = @id
        """;

    const string ForgetFailures = """
        update accounts
        set failures = 0, locked_until = null
        where organisation_id = @organisation and id = @id and failures > 0
        """;

    /// <summary>The accounts of an address, one an organisation at most.</summary>
    public Task<IReadOnlyList<Account>> WithEmail(string email, CancellationToken ct) =>
        database.Outside<Account>(ByEmail, new { email = Account.Normal(email) }, ct);

    public static Task<Account?> Of(Session session, PersonId person, CancellationToken ct) =>
        session.QuerySingleOrDefault<Account>(ByPerson, new { organisation = session.Organisation, person }, ct);

    /// <summary>The person's one account from now on; an earlier one keeps its id, and its cookies end.</summary>
    public static async Task Replace(Session session, Account account, CancellationToken ct) =>
        account.Id = await session.QuerySingleOrDefault<Guid>(Upsert, account, ct);

    internal static Task Save(Session session, Account account, CancellationToken ct) => session.Execute(Update, account, ct);

    /// <summary>Ends every visit of a person: a cookie made before carries another stamp.</summary>
    public async Task EndVisits(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (await Of(session, person, ct) is not { } account) return;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        await Save(session, account, ct);
        await session.Commit(ct);
    }

    /// <summary>A wrong password: the fifth locks the account for ten minutes.</summary>
    public Task Failed(Account account, CancellationToken ct) => Count(account, CountFailure, ct);

    public Task Succeeded(Account account, CancellationToken ct) => Count(account, ForgetFailures, ct);

    public bool IsLocked(Account account) => account.LockedUntil > time.GetUtcNow();

    async Task Count(Account account, string sql, CancellationToken ct)
    {
        await using var session = await database.Begin(account.OrganisationId, ct);
        await session.Execute(sql, new { organisation = account.OrganisationId, id = account.Id, allowed = FailuresAllowed, until = time.GetUtcNow() + LockedFor }, ct);
        await session.Commit(ct);
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? (await database.Outside<Account>(ById, new { id }, cancellationToken)).SingleOrDefault() : null;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString("D"));
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    // what Identity's shape asks for beyond that, and nothing here calls
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Unasked();
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw Unasked();
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Unasked();
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Unasked();
    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => throw Unasked();
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Unasked();
    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Unasked();
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Unasked();

    static NotSupportedException Unasked() => new("an account is written in the transaction of its person or link");

    public void Dispose()
    {
        // holds nothing: connections belong to the data source
    }
}
