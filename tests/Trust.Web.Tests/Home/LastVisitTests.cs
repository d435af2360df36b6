using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Trust.Web.Pages.Home;

namespace Trust.Web.Tests.Home;

/// <summary>When somebody was last here stands in their own browser, and nowhere else.</summary>
public sealed class LastVisitTests
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly Caller Ada = new(new(Guid.NewGuid()), new(Guid.NewGuid()), "nb", "Europe/Oslo");

    readonly LastVisit visits = new(new EphemeralDataProtectionProvider());

    // a browser that sends back what it was given
    (Before Before, string Cookie) Visit(DateTimeOffset at, string? cookie = null, Caller? caller = null, bool https = false)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = https ? "https" : "http";
        if (cookie is not null) http.Request.Headers.Cookie = cookie.Split(';')[0];
        var before = visits.Note(http, caller ?? Ada, at);
        return (before, http.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public void A_first_visit_looks_back_two_weeks_and_the_next_one_to_the_end_of_that()
    {
        var (before, cookie) = Visit(Monday);
        Assert.Equal(new(Monday.AddDays(-14), false), before);
        (before, cookie) = Visit(Monday.AddMinutes(40), cookie);
        Assert.Equal(new(Monday.AddMinutes(40).AddDays(-14), false), before); // still the same visit
        (before, cookie) = Visit(Monday.AddDays(7), cookie);
        Assert.Equal(new(Monday.AddMinutes(40), true), before);
        (before, _) = Visit(Monday.AddDays(7).AddMinutes(5), cookie);
        Assert.Equal(new(Monday.AddMinutes(40), true), before);
    }

    [Fact]
    public void Nobody_else_who_uses_the_browser_learns_it()
    {
        var (_, cookie) = Visit(Monday);
        Assert.DoesNotContain(Ada.Person.ToString(), cookie, StringComparison.Ordinal);
        Assert.False(Visit(Monday.AddDays(1), cookie, Ada with { Person = new(Guid.NewGuid()) }).Before.IsKnown);
        Assert.False(Visit(Monday.AddDays(1), "trust.last-visit=typed-by-somebody").Before.IsKnown);
    }

    [Fact]
    public void No_script_reads_it_and_no_other_house_gets_it()
    {
        foreach (var https in (bool[])[true, false])
        {
            var flags = Visit(Monday, https: https).Cookie.Split("; ");
            Assert.Contains("httponly", flags);
            Assert.Contains("samesite=lax", flags);
            Assert.Equal(https, flags.Contains("secure"));
        }
    }
}
