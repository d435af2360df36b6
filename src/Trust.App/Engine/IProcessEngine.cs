using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App;

/// <summary>A project's process as its engine keeps it.</summary>
/// <param name="Definition">The rulebook to which it is pinned, e.g. <c>rollout.1</c>.</param>
/// <param name="MovedBy">The journal's entry that moved it last; null where the engine keeps nothing of its own.</param>
/// <param name="Open">The stages at whose gates it waits.</param>
public sealed record ProcessInstance(string Definition, long? MovedBy, ImmutableArray<Stage> Open);

/// <summary>Orders what follows an event; the domain decides it. The embedded engine is the default, Elsa the alternative.</summary>
public interface IProcessEngine
{
    /// <summary>The tool's own name.</summary>
    string Name { get; }

    /// <summary>Hears an event of a project, in order, and says what should happen next. What it keeps it writes in the session's transaction. It may be told the same event
    /// again; what does not fit what it keeps is an exception, which is counted, and never silence.</summary>
    /// <param name="project">As it is now, which may be after later events.</param>
    Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct);

    /// <summary>Where the project's process stands; null when the engine keeps none of it yet.</summary>
    Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct);

    /// <summary>Makes anew from the journal what the engine keeps of a project, up to the entry that was heard last.</summary>
    Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct);
}
