using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Trust.App;
using Trust.Domain;

namespace Trust.Web;

/// <summary>How long ago whoever is signed in proved who they are. A cookie that was only renewed, and a token, prove nothing anew (decisions 27 and 29).</summary>
public static class Freshness
{
    /// <summary>Within this time a body's word may leave its room.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Sends somebody to sign in once more.</summary>
    public static readonly Refusal Stale = Refusal.NotAllowed("account.sign-in-again", Fact.Of("n", (int)Lasts.TotalMinutes));

    const string ProvedAt = "trust.proved-at";

    // kept beside what the cookie says of its holder, since that is written anew at every check
    internal static AuthenticationProperties Proved(DateTimeOffset at) => new() { Items = { [ProvedAt] = at.ToString("O", CultureInfo.InvariantCulture) } };

    /// <summary>Whoever speaks for the party and did not prove it lately.</summary>
    internal static async Task<bool> NeedsFreshSignIn(this HttpContext http, ProjectView view, PartyId party) =>
        view.Project.SpeaksFor(party, view.Reader, view.Now) && !await http.IsFresh();

    public static async Task<bool> IsFresh(this HttpContext http)
    {
        if (http.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme) return false;
        var cookie = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return cookie.Properties?.Items.TryGetValue(ProvedAt, out var proved) is true
            && DateTimeOffset.TryParseExact(proved, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - at <= Lasts;
    }
}
