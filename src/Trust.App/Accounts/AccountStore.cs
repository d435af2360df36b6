using Dapper;
using Microsoft.AspNetCore.Identity;
using Trust.Domain;

namespace Trust.App;

/// <summary>The only SQL on accounts, in the shape that ASP.NET Core Identity asks for.</summary>
public sealed class AccountStore(Database database)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserEmailStore<Account>
{
    const string Columns = "organisation_id, id, person_id, email, password_hash, security_stamp, failures, locked_until, created_at";

    const string ById = $"select {Columns} from account_with_id(@id)";

    const string ByEmail = $"select {Columns} from accounts_with_email(@email)";

    const string ByPerson = $"""
        select {Columns}
        from accounts
        where organisation_id = @organisation and person_id = @person
        """;

    const string Insert = """
        insert into accounts (organisation_id, id, person_id, email, password_hash, security_stamp, failures, locked_until, created_at)
        values (@OrganisationId, @Id, @PersonId, @Email, @PasswordHash, @SecurityStamp, @Failures, @LockedUntil, @CreatedAt)
        """;

    const string Update = """
        update accounts
        set email = @Email, password_hash = @PasswordHash, security_stamp = @SecurityStamp, failures = @Failures, locked_until = @LockedUntil
        where organisation_id = @OrganisationId and id = @Id
        """;

    const string Delete = "delete from accounts where organisation_id = @OrganisationId and id = @Id";

    /// <summary>The accounts of an address, one an organisation at most.</summary>
    public Task<IReadOnlyList<Account>> WithEmail(string email, CancellationToken ct) =>
        database.Outside<Account>(ByEmail, new { email = Account.Normal(email) }, ct);

    public static Task<Account?> Of(Session session, PersonId person, CancellationToken ct) =>
        session.QuerySingleOrDefault<Account>(ByPerson, new { organisation = session.Organisation, person }, ct);

    public static Task Add(Session session, Account account, CancellationToken ct) => session.Execute(Insert, account, ct);

    public static Task Save(Session session, Account account, CancellationToken ct) => session.Execute(Update, account, ct);

    async Task<IdentityResult> Write(Account account, string sql, CancellationToken ct)
    {
        await using var session = await database.Begin(account.OrganisationId, ct);
        var rows = await session.Execute(sql, account, ct);
        await session.Commit(ct);
        return rows == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "account.gone" });
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken ct) => Write(user, Insert, ct);
    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken ct) => Write(user, Update, ct);
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken ct) => Write(user, Delete, ct);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken ct) =>
        Guid.TryParse(userId, out var id) ? (await database.Outside<Account>(ById, new { id }, ct)).SingleOrDefault() : null;

    public async Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken ct) => (await WithEmail(normalizedEmail, ct)).FirstOrDefault();
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken ct) => FindByEmailAsync(normalizedUserName, ct);

    // the address is the name, and is normal from the start
    public Task<string> GetUserIdAsync(Account user, CancellationToken ct) => Task.FromResult(user.Id.ToString("D"));
    public Task<string?> GetUserNameAsync(Account user, CancellationToken ct) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken ct) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetEmailAsync(Account user, CancellationToken ct) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken ct) => Task.FromResult<string?>(user.Email);
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken ct) => SetEmailAsync(user, userName, ct);
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken ct) => Task.CompletedTask;
    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken ct) => Task.CompletedTask;
    public Task SetEmailAsync(Account user, string? email, CancellationToken ct) => Set(() => user.Email = Account.Normal(email ?? ""));

    // only the link that brought the person here proves the address, and it is used before there is an account
    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken ct) => Task.FromResult(true);
    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken ct) => Task.CompletedTask;

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken ct) => Set(() => user.PasswordHash = passwordHash);
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken ct) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(Account user, CancellationToken ct) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken ct) => Set(() => user.SecurityStamp = stamp);
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken ct) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken ct) => Task.FromResult(user.LockedUntil);
    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken ct) => Set(() => user.LockedUntil = lockoutEnd);
    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken ct) => Task.FromResult(++user.Failures);
    public Task ResetAccessFailedCountAsync(Account user, CancellationToken ct) => Set(() => user.Failures = 0);
    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken ct) => Task.FromResult(user.Failures);
    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken ct) => Task.FromResult(true);
    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken ct) => Task.CompletedTask;

    public void Dispose()
    {
        // holds nothing: connections belong to the data source
    }

    static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
