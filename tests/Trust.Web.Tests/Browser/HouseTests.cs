using System.Net;
using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class HouseTests(BrowserHouse house)
{
    [Theory]
    [InlineData("/design", HttpStatusCode.OK)]
    [InlineData("/problem/404", HttpStatusCode.NotFound)]
    [InlineData("/busy", HttpStatusCode.TooManyRequests)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
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

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_problem_can_be_read_by_everybody(int width)
    {
        await using var visit = await house.VisitAs(DemoPart.HrLead, width);
        await visit.Go("/nowhere");
        await visit.Shot($"problem-{width}-light");
        Assert.Empty(await Axe.Violations(visit));
        Assert.False(await visit.ScrollsSideways());
    }

    [Fact]
    public async Task One_click_at_the_demos_door_leads_in_with_and_without_script()
    {
        foreach (var script in (bool[])[true, false])
        {
            await using var visit = await house.Visit(script: script);
            await visit.Go("/sign-in");
            await visit.Press($"button[value='{house.Person(DemoPart.HrLead).Person}']");
            Assert.Equal(house.Address, new Uri(visit.Page.Url));
            Assert.Equal(200, (await visit.Go("/me")).Status);
        }
    }

    static string One(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));
}
