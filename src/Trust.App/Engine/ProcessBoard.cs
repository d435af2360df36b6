using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.App;

/// <param name="Instance">Null when the engine keeps nothing of the project yet; it makes it from the journal with the next entry that moves it.</param>
/// <param name="Agrees">False when the engine waits at other gates than the journal says, although it has heard all of it.</param>
/// <param name="History">The entries that moved the process, the newest first.</param>
public sealed record ProcessPicture(string Engine, ProcessInstance? Instance, bool Agrees, IReadOnlyList<TrailEntry> History);

/// <summary>A project's running process: which engine runs it by which workflow, where it waits, and what has moved it.</summary>
public sealed class ProcessBoard(Database database, ProjectStore store, IProcessEngine engine)
{
    static readonly string[] Movers = [.. CoursePosition.Movers.Select(m => EventNames.Of[m].Name)];

    const string Moved = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = @organisation and stream_id = @project and type = any(@types)
        order by number desc
        """;

    const string All = "select project_id from project_states where organisation_id = @organisation order by 1";

    const string HearAgain = "update hearings set parked_at = null, failures = 0 where organisation_id = @organisation and project_id = @project";

    const string HeardTo = "select heard_to from hearings where organisation_id = @organisation and project_id = @project";

    public async Task<ProcessPicture> Read(ProjectView view, Texts texts, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(view.Project.Organisation, ct);
        var project = view.Project;
        var instance = await engine.Look(project, session, ct);
        var moved = await session.Query<StoredEvent>(Moved, new { organisation = project.Organisation, project = project.Id, types = Movers }, ct);
        var sentences = new Sentences(new(view, texts));
        return new(engine.Name, instance, await Agrees(project, instance, session, ct), [.. moved.Select(m => Trail.Entry(project, sentences, m))]);
    }

    /// <summary>The projects of all organisations whose process waits elsewhere than their journal says; what was not heard yet is only late.</summary>
    public async Task<IReadOnlyList<ProjectId>> Disagreeing(CancellationToken ct)
    {
        var wrong = new List<ProjectId>();
        foreach (var organisation in await database.EveryOrganisation(ct))
        {
            await using var session = await database.BeginSnapshot(organisation, ct);
            foreach (var id in await session.Query<ProjectId>(All, new { organisation }, ct))
            {
                var project = (await store.Load(session, id, ct)).Project;
                if (!await Agrees(project, await engine.Look(project, session, ct), session, ct)) wrong.Add(id);
            }
        }
        return wrong;
    }

    /// <summary>Makes what the engine keeps of a project anew from its journal, and lets it be heard again where it was parked.</summary>
    /// <returns>Null when no organisation has such a project.</returns>
    public async Task<ProcessInstance?> Rebuild(ProjectId id, CancellationToken ct)
    {
        foreach (var organisation in await database.EveryOrganisation(ct))
        {
            await using var session = await database.Begin(organisation, ct);
            var project = (await store.LoadForUpdate(session, id, ct)).Project;
            if (!project.Exists) continue;
            await engine.Rebuild(id, await Heard(project, session, ct), session, ct);
            await session.Execute(HearAgain, new { organisation, project = id }, ct);
            var made = await engine.Look(project, session, ct);
            await session.Commit(ct);
            return made ?? new(project.RulebookId, null, []);
        }
        return null;
    }

    static async Task<bool> Agrees(Project project, ProcessInstance? instance, Session session, CancellationToken ct) =>
        instance is null || instance.Open.SequenceEqual(CoursePosition.OpenIn(project)) || await Heard(project, session, ct) < project.Number;

    static Task<long> Heard(Project project, Session session, CancellationToken ct) =>
        session.QuerySingleOrDefault<long>(HeardTo, new { organisation = project.Organisation, project = project.Id }, ct);
}
