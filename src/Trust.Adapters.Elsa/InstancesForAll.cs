using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trust.App;
using Trust.Domain;

namespace Trust.Adapters.Elsa;

/// <summary>When Trust starts, every project that was heard of by another engine, or whose instance is gone, gets its instance from the journal: one transaction each, under the
/// project's lock. What fails is made with the next entry that moves the project.</summary>
sealed partial class InstancesForAll(Database database, ProjectStore store, ElsaEngine engine, ILogger<InstancesForAll> log) : BackgroundService
{
    const string Without = """
        select project_id
        from hearings h
        where organisation_id = @organisation and heard_to > 0
            and not exists (select from process_instances i where i.organisation_id = h.organisation_id and i.project_id = h.project_id)
        order by 1
        """;

    const string HeardTo = "select heard_to from hearings where organisation_id = @organisation and project_id = @project";

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        foreach (var organisation in await database.EveryOrganisation(stop))
            foreach (var project in await Lacking(organisation, stop))
                try
                {
                    await Make(organisation, project, stop);
                }
                catch (Exception trouble) when (trouble is not (OperationCanceledException or OutOfMemoryException))
                {
                    NotMade(trouble, project.Value);
                }
    }

    async Task<IReadOnlyList<ProjectId>> Lacking(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<ProjectId>(Without, new { organisation }, ct);
    }

    async Task Make(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        await store.LoadForUpdate(session, project, ct);
        if (await Instances.Find(session, project, ct) is not null) return; // a hearing came first
        await engine.Rebuild(project, await session.QuerySingleOrDefault<long>(HeardTo, new { organisation, project }, ct), session, ct);
        await session.Commit(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Project {Project} has no instance of its workflow yet; it is made with the next entry that moves the project")]
    partial void NotMade(Exception trouble, Guid project);
}
