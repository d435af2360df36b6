using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Trust.App;

namespace Trust.Web;

/// <summary>What the cookie says: the caller, read afresh whenever the cookie is checked against the account.</summary>
sealed class AccountPrincipal(PeopleBook people) : IUserClaimsPrincipalFactory<Account>
{
    public async Task<ClaimsPrincipal> CreateAsync(Account account)
    {
        var person = await people.Find(account.OrganisationId, account.PersonId, default)
            ?? throw new InvalidOperationException("An account without its person: the database forbids it.");
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, account.Id.ToString("D")));
        identity.AddClaim(new(SecurityStampClaim, account.SecurityStamp));
        identity.AddClaims(new Caller(account.OrganisationId, account.PersonId, person.Language, person.TimeZone).Claims);
        return new(identity);
    }

    // Identity's own name for it: its validator looks there
    static readonly string SecurityStampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;
}
