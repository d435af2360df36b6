using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Trust.App;

public static class TrustServices
{
    /// <summary>Everything below the doors; <paramref name="app"/> is the connection string of the role <c>trust_app</c>.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services, string app) => services.AddSingleton(_ => Database.Source(app)).Below();

    /// <summary>The same over connections that are somebody else's to close.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services, NpgsqlDataSource app) => services.AddSingleton(app).Below();

    /// <summary>The rooms that bodies have for themselves; <paramref name="council"/> is the connection string of the role <c>trust_council</c>, null where there is none.</summary>
    public static IServiceCollection AddCouncil(this IServiceCollection services, string? council)
    {
        services.RemoveAll<CouncilDatabase>();
        return services.AddSingleton(_ => new CouncilDatabase(council is null ? null : Database.Source(council)));
    }

    static IServiceCollection Below(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>();
        services.TryAddSingleton(_ => new CouncilDatabase(null)); // until AddCouncil gives one
        services.AddSingleton<RoomNotes>();
        services.AddSingleton<RoomLock>();
        services.AddSingleton<RoomGuests>();
        services.AddSingleton<Takeaway>();
        services.AddSingleton(_ => Rulebooks.Rulebooks.Embedded());
        services.AddSingleton(_ => HolidayFile.Embedded());
        services.AddSingleton<ProductClock>();
        services.AddSingleton<ProjectStore>();
        services.AddSingleton<Projects>();
        services.AddSingleton<Replay>();
        services.AddSingleton<ProjectReader>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<Revisions>();
        services.AddSingleton<Assessments>();
        services.AddSingleton<Agreements>();
        services.AddSingleton<AgreementDrafts>();
        services.AddSingleton<Packets>();
        services.AddSingleton<Trail>();
        services.AddSingleton<ObjectionHistory>();
        services.AddSingleton<ObjectionList>();
        services.AddSingleton<CheckpointHistory>();
        services.AddSingleton<CommitmentList>();
        services.AddSingleton<ChangeHistory>();
        services.AddSingleton<KpiBoard>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<PeopleImport>();
        services.AddSingleton<ProjectList>();
        services.AddSingleton<MyTurns>();
        services.AddSingleton<HomeProjects>();
        services.AddSingleton<News>();
        services.AddSingleton<PlanDeliveries>();
        services.AddSingleton<MailChoices>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<Colleagues>();
        services.AddSingleton<JournalCheck>();
        services.AddSingleton<EveryJournal>();
        services.AddSingleton<JournalExport>();
        services.AddSingleton<JournalDownload>();
        services.AddSingleton<IProcessEngine, EmbeddedEngine>();
        services.AddSingleton<ProcessBoard>();
        services.AddSingleton<Drain>();
        services.AddSingleton<Pump>();
        services.AddSingleton<Alarm>();
        services.AddSingleton<LateMails>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<MailPump>();
        services.AddSingleton<MailLedger>();
        services.AddSingleton<FailedAddresses>();
        services.AddSingleton<MailPreview>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<WalkNews>();
        services.AddSingleton<PostOffices>();
        services.AddSingleton<CalendarWalk>();
        services.AddJobs();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<ParkedWork>();
        services.AddSingleton<OrganisationCheck>();
        services.AddSingleton<OwnTexts>();
        services.AddSingleton<Retention>();
        services.AddSingleton<Housekeeping>();
        services.AddSingleton<Installation>();
        services.AddSingleton<Broom>();
        return services;
    }
}
