using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;

namespace Trust.Adapters.Hangfire;

public static class JobsPage
{
    public const string Path = "/jobs";

    /// <summary>What Hangfire's own page asks for from the services.</summary>
    internal static IServiceCollection AddJobsPage(this IServiceCollection services) =>
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration).AddSingleton(DashboardRoutes.Routes);

    /// <summary>Hangfire's own page of its jobs. It shows the jobs of everybody, so where several organisations share an installation nobody may look.</summary>
    /// <param name="who">Who asks; null when nobody is signed in.</param>
    /// <param name="isReadOnly">False where jobs may also be deleted and run by hand.</param>
    public static void MapJobsPage(this IEndpointRouteBuilder web, Func<HttpContext, (OrganisationId, PersonId)?> who, bool isReadOnly) => web.MapHangfireDashboard(Path, new DashboardOptions
    {
        Authorization = [],
        AsyncAuthorization = [new OnlyAdministrators(who)],
        IsReadOnlyFunc = _ => isReadOnly,
        DisplayStorageConnectionString = false,
        AppPath = "/",
        DashboardTitle = "Trust",
    }).RequireAuthorization();

    sealed class OnlyAdministrators(Func<HttpContext, (OrganisationId, PersonId)?> who) : IDashboardAsyncAuthorizationFilter
    {
        public async Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            if (who(http) is not var (organisation, person)) return false;
            var database = http.RequestServices.GetRequiredService<Database>();
            if ((await database.EveryOrganisation(http.RequestAborted)).Count != 1) return false;
            await using var session = await database.Begin(organisation, http.RequestAborted);
            return await Administrators.Include(session, person, http.RequestAborted);
        }
    }
}
