using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.App.Tests.Accounts;
using Trust.Web.Commands;

namespace Trust.Web.Tests.SignIn;

public sealed partial class SignInTests(SignInGround ground) : IClassFixture<SignInGround>
{
    [Fact]
    public async Task Whoever_knows_the_password_comes_in_and_goes_out()
    {
        await using var house = await ground.Open();
        var bo = await house.Person();
        var visitor = house.Visitor();
        var welcome = await visitor.SignIn($" {bo.Person.Email!.ToUpperInvariant()} ", SignInHouse.Password);
        Assert.Equal("/", welcome.Headers.Location?.ToString());
        Assert.Equal(bo.Person.Id.ToString(), await visitor.Read("/api/v1/who"));

        await visitor.Get("/sign-out");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/api/v1/who")).StatusCode);
        Assert.Equal("/sign-in?left=true", (await visitor.Post("/sign-in", "/sign-out")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get("/api/v1/who")).StatusCode);
    }

    [Fact]
    public async Task The_page_of_the_design_language_is_for_those_inside()
    {
        await using var house = await ground.Open();
        Assert.StartsWith("/sign-in", (await house.Visitor().Get("/design")).Headers.Location?.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn(await house.Person())).Get("/design")).StatusCode);
        await using var demo = await SignInHouse.Open(ground.Database, demo: true);
        Assert.Equal(HttpStatusCode.OK, (await demo.Visitor().Get("/design")).StatusCode);
    }

    [Fact]
    public async Task The_page_of_the_organisation_is_for_its_administrators_and_auditors()
    {
        await using var house = await ground.Open();
        var (auditor, administrator) = (await house.Person("en"), await house.Person("en"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(await house.Person())).Get("/organisation")).StatusCode);
        await house.Firm.Organisations.GiveRole(house.Firm.Id, house.Firm.Administrator, auditor.Person.Id, Domain.OrganisationRole.Auditor, default);
        await house.Firm.Organisations.GiveRole(house.Firm.Id, house.Firm.Administrator, administrator.Person.Id, Domain.OrganisationRole.Administrator, default);

        var proof = await (await house.SignedIn(auditor)).Read("/organisation");
        Assert.Contains("href=\"/organisation\"", proof, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", proof, StringComparison.Ordinal);
        var visitor = await house.SignedIn(administrator);
        Assert.Contains(Trust.App.Texts.In("en").RetentionKindLinks, await visitor.Read("/organisation"), StringComparison.Ordinal);
        var refused = await visitor.Post("/organisation", "/organisation?handler=Part", ("address", $"https://trust.example/projects/{Guid.NewGuid()}/journal"), ("role", "observer"), ("reason", "To help"));
        Assert.Contains(WebUtility.HtmlEncode(Trust.App.Texts.In("en").ProjectUnknown), await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_ends_with_the_browser()
    {
        await using var house = await ground.Open();
        var cookie = Cookie(await house.Visitor().SignIn((await house.Person()).Person.Email!, SignInHouse.Password), "trust.sign-in");
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("expires", cookie);
        Assert.DoesNotContain("secure", cookie);        // over http; over https the policy below adds it

        var options = house.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        Assert.Equal((CookieSecurePolicy.SameAsRequest, TimeSpan.FromHours(8), true), (options.Cookie.SecurePolicy, options.ExpireTimeSpan, options.SlidingExpiration));
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_locked_account_get_the_same_answer()
    {
        await using var house = await ground.Open();
        var bo = (await house.Person()).Person.Email!;
        var wrong = await Answer(bo, "not the password");
        Assert.Equal((422, wrong.Body), await Answer("nobody@firm.example", "not the password"));
        for (var n = 0; n < 4; n++) await Answer(bo, "not the password");
        Assert.Equal((422, wrong.Body), await Answer(bo, SignInHouse.Password));

        async Task<(int Status, string Body)> Answer(string email, string password)
        {
            var answer = await house.Visitor().SignIn(email, password);
            return ((int)answer.StatusCode, Changing.Replace((await answer.Content.ReadAsStringAsync()).Replace(email, "(address)"), ""));
        }
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("bo@firm.example", "")]
    [InlineData("\u0000", "\u0000")]
    public async Task Nothing_and_nonsense_let_nobody_in(string email, string password)
    {
        await using var house = await ground.Open();
        Assert.InRange((int)(await house.Visitor().SignIn(email, password)).StatusCode, 400, 499);
    }

    [Fact]
    public async Task Too_many_attempts_have_to_wait()
    {
        await using var house = await SignInHouse.Open(ground.Database, limits: new(1000, 2));
        for (var n = 0; n < 2; n++) Assert.Equal(422, (int)(await house.Visitor().SignIn("bo@firm.example", "wrong")).StatusCode);
        var third = await house.Visitor().SignIn("BO@firm.example ", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(422, (int)(await house.Visitor().SignIn("carla@firm.example", "wrong")).StatusCode);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_network_address_have_to_wait_too()
    {
        await using var house = await SignInHouse.Open(ground.Database, limits: new(1, 1000));
        await house.Visitor().SignIn("a@firm.example", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await house.Visitor().SignIn("b@firm.example", "wrong")).StatusCode);
    }

    [Theory]
    [InlineData("/projects?state=active", "/projects?state=active")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task After_sign_in_one_stays_in_the_house(string returnUrl, string goes)
    {
        await using var house = await ground.Open();
        var bo = await house.Person();
        var answer = await house.Visitor().SignIn(bo.Person.Email!, SignInHouse.Password, $"?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal((HttpStatusCode.Redirect, goes), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_page_asks_to_sign_in_and_remembers_where_one_wanted_to_go()
    {
        await using var house = await ground.Open();
        var visitor = house.Visitor();
        var asked = await visitor.Get("/inside?a=b");
        Assert.Equal("/sign-in?returnUrl=%2Finside%3Fa%3Db", asked.Headers.Location?.PathAndQuery);
        Assert.Contains("action=\"/sign-in?returnUrl=%2Finside%3Fa%3Db\"", await visitor.Read(asked.Headers.Location!.PathAndQuery));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer trust_nonsense")]
    [InlineData("Basic Ym86Ym8=")]
    public async Task The_api_answers_the_signed_out_in_its_own_way(string? authorization)
    {
        await using var house = await ground.Open();
        var visitor = house.Visitor();
        visitor.Always.TryAddWithoutValidation("Authorization", authorization);
        visitor.Always.Add("Accept-Language", "de");
        foreach (var answer in (HttpResponseMessage[])[await visitor.Get("/api/v1/who"), await visitor.PostJson("/api/v1/write"), await visitor.Get("/api/v1/unknown")])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("account.signed-out", problem.GetProperty("code").GetString());
            Assert.StartsWith("Melden Sie sich", problem.GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task A_token_opens_the_api_until_its_person_is_erased_and_no_cookie_stands_in_for_a_wrong_one()
    {
        await using var house = await ground.Open();
        var bo = await house.Person();
        var printed = new StringWriter();
        Assert.Equal(0, await new Token(printed).Run(ground.Database.Logins.App, bo.Person.Email!, default));

        var script = house.Visitor();
        script.Always.Authorization = new("Bearer", printed.ToString().Trim());
        Assert.Equal(bo.Person.Id.ToString(), await (await script.PostJson("/api/v1/write")).Content.ReadAsStringAsync());

        var visitor = await house.SignedIn(bo);
        visitor.Always.Authorization = new("Bearer", "trust_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get("/api/v1/who")).StatusCode);

        await house.Firm.Leaving.Erase(house.Firm.Id, house.Firm.Administrator, bo.Person.Id, default);
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.Get("/api/v1/who")).StatusCode);
    }

    [Fact]
    public async Task A_token_is_made_for_somebody_who_signs_in_only() =>
        await Assert.ThrowsAsync<ServerTrouble>(() => new Token(TextWriter.Null).Run(ground.Database.Logins.App, "nobody@firm.example", default));

    [Fact]
    public async Task A_cookie_ends_when_its_account_does()
    {
        await using var house = await ground.Open();
        var bo = await house.Person();
        var visitor = await house.SignedIn(bo);
        await house.Firm.Leaving.MarkAsLeft(house.Firm.Id, house.Firm.Administrator, bo.Person.Id, default);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get("/api/v1/who")).StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var house = await ground.Open();
        var bo = await house.Person();
        Assert.Equal(HttpStatusCode.BadRequest, (await house.Visitor().PostWith(null, "/sign-in", ("email", bo.Person.Email!), ("password", SignInHouse.Password))).StatusCode);

        var visitor = await house.SignedIn(bo);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostWith(null, "/sign-out")).StatusCode);
        var unasked = await visitor.PostJson("/api/v1/write");
        Assert.Equal(HttpStatusCode.BadRequest, unasked.StatusCode);
        Assert.Equal("account.antiforgery", (await unasked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostJson("/api/v1/write", await visitor.FormToken("/sign-in"))).StatusCode);
    }

    [Fact]
    public async Task A_page_speaks_the_browser_s_language_until_one_switches_and_the_person_s_own_inside()
    {
        await using var house = await ground.Open();
        var visitor = house.Visitor();
        visitor.Always.Add("Accept-Language", "fr, no;q=0.8, de;q=0.5");
        Assert.Contains("<html lang=\"nb\"", await visitor.Read("/sign-in"));
        Assert.Contains("<html lang=\"nl\"", await visitor.Read("/sign-in?lang=nl"));
        Assert.Contains("<html lang=\"nl\"", await visitor.Read("/sign-in"));
        Assert.Contains("<html lang=\"nl\"", await visitor.Read("/sign-in?lang=xx"));

        await visitor.SignIn((await house.Person("sv")).Person.Email!, SignInHouse.Password);
        Assert.Equal("sv", await visitor.Read("/inside?lang=da"));
    }

    [Fact]
    public async Task In_a_demo_one_click_is_enough_and_only_for_those_on_the_page()
    {
        await using var house = await SignInHouse.Open(ground.Database, demo: true);
        var hidden = await house.Person();
        var shown = await house.Firm.Add(Firm.Bo with { Name = "Kari Holm", Email = "kari@firm.example" });
        await house.Services.GetRequiredService<DemoPeople>().Show(house.Firm.Id, shown.Person.Id, DemoPart.WorksCouncilChair, default);

        var visitor = house.Visitor();
        var page = await visitor.Read("/sign-in?lang=en");
        Assert.Contains("Kari Holm", page);
        Assert.Contains("Chair of the works council", page);
        Assert.DoesNotContain("Bo Lind", page);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post("/sign-in", "/sign-in?handler=demo", ("person", hidden.Person.Id.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post("/sign-in", "/sign-in?handler=demo", ("person", shown.Person.Id.ToString()))).StatusCode);
        Assert.Equal(shown.Person.Id.ToString(), await visitor.Read("/api/v1/who"));

        // no password, so none fits
        Assert.Equal(422, (int)(await house.Visitor().SignIn("kari@firm.example", "nobody’s password")).StatusCode);

        await using var production = await ground.Open();
        Assert.DoesNotContain("Kari Holm", await production.Visitor().Read("/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, (await production.Visitor().Post("/sign-in", "/sign-in?handler=demo", ("person", shown.Person.Id.ToString()))).StatusCode);
    }

    static string Cookie(HttpResponseMessage answer, string name) => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name + "=", StringComparison.Ordinal)).ToLowerInvariant();

    // the token of the form is another one each time
    [GeneratedRegex("""value="CfDJ8[^"]*"|nonce="[^"]*"|<span>[^<]*</span>""")]
    private static partial Regex Changing { get; }
}
