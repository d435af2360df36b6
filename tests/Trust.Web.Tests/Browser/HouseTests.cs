using System.Net;
using Trust.App;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class HouseTests(BrowserHouse house)
{
    [Theory]
    [InlineData("/design", HttpStatusCode.OK)]
    [InlineData("/problem/404", HttpStatusCode.NotFound)]
    [InlineData("/busy", HttpStatusCode.TooManyRequests)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/away", HttpStatusCode.ServiceUnavailable)]
    public async Task Every_page_is_sealed_whether_it_works_or_not(string path, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("frame-ancestors 'none'", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));   // this visit came over http
    }

    [Fact]
    public async Task A_post_without_the_token_is_refused_in_the_same_look()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var form = new FormUrlEncodedContent([new("title", "x")]);
        using var answer = await http.PostAsync("/design", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("class=\"mast\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/api/away", HttpStatusCode.ServiceUnavailable)]
    public async Task A_program_is_told_whether_to_ask_again_or_to_tell_somebody(string path, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_api_answers_without_a_page()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync("/api/nowhere");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);   // whoever is not known learns nothing of addresses
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_problem_asked_for_by_its_address_is_not_found()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync("/problem/500");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>A browser keeps none of our pages, so what stood in the form is nowhere else.</summary>
    [Fact]
    public async Task What_was_typed_is_given_back_when_its_form_is_not_taken()
    {
        const string text = "Es sortiert <b>nur</b>, es lehnt niemanden ab.", password = "a long enough one";
        var owner = await house.In(DemoPart.HrLead);
        var token = await owner.FormToken("/projects/new");
        await owner.Post("/me", "/sign-out");
        using var signedOut = await owner.PostWith(token, "/projects/new?handler=Plan", ("title", text), ("password", password));
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
        var page = await signedOut.Content.ReadAsStringAsync();
        Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>nur", page, StringComparison.Ordinal);
        Assert.DoesNotContain(password, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in?returnUrl=%2Fprojects%2Fnew\"", page, StringComparison.Ordinal);

        await owner.Post("/sign-in", "/sign-in?handler=Demo", ("person", house.Person(DemoPart.ManagingDirector).Person.ToString()));
        using var stale = await owner.PostWith(token, "/projects/new", ("title", text));
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains(text, WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        // another site's form comes without our cookie, and puts no words into a page of ours
        using var foreign = await new Visitor(house.Address).PostWith(token, "/projects/new", ("title", text));
        Assert.Equal(HttpStatusCode.Redirect, foreign.StatusCode);
        using var unread = await new Visitor(house.Address).PostWith(token, "/design", ("title", text));
        Assert.DoesNotContain("Es sortiert", await unread.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Two strokes at the head of an address name another host, and none of our pages leads there.</summary>
    [Fact]
    public async Task A_page_that_is_not_there_leads_to_no_other_host()
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.GetAsync(new Uri($"{house.Address}/evil.example/x"));
        Assert.DoesNotContain("href=\"//", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360, "nowhere", "broken", "away", "busy")]
    [InlineData(1280, "nowhere")]
    public async Task A_problem_can_be_read_by_everybody(int width, params string[] problems)
    {
        await using var visit = await house.VisitAs(DemoPart.HrLead, width);
        foreach (var problem in problems)
        {
            await visit.Go($"/{problem}");
            await visit.Shot($"problem-{problem}-{width}-light");
            Assert.Empty(await Axe.Violations(visit));
            Assert.Empty(await visit.Layout());
        }
    }

    /// <summary>Before the database went away it may still have taken what was sent.</summary>
    [Fact]
    public async Task Whoever_sent_something_while_the_database_went_away_is_not_told_that_it_was_saved()
    {
        var (en, visitor) = (Trust.App.Texts.In("en"), new Visitor(house.Address));
        Assert.Contains(en.ErrorUnavailable, WebUtility.HtmlDecode(await visitor.Read("/away?lang=en")), StringComparison.Ordinal);
        using var sent = await visitor.PostRaw("/away?lang=en", "");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, sent.StatusCode);
        Assert.Contains(en.ErrorUnavailableSent, WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_opens_nothing_any_more_leads_whoever_has_an_account_on()
    {
        var (stranger, owner) = (new Visitor(house.Address), await house.In(DemoPart.HrLead));
        foreach (var path in (string[])["notice/none", "notice/none/poster", "status/none", "guest/none", "act/none", "mail/none"])
        {
            using var answer = await stranger.Get($"/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("<a class=\"link\" href=\"/sign-in\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("<a class=\"link\" href=\"/\">", await owner.Read($"/{path}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_click_at_the_demos_door_leads_in_with_and_without_script_and_in_the_language_of_the_door()
    {
        foreach (var (script, language) in ((bool, string)[])[(true, "nl"), (false, "de")])
        {
            await using var visit = await house.Visit(script: script);
            await visit.Go($"/sign-in?lang={language}");
            await visit.Press($"button[value='{house.Person(DemoPart.HrLead).Person}']");
            Assert.Equal(house.Address, new Uri(visit.Page.Url));
            Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
            Assert.Equal(200, (await visit.Go("/me")).Status);
        }
    }

    static string One(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));
}
