using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trust.App;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.SignIn;

/// <summary>The app on a free port with a firm in its database; limits are out of the way unless a test asks for them.</summary>
public sealed class SignInHouse : IAsyncDisposable
{
    public const string Password = "a long enough one";

    readonly WebApplication app;
    readonly bool stays;

    SignInHouse(WebApplication app, Firm firm, bool stays) => (this.app, Firm, this.stays) = (app, firm, stays);

    public Firm Firm { get; }
    public IServiceProvider Services => app.Services;

    /// <summary>An app of its own, which ends with the test.</summary>
    public static async Task<SignInHouse> Open(TestDatabase db, bool demo = false, SignInLimits? limits = null, ILoggerProvider? log = null, TimeProvider? time = null) =>
        new(await Start(db, demo, limits, log, time), await Firm.Found(db), stays: false);

    /// <summary>A new firm in an app that goes on for the next test.</summary>
    internal static async Task<SignInHouse> In(WebApplication app, TestDatabase db) => new(app, await Firm.Found(db), stays: true);

    internal static async Task<WebApplication> Start(TestDatabase db, bool demo = false, SignInLimits? limits = null, ILoggerProvider? log = null, TimeProvider? time = null)
    {
        var app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", log is null ? "Warning" : "Information", "--Logging:LogLevel:Microsoft", log is null ? "Warning" : "Information", "--contentRoot", AppContext.BaseDirectory, $"--Trust:Demo={demo}"],
            db.Logins.App, services =>
            {
                services.AddSingleton(limits ?? new SignInLimits(1000, 1000));
                services.AddSingleton(time ?? TimeProvider.System);
                if (log is not null) services.AddLogging(l => l.ClearProviders().AddProvider(log));
                services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.Zero);
            });
        app.MapGet("/api/v1/who", (Caller caller) => caller.Person.ToString());
        app.MapPost("/api/v1/write", (Caller caller) => caller.Person.ToString());
        app.MapGet("/api/v1/fresh", async (HttpContext http, CancellationToken _) => (await http.IsFresh()).ToString());
        app.MapGet("/inside", (HttpContext http) => http.Language());
        await app.StartAsync();
        return app;
    }

    /// <summary>A person of the firm with an account, under an address of their own.</summary>
    public async Task<Invited> Person(string language = "nb")
    {
        var invited = await Firm.Add(new("Bo Lind", $"{Guid.NewGuid():N}@firm.example", language, "Europe/Oslo"));
        await Firm.Arrive(invited, Password);
        return invited;
    }

    public Uri Address => new(app.Urls.Single());

    public Visitor Visitor() => new(Address);

    public async Task<Visitor> SignedIn(Invited person)
    {
        var visitor = Visitor();
        Assert.Equal(302, (int)(await visitor.SignIn(person.Person.Email!, Password)).StatusCode);
        return visitor;
    }

    public ValueTask DisposeAsync() => stays ? ValueTask.CompletedTask : app.DisposeAsync();
}

/// <summary>One database and one app for the tests of a class that ask nothing special of it: to start and to end one takes longer than most of them.</summary>
public sealed class SignInGround : IAsyncLifetime
{
    WebApplication app = null!; // set before the first test

    public TestDatabase Database { get; } = new();

    public Task<SignInHouse> Open() => SignInHouse.In(app, Database);

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        app = await SignInHouse.Start(Database);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
