using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.App;

/// <summary>The default: the domain's reactions, nothing between. It keeps nothing, so there is nothing to lose.</summary>
public sealed class EmbeddedEngine : IProcessEngine
{
    public string Name => "Embedded";

    public Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct) =>
        Task.FromResult(Reactions.To(happened, project, new(Actor.Parse(stored.Actor), stored.At)));

    public Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct) =>
        Task.FromResult<ProcessInstance?>(new(project.RulebookId, null, [.. CoursePosition.OpenIn(project)]));

    public Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct) => Task.CompletedTask;
}
