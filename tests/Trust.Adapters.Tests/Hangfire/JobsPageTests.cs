using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trust.Adapters.Hangfire;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.Adapters.Tests;

/// <summary>Hangfire's own page: who sees it, and what can be done there.</summary>
public sealed class JobsPageTests : IAsyncLifetime
{
    readonly TestDatabase db = new();
    WebApplication web = null!; // started before each test
    Founded firm = null!;       // as above

    public async Task InitializeAsync()
    {
        await db.InitializeAsync();
        await HangfireTables.Install(db.Logins.Owner, default);
        firm = await Found("Lindtal");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTrust(db.Logins.App).AddHangfireJobs(db.Logins.App).AddAntiforgery().AddAuthorization().AddAuthentication("name").AddScheme<AuthenticationSchemeOptions, ByName>("name", null);
        web = builder.Build();
        web.MapJobsPage(http => Guid.TryParse(http.User.Identity?.Name, out var person) ? (firm.Organisation, new PersonId(person)) : null, isReadOnly: true);
        await web.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await db.DisposeAsync();
    }

    [Fact]
    public async Task It_is_for_administrators_alone()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(Guid.NewGuid())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(firm.Administrator.Value)).StatusCode);
    }

    [Fact]
    public async Task Where_organisations_share_an_installation_nobody_sees_the_jobs_of_all()
    {
        await Found("Fjordlys");
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(firm.Administrator.Value)).StatusCode);
    }

    [Fact]
    public async Task It_shows_and_changes_nothing()
    {
        Assert.DoesNotContain("recurring/trigger", await (await Ask(firm.Administrator.Value, "/recurring")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False((await Ask(firm.Administrator.Value, "/recurring/trigger", HttpMethod.Post)).IsSuccessStatusCode);
    }

    async Task<Founded> Found(string name)
    {
        var clock = new ProductClock(TimeProvider.System);
        return await new Organisations(db.Database, new(db.Database, clock, TimeProvider.System), clock, TimeProvider.System).Create(name, "en", null, default);
    }

    async Task<HttpResponseMessage> Ask(Guid? person, string path = "", HttpMethod? method = null)
    {
        using var http = new HttpClient { BaseAddress = new(web.Urls.First()) };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, JobsPage.Path + path);
        if (person is { } id) request.Headers.Add("X-Person", id.ToString());
        return await http.SendAsync(request);
    }

    /// <summary>Whoever says who they are is believed.</summary>
    sealed class ByName(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-Person"].ToString() is { Length: > 0 } name
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
    }
}
