using Microsoft.AspNetCore.Mvc;
using Trust.App;

namespace Trust.Web.Api;

/// <summary>The REST API: its table of contents.</summary>
public static class TrustApi
{
    public const string Base = "/api/v1";

    const int BodyLimit = 1024 * 1024;

    public static IServiceCollection AddTrustApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Door>();
        services.AddSingleton<Repeats>();
        services.AddSingleton<Metrics>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Set(o.SerializerOptions));
        services.AddExceptionHandler<Trouble>();
        return services.AddApiDocument().AddPace(configuration);
    }

    /// <summary>After the house and sign-in.</summary>
    public static WebApplication MapTrustApi(this WebApplication app)
    {
        app.Use(Trouble.WhereNothingWasSaid);
        app.MapHealth();
        app.MapCalendarFeed();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        var api = app.MapGroup(Base).RequireAuthorization().WithMetadata(new RequestSizeLimitAttribute(BodyLimit)).AddEndpointFilterFactory(RefuseBadInput.Filter);
        api.MapProjects();
        api.MapJoining();
        api.MapCourse();
        api.MapRoles();
        api.MapGroups();
        api.MapContacts();
        api.MapStakeholders();
        api.MapSeats();
        api.MapEvidence();
        api.MapAssessments();
        api.MapDocuments();
        api.MapGates();
        api.MapOutcomes();
        api.MapActs();
        api.MapConditions();
        api.MapLocks();
        api.MapQuestions();
        api.MapCheckpoints();
        api.MapCheckpointSteps();
        api.MapAgreements();
        api.MapAgreementSteps();
        api.MapCommitments();
        api.MapJurisdictions();
        api.MapChanges();
        api.MapObjections();
        api.MapObjectionSteps();
        api.MapThemes();
        api.MapMilestones();
        api.MapDeliveries();
        api.MapPublicPages();
        api.MapKpis();
        api.MapRoi();
        api.MapJournal();
        api.MapWorkflows();
        api.MapProcess();
        api.MapPeople();
        api.MapMe();
        api.MapOrganisation();
        api.MapHolidays();
        api.MapOwnTexts();
        api.MapParked();
        return app;
    }
}
