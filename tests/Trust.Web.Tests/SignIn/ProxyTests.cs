using System.Text.RegularExpressions;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.SignIn;

/// <summary>Behind a proxy on the same machine, Trust knows by which way and from where somebody comes.</summary>
public sealed partial class ProxyTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_cookie_that_came_over_https_goes_back_over_https_alone()
    {
        await using var house = await SignInHouse.Open(db);
        var answer = await SignIn(house, "203.0.113.7", (await house.Person()).Person.Email!);
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_attempts_are_not_mine()
    {
        await using var house = await SignInHouse.Open(db, limits: new(aMinuteFromAddress: 1, aMinuteIntoAccount: 1000));
        Assert.NotEqual(429, (int)(await SignIn(house, "203.0.113.7", "a@firm.example")).StatusCode);
        Assert.Equal(429, (int)(await SignIn(house, "203.0.113.7", "b@firm.example")).StatusCode);
        Assert.NotEqual(429, (int)(await SignIn(house, "203.0.113.8", "c@firm.example")).StatusCode);
    }

    [Fact]
    public void A_proxy_that_is_no_address_stops_the_start_by_name()
    {
        var trouble = Assert.Throws<Web.Commands.UsageException>(() => TrustWeb.Build(["--Trust:Proxies", "10.0.0.5, 172.30.80.0/24, proxy.example"], db.Logins.App));
        Assert.Contains("'proxy.example'", trouble.Message, StringComparison.Ordinal);
    }

    /// <summary>As a proxy hands it on; cookies are carried by hand, since to this client it is no https.</summary>
    static async Task<HttpResponseMessage> SignIn(SignInHouse house, string from, string email)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = house.Address };
        foreach (var (name, value) in new[] { ("X-Forwarded-For", from), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "trust.example.org") }) client.DefaultRequestHeaders.Add(name, value);
        var page = await client.GetAsync("/sign-in");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var form = TokenField.Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        return await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = SignInHouse.Password, ["__RequestVerificationToken"] = form }));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex TokenField { get; }
}
