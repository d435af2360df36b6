using Trust.Domain;

namespace Trust.App;

/// <summary>Orders what follows an event; the domain decides it. The embedded engine is the default, Elsa the alternative.</summary>
public interface IProcessEngine
{
    /// <summary>Hears an event of a project, once and in order, and says what should happen next. May be told the same event again after a crash.</summary>
    Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, CancellationToken ct);
}

/// <summary>The default: the domain's reactions, nothing between.</summary>
public sealed class EmbeddedEngine : IProcessEngine
{
    public Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, CancellationToken ct) =>
        Task.FromResult(Reactions.To(happened, project, new(Actor.Parse(stored.Actor), stored.At)));
}
