using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Trust.App;

namespace Trust.Web;

/// <summary>Checks a password and opens the door. Whoever is not let in learns nothing: the answer and the work are the same for an unknown
/// address, a wrong password and a locked account.</summary>
public sealed class Porter(AccountStore accounts, SignInManager<Account> door, IPasswordHasher<Account> hasher, TimeProvider time)
{
    // digested like every other, so that an unknown address costs as much time
    static string? nobodys;

    public async Task<bool> Open(string email, string password, CancellationToken ct)
    {
        var found = await accounts.WithEmail(email, ct);
        if (found.Count == 0) Fits(null, password);
        var fitting = found.Where(a => Fits(a, password)).ToList();
        // with the same password in two organisations the older one opens; another password tells them apart
        if (fitting.FirstOrDefault(a => !accounts.IsLocked(a)) is { } account)
        {
            await accounts.Succeeded(account, ct);
            await Enter(account);
            return true;
        }
        foreach (var failed in found.Where(a => !accounts.IsLocked(a))) await accounts.Failed(failed, ct);
        return false;
    }

    /// <summary>Lets in whoever has proved otherwise who they are: by a one-time link, or as a person of the demo.</summary>
    public Task Enter(Account account) => door.SignInAsync(account, Freshness.Proved(time.GetUtcNow()));

    public Task Leave() => door.SignOutAsync();

    /// <summary>Ends every visit of the person, this one included; those on other devices within a minute.</summary>
    public async Task LeaveEverywhere(Caller caller, CancellationToken ct)
    {
        await accounts.EndVisits(caller.Organisation, caller.Person, ct);
        await door.SignOutAsync();
    }

    /// <summary>Whether a visitor can be asked for a password: the persons of a demo have none, and everybody else has one.</summary>
    public async Task<bool> HasPassword(ClaimsPrincipal visitor) => await door.UserManager.GetUserAsync(visitor) is { PasswordHash: not null };

    /// <summary>Asks a visitor once more who they are, before they sign in a body's or the firm's name. A wrong password counts as at the door.</summary>
    public async Task<bool> Knows(ClaimsPrincipal visitor, string? password, CancellationToken ct)
    {
        if (await door.UserManager.GetUserAsync(visitor) is not { } account || accounts.IsLocked(account)) return false;
        if (account.PasswordHash is null) return true;
        var fits = password is { Length: > 0 and <= Account.PasswordAtMost } && Fits(account, password);
        await (fits ? accounts.Succeeded(account, ct) : accounts.Failed(account, ct));
        return fits;
    }

    /// <summary>Writes the cookie anew, after what it says of the person has changed.</summary>
    public async Task Refresh(ClaimsPrincipal visitor)
    {
        if (await door.UserManager.GetUserAsync(visitor) is { } account) await door.RefreshSignInAsync(account);
    }

    bool Fits(Account? account, string password)
    {
        nobodys ??= hasher.HashPassword(null!, "nobody’s password");     // the hasher looks at no account
        var fits = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodys, password) is not PasswordVerificationResult.Failed;
        return fits && account?.PasswordHash is not null;
    }
}
