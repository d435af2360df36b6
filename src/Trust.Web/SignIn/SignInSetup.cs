using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using Trust.App;

namespace Trust.Web;

/// <summary>Who may come in, and how: a cookie for pages, a token for the API, nobody without either.</summary>
public static class SignInSetup
{
    const string Doors = "doors";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAccounts();
        services.Configure<DemoSettings>(configuration.GetSection("Trust"));
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>().AddClaimsPrincipalFactory<AccountPrincipal>().AddSignInManager();
        services.AddScoped<Porter>();
        // how long a cookie outlives the end of its account or a new password
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAuthentication(Doors)
            .AddPolicyScheme(Doors, null, o => o.ForwardDefaultSelector = http => TokenDoor.IsAskedBy(http.Request) ? TokenDoor.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenDoor>(TokenDoor.Name, null)
            .AddIdentityCookies().ApplicationCookie!.Configure(Cookie);      // its stamp check signs out of all of Identity's schemes; made just before
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton(_ => new SignInLimits(aMinuteFromAddress: 20, aMinuteIntoAccount: 10));

        services.AddDataProtection().SetApplicationName("Trust");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeyRing(s.GetRequiredService<NpgsqlDataSource>())));
        services.AddLogging(l => l
            // it writes every address, and the address of an invitation is its secret
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            // at its lowest level it writes what was typed into a form, and a body’s own notes are typed into one; above that it tells every page
            .AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Warning)
            // the keys lie in the database in the clear, as docs/security.md says; its warning at every start says nothing new
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services;
    }

    /// <summary>After the house and routing, before every endpoint.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.Use(Languages.Remember);
        app.UseAuthentication();
        app.Use(DatabaseAway.Say);
        app.UseRateLimiter();       // knows who asks, and is asked before anything is refused or done
        app.UseAuthorization();
        app.Use(AskedByAPage);
        return app;
    }

    static void Cookie(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "trust.sign-in";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = TimeSpan.FromHours(8);
        o.SlidingExpiration = true;
        o.LoginPath = "/sign-in";
        o.ReturnUrlParameter = "returnUrl";
        o.Events.OnValidatePrincipal = DatabaseAway.Noting(o.Events.OnValidatePrincipal);
        o.Events.OnRedirectToLogin = c => c.Request.IsApi() ? ApiProblem.SignedOut(c.HttpContext) : Redirect(c);
        o.Events.OnRedirectToAccessDenied = c =>
        {
            if (c.Request.IsApi()) return ApiProblem.NotAllowed(c.HttpContext);
            c.Response.StatusCode = StatusCodes.Status403Forbidden;    // the house draws the page
            return Task.CompletedTask;
        };
    }

    // a form sent after the cookie ran out is not led away from: what was typed into it would be gone
    static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Unsaved.IsSent(context.HttpContext)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    // a browser sends the cookie along whoever asks it to; only our pages know the token. Pages check their own forms.
    static async Task AskedByAPage(HttpContext http, Func<Task> next)
    {
        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
        if (http.Request.IsApi() && writes && http.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme
            && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await ApiProblem.Unasked(http);
            return;
        }
        await next();
    }
}

/// <summary>Only the demo shows persons on the sign-in page.</summary>
public sealed class DemoSettings
{
    public bool Demo { get; set; }
}
