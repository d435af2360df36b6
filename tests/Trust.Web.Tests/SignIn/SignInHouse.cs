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

    SignInHouse(WebApplication app, Firm firm) => (this.app, Firm) = (app, firm);

    public Firm Firm { get; }
    public IServiceProvider Services => app.Services;

    public static async Task<SignInHouse> Open(TestDatabase db, bool demo = false, SignInLimits? limits = null, ILoggerProvider? log = null, TimeProvider? time = null)
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
        return new(app, await Firm.Found(db));
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

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
