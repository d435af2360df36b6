using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Trust.App;

namespace Trust.Web;

/// <summary>Lets in whoever shows a personal access token: <c>Authorization: Bearer trust_…</c>.</summary>
sealed class TokenDoor(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Tokens tokens, PeopleBook people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";
    const string Bearer = "Bearer ";

    public static bool IsAskedBy(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Refused;
        var ct = Context.RequestAborted;
        if (await tokens.Find(new(header[Bearer.Length..].Trim()), ct) is not { } holder) return Refused;
        if (await people.Find(holder.OrganisationId, holder.PersonId, ct) is not { IsHere: true } person) return Refused;

        var identity = new ClaimsIdentity(Scheme.Name);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, holder.PersonId.ToString()));
        identity.AddClaims(new Caller(holder.OrganisationId, holder.PersonId, person.Language, person.TimeZone).Claims);
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    static readonly AuthenticateResult Refused = AuthenticateResult.Fail("no such token");

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ApiProblem.SignedOut(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiProblem.NotAllowed(Context);
}
