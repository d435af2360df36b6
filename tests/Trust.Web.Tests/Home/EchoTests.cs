using System.Net;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Home;

/// <summary>Whoever sent a form reads once, on the next page, what became of it.</summary>
public sealed partial class EchoTests(SignInGround ground) : IClassFixture<SignInGround>
{
    static readonly Trust.App.Texts Nb = Trust.App.Texts.In("nb");

    [Fact]
    public async Task A_page_says_it_once_above_its_heading_and_in_its_title()
    {
        await using var house = await ground.Open();
        var visitor = await house.SignedIn(await house.Person());
        Assert.Null(Said(await visitor.Read("/"))); // nor of the sign-in
        Assert.Equal("/me#mails", (await visitor.Post("/me", "/me?handler=Mails", ("milestones", "false"))).Headers.Location?.ToString());
        var page = await visitor.Read("/me");
        Assert.Equal(Nb.Word(Echo.Saved), Said(page));
        Assert.Contains($"<title>{Nb.Word(Echo.Saved)} {Nb.FootMyData} · Trust</title>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("class=\"echo\"", StringComparison.Ordinal) < page.IndexOf("<h1>", StringComparison.Ordinal));
        var again = await visitor.Read("/me");
        Assert.Null(Said(again));
        Assert.Contains($"<title>{Nb.FootMyData} · Trust</title>", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_is_answered_in_its_own_word_and_what_saves_nothing_in_none()
    {
        await using var house = await ground.Open();
        var (person, colleague) = (await house.Person(), await house.Person());
        await house.Firm.Organisations.GiveRole(house.Firm.Id, house.Firm.Administrator, person.Person.Id, OrganisationRole.Administrator, default);
        var visitor = await house.SignedIn(person);
        var token = (await house.Firm.Tokens.Make(house.Firm.Id, person.Person.Id, "test", 1, default)).Value!.Token.Id; // a label and a day are accepted
        var other = $"/people/{colleague.Person.Id}";
        foreach (var (page, handler, fields, says) in new (string, string?, (string, string)[], Echo?)[]
        {
            ("/me", null, [("language", "nb"), ("timeZone", "Europe/Oslo")], Echo.Saved),
            ("/me", "Revoke", [("token", $"{token}")], Echo.Revoked),
            ("/me", "FeedOff", [], Echo.Revoked),
            ("/organisation", "Days", [("country", "NO"), ("closed-NO", "2031-12-24")], Echo.Saved),
            ("/organisation", "Name", [("name", "Fjordlys AS")], Echo.Saved),
            ("/organisation/texts", null, [("sign-in-nb", "Bruk jobbadressen.")], Echo.Saved),
            (other, null, [("name", "Kari Nordmann")], Echo.Saved),
            (other, "Left", [], Echo.Saved),
            (other, "Erase", [("sure", "true")], Echo.Erased),
            ("/people", "Find", [("q", " "), ("who", "here")], null),
            ("/projects/new", null, [("title", "Svar om ferie"), ("sites[0].country", "NO"), ("sites[0].name", "Bergen")], null),
            ("/projects/new", null, [("title", "Kladd"), ("sites[0].country", "NO"), ("to", "/people")], null),
            ("/me", "Leave", [], null),
        })
        {
            var answer = await visitor.Post(page, handler is null ? page : $"{page}?handler={handler}", fields);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{page} {handler}: {answer.StatusCode}");
            Assert.Equal((page, handler, says is { } word ? Nb.Word(word) : null), (page, handler, Said(await visitor.Read(answer.Headers.Location!.ToString().Split('#')[0])))); // a redirect leads somewhere
        }
    }

    [Theory]
    [InlineData("no-such-word")]
    [InlineData("Saved")]
    [InlineData("0")]
    [InlineData("%3Cscript%3Ewindow.ran%3D1%3C/script%3E")]
    public async Task Whatever_else_stands_in_the_browser_says_nothing_and_is_taken_away(string kept)
    {
        await using var house = await ground.Open();
        var visitor = await house.SignedIn(await house.Person());
        visitor.Always.Add("Cookie", $"trust.echo={kept}");
        var answer = await visitor.Get("/me");
        Assert.Null(Said(await answer.Content.ReadAsStringAsync()));
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("trust.echo=;", StringComparison.Ordinal) && c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_word_travels_over_https_alone_where_there_is_https_and_no_other_site_or_script_gets_at_it()
    {
        await using var house = await ground.Open();
        var visitor = await house.SignedIn(await house.Person());
        var token = await visitor.FormToken("/me");
        visitor.Always.Add("X-Forwarded-Proto", "https");
        var cookie = Assert.Single((await visitor.PostWith(token, "/me?handler=Mails")).Headers.GetValues("Set-Cookie"), c => c.Contains("trust.echo", StringComparison.Ordinal));
        Assert.Equal("__Host-trust.echo=saved; max-age=60; path=/; secure; samesite=strict; httponly", cookie);
    }

    static string? Said(string page) => Toast.Match(page) is { Success: true } toast ? WebUtility.HtmlDecode(toast.Groups[1].Value) : null;

    [GeneratedRegex("<div class=\"echo\"><div class=\"toast\" role=\"status\">([^<]*)</div></div>")]
    private static partial Regex Toast { get; }
}
