using Trust.App;
using Trust.Web.Api;
using Trust.Web.Components;
using Trust.Web.Pages;

namespace Trust.Web;

/// <summary>The app as it is started, by Program and by the tests.</summary>
public static class TrustWeb
{
    /// <summary>The name of the connection string of the role <c>trust_council</c>.</summary>
    public const string Council = "TrustCouncil";

    /// <param name="args">Configuration as on a command line: <c>--urls</c>, <c>--Trust:Demo=true</c>, <c>--ConnectionStrings:TrustCouncil</c>.</param>
    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    /// <param name="more">What a caller adds to the services, such as another clock.</param>
    public static WebApplication Build(string[] args, string app, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Trust.Web" });
        builder.WebHost.UseStaticWebAssets();   // unpublished, whatever the environment; published there is nothing to find
        builder.Services.AddProxy(builder.Configuration);
        builder.Services.AddHouse(Problems.Words);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddTrust(app);
        builder.Services.AddCouncil(builder.Configuration.GetConnectionString(Council));
        builder.Services.AddSignIn(builder.Configuration);
        builder.Services.AddScoped<Desk>();
        builder.Services.AddSingleton<WhomToAsk>();
        builder.Services.AddScoped<Pages.About.OpenFrame>();
        builder.Services.AddSingleton<Pages.Home.LastVisit>();
        builder.Services.AddScoped<Pages.Checkpoints.CheckpointDesk>();
        builder.Services.AddTrustApi(builder.Configuration);
        builder.Services.AddSingleton<Commands.DemoLoader>();
        builder.Services.AddHostedService(s => s.GetRequiredService<Pump>());
        builder.Services.AddHostedService(s => s.GetRequiredService<Sweep>());
        builder.Services.AddHostedService(s => s.GetRequiredService<MailPump>());
        builder.Services.AddPost(builder.Configuration);
        builder.Services.AddEngine(builder.Configuration["Engine"]);
        builder.Services.AddScheduler(app, builder.Configuration["Jobs"]);
        more?.Invoke(builder.Services);

        var web = builder.Build();
        web.UseForwardedHeaders();      // first: everything after it asks who asks
        web.UseHouse();
        web.UseSignIn();
        web.MapTrustApi();
        web.MapScheduler();
        return web;
    }
}
