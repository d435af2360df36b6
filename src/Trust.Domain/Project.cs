using System.Collections.Immutable;

namespace Trust.Domain;

/// <summary>The state of one roll-out.</summary>
public sealed record Project(ProjectId Id, long Number)
{
    public Project After(ImmutableArray<ProjectEvent> events) => this with { Number = Number + events.Length };
}
