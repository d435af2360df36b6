using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Trust.Web.Pages.Home;

/// <summary>When a reader's visit before this one ended; unknown on a first visit, and then two weeks are looked back.</summary>
public readonly record struct Before(DateTimeOffset At, bool IsKnown);

/// <summary>The moment of a reader's last visit lies in their own browser alone, sealed, and for nobody else who uses it; Trust keeps it nowhere (decision 35).</summary>
public sealed class LastVisit(IDataProtectionProvider keys)
{
    const string Cookie = "trust.last-visit";

    /// <summary>Who comes back within the hour is on the same visit, so that looking at a page and returning loses no news.</summary>
    static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    static readonly TimeSpan FirstLook = TimeSpan.FromDays(14);

    static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    readonly IDataProtector seal = keys.CreateProtector("Trust.LastVisit.1");

    /// <param name="Before">Null throughout a first visit.</param>
    sealed record Visit(DateTimeOffset? Before, DateTimeOffset Latest);

    /// <summary>Says it, and notes this moment in the browser.</summary>
    public Before Note(HttpContext http, Caller caller, DateTimeOffset now)
    {
        var known = Read(http.Request.Cookies[Cookie], caller);
        var before = known is not null && now - known.Latest > OneVisit ? known.Latest : known?.Before;
        http.Response.Cookies.Append(Cookie, seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{caller.Person} {before?.ToUnixTimeMilliseconds()} {now.ToUnixTimeMilliseconds()}")), new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Kept,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        return new(before ?? now - FirstLook, before is not null);
    }

    Visit? Read(string? cookie, Caller caller)
    {
        if (cookie is null) return null;
        try
        {
            return seal.Unprotect(cookie).Split(' ') is [var person, var before, var latest] && person == caller.Person.ToString() ? new(before.Length == 0 ? null : Moment(before), Moment(latest)) : null;
        }
        catch (CryptographicException)
        {
            return null; // typed by somebody, or sealed with keys that are gone
        }
    }

    static DateTimeOffset Moment(string milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture)); // sealed by us
}
