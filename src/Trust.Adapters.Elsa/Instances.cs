using Trust.App;
using Trust.Domain;

namespace Trust.Adapters.Elsa;

/// <summary>One row of <c>process_instances</c>.</summary>
sealed record Instance(string Definition, long MovedBy, string State);

/// <summary>Where instances are kept: in the hearing's transaction, under the project's lock.</summary>
static class Instances
{
    const string One = """
        select definition, moved_by, state
        from process_instances
        where organisation_id = @organisation and project_id = @project
        """;

    const string KeepNew = """
        insert into process_instances (organisation_id, project_id, definition, moved_by, open, state)
        values (@organisation, @project, @definition, @movedBy, @open, @state)
        on conflict (organisation_id, project_id) do update
        set definition = excluded.definition, moved_by = excluded.moved_by, open = excluded.open, state = excluded.state
        """;

    const string KeepMoved = """
        update process_instances
        set moved_by = @movedBy, open = @open, state = @state
        where organisation_id = @organisation and project_id = @project and moved_by = @before
        """;

    public static Task<Instance?> Find(Session session, ProjectId project, CancellationToken ct) =>
        session.QuerySingleOrDefault<Instance>(One, new { organisation = session.Organisation, project }, ct);

    public static Task<int> Keep(Session session, ProjectId project, Instance made, string[] open, CancellationToken ct) =>
        session.Execute(KeepNew, new { organisation = session.Organisation, project, made.Definition, made.MovedBy, open, made.State }, ct);

    /// <returns>False when somebody else moved it meanwhile, which the project's lock should keep from happening.</returns>
    public static async Task<bool> Move(Session session, ProjectId project, Instance before, long movedBy, string[] open, string state, CancellationToken ct) =>
        await session.Execute(KeepMoved, new { organisation = session.Organisation, project, before = before.MovedBy, movedBy, open, state }, ct) == 1;
}
