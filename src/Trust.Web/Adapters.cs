using Npgsql;
using Trust.Adapters.Quartz;
using Trust.App;
#if WITH_ELSA
using Trust.Adapters.Elsa;
#endif
#if WITH_HANGFIRE
using Trust.Adapters.Hangfire;
#endif

namespace Trust.Web;

/// <summary>The one place that names the tools behind the two ports. Elsa and Hangfire are there when this Trust was built with them (docs/engines.md).</summary>
static class Adapters
{
    /// <summary>The engine that runs each project's process; the embedded one is there already.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, string? which) => which switch
    {
        "Embedded" or null => services,
        "Elsa" => AddElsa(services),
        _ => throw new Commands.UsageException($"Trust has no engine '{which}': the setting Engine is Embedded, Elsa, or left out."),
    };

    /// <summary>The scheduler that wakes for what is due later.</summary>
    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    public static IServiceCollection AddScheduler(this IServiceCollection services, string app, string? which) => which switch
    {
        "Quartz" or null => services.AddQuartzJobs(),
        "Hangfire" => AddHangfire(services, app),
        _ => throw Unknown(which),
    };

    /// <summary>The scheduler that fires what falls due in a story, as it would in the running app.</summary>
    public static void AddStoryScheduler(this IServiceCollection services, NpgsqlDataSource source, string app, string? which) => _ = which switch
    {
        "Quartz" or null => services.AddQuartzForStory(source),
        "Hangfire" => AddHangfireForStory(services, app),
        _ => throw Unknown(which),
    };

    /// <summary>What the scheduler keeps beside our own tables, made by the role that migrates.</summary>
    public static Task PrepareScheduler(string owner, string? which, CancellationToken ct) => which is "Hangfire" ? PrepareHangfire(owner, ct) : Task.CompletedTask;

    static Commands.UsageException Unknown(string which) => new($"Trust has no scheduler '{which}': the setting Jobs is Quartz, Hangfire, or left out.");

#if WITH_ELSA
    static IServiceCollection AddElsa(IServiceCollection services) => services.AddElsaEngine();

    /// <summary>A workflow as Elsa's own JSON.</summary>
    public static async Task<string> ExportToElsa(Domain.Rulebook rulebook)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<WorkflowJson>().BuildServiceProvider();
        return await services.GetRequiredService<WorkflowJson>().Write(rulebook);
    }
#else
    static IServiceCollection AddElsa(IServiceCollection services) => throw NotBuiltIn("Elsa", "the setting Engine is Elsa");

    public static Task<string> ExportToElsa(Domain.Rulebook rulebook) => throw NotBuiltIn("Elsa", $"{rulebook.Id} cannot be written for Elsa");
#endif

#if WITH_HANGFIRE
    static IServiceCollection AddHangfire(IServiceCollection services, string app) => services.AddHangfireJobs(app);

    static IServiceCollection AddHangfireForStory(IServiceCollection services, string app) => services.AddHangfireForStory(app);

    static Task PrepareHangfire(string owner, CancellationToken ct) => HangfireTables.Install(owner, ct);

    /// <summary>Hangfire's own page, for administrators.</summary>
    public static void MapScheduler(this WebApplication web)
    {
        if (web.Configuration["Jobs"] is "Hangfire") web.MapJobsPage(http => http.CallerIfAny() is { } caller ? (caller.Organisation, caller.Person) : null, web.Configuration.GetValue("JobsPageReadOnly", true));
    }
#else
    static IServiceCollection AddHangfire(IServiceCollection services, string app) => throw NotBuiltIn("Hangfire", "the setting Jobs is Hangfire");

    static IServiceCollection AddHangfireForStory(IServiceCollection services, string app) => AddHangfire(services, app);

    static Task PrepareHangfire(string owner, CancellationToken ct) => throw NotBuiltIn("Hangfire", "the setting Jobs is Hangfire");

    public static void MapScheduler(this WebApplication web) { }
#endif

#if !WITH_ELSA || !WITH_HANGFIRE
    static Commands.UsageException NotBuiltIn(string tool, string asked) =>
        new($"This Trust was built without {tool}, and {asked}. Build it with -p:With{tool}=true (docs/engines.md), or leave the setting out.");
#endif
}
