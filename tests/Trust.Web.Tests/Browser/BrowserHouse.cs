using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Npgsql;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>The app on a free port with the demo in its database, and one Chromium, for the browser tests of a collection; every visit is a fresh browser profile.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    // root, as in a container, cannot have Chromium's sandbox; the rest keeps the browser from calling home
    static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    TestDatabase database = null!;    // set before the first test
    readonly string outbox = Directory.CreateTempSubdirectory("trust-outbox").FullName;
    IReadOnlyList<DemoPerson> people = [];
    WebApplication app = null!;       // as above
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app.Services;
    public Logins Logins => database.Logins;

    /// <summary>The folder into which the demo's mails go.</summary>
    public string Outbox => outbox;

    internal LogWatch Log { get; } = new();

    /// <summary>The machine builder's project, as the demo leaves it: its Security gate was refused.</summary>
    public ProjectId Project { get; private set; }

    public async Task InitializeAsync()
    {
        var demo = await ToldDemo.Shared;
        database = new() { Of = demo.Database };
        await database.InitializeAsync();
        foreach (var (name, letter) in demo.Letters)
        {
            var path = Path.Combine(outbox, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is below the outbox
            await File.WriteAllBytesAsync(path, letter);
        }
        app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "Trace", "--Logging:Console:LogLevel:Default", "Warning", // to be read by the watch, not by us
            "--contentRoot", AppContext.BaseDirectory, "--Trust:Demo=true", "--Trust:Outbox", outbox, $"--ConnectionStrings:{TrustWeb.Council}={database.Logins.Council}"], database.Logins.App,
            services => services.AddLogging(l => l.AddProvider(Log)));
        foreach (var where in (string[])["", "/api"])
        {
            app.MapGet($"{where}/broken", string () => throw new InvalidOperationException("Broken for a test.")).AllowAnonymous();
            app.MapMethods($"{where}/away", [HttpMethods.Get, HttpMethods.Post], string () => throw new InvalidOperationException("Asked for a test.", new NpgsqlException("Away for a test.", new IOException()))).AllowAnonymous();
        }
        app.MapGet("/busy", () => Results.StatusCode(StatusCodes.Status429TooManyRequests)).AllowAnonymous();
        Project = demo.Project;
        people = await Services.GetRequiredService<DemoPeople>().All(default);
        await app.StartAsync();
        Address = new(app.Urls.Single());
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    public async Task<Visit> Visit(int width = 1280, bool dark = false, bool script = true, int height = 800) => new(this,
        await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
        }), script);

    /// <summary>A visit by a person of the demo, signed in and on no page yet: the first one costs a third of a second, two hundred times.</summary>
    public async Task<Visit> VisitAs(DemoPart part, int width = 1280, bool dark = false, bool script = true)
    {
        var visit = await Visit(width, dark, script);
        await visit.SignIn(Person(part).Person);
        await visit.Open();
        return visit;
    }

    /// <summary>The same person without a browser, where the answer alone is looked at.</summary>
    public async Task<Visitor> In(DemoPart part)
    {
        var visitor = new Visitor(Address);
        await visitor.Post("/sign-in", "/sign-in?handler=Demo", ("person", Person(part).Person.ToString()));
        return visitor;
    }

    /// <summary>A question to the database as its superuser, one text a row.</summary>
    public async Task<IReadOnlyList<string>> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = new NpgsqlConnectionStringBuilder(Logins.App).Database, Pooling = false }.ConnectionString);
        await using var reader = await source.CreateCommand(sql).ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Who stands at the demo's door.</summary>
    public IEnumerable<DemoPart> Parts => people.Select(p => p.Part).Distinct();

    public DemoPerson Person(DemoPart part) => people.First(p => p.Part == part);

    /// <summary>From now on the person reads in this language.</summary>
    public async Task Speak(DemoPart part, string language) =>
        Assert.Null((await Services.GetRequiredService<People>().Change(Person(part).Organisation, Person(part).Person, Person(part).Person, new(null, null, language, null), default)).Refusal);

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(outbox, true);
    }
}

[CollectionDefinition(nameof(BrowserHouse))]
public sealed class BrowserCollection : ICollectionFixture<BrowserHouse>;

/// <summary>A house beside it, with a database and a Chromium of its own: what looks at every page runs there meanwhile.</summary>
[CollectionDefinition(nameof(EveryPageHouse))]
public sealed class EveryPageHouse : ICollectionFixture<BrowserHouse>;
