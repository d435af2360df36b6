using Npgsql;
using Trust.Adapters.Quartz;
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
        builder.Services.AddScoped<Pages.Checkpoints.CheckpointDesk>();
        builder.Services.AddTrustApi(builder.Configuration);
        builder.Services.AddSingleton<Commands.DemoLoader>();
        builder.Services.AddHostedService(s => s.GetRequiredService<Pump>());
        builder.Services.AddHostedService(s => s.GetRequiredService<Sweep>());
        builder.Services.AddHostedService(s => s.GetRequiredService<MailPump>());
        builder.Services.AddPost(builder.Configuration);
        AddScheduler(builder.Services, builder.Configuration["Jobs"]);
        more?.Invoke(builder.Services);

        var web = builder.Build();
        web.UseForwardedHeaders();      // first: everything after it asks who asks
        web.UseHouse();
        web.UseSignIn();
        web.MapTrustApi();
        return web;
    }

    /// <summary>The scheduler that fires what falls due in a story, as it would in the running app.</summary>
    internal static void AddStoryScheduler(IServiceCollection services, NpgsqlDataSource app, string? which) => _ = which switch
    {
        "Quartz" or null => services.AddQuartzForStory(app),
        _ => throw Unknown(which),
    };

    static void AddScheduler(IServiceCollection services, string? which) => _ = which switch
    {
        "Quartz" or null => services.AddQuartzJobs(),
        _ => throw Unknown(which),
    };

    static Commands.UsageException Unknown(string which) => new($"Trust has no scheduler '{which}': the setting Jobs is Quartz, or left out.");
}
