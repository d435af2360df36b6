using Trust.Domain;

namespace Trust.App;

/// <summary>The projects that a person's first page speaks of: those in which something waits for them, and the running ones in which they have a part.</summary>
public sealed class HomeProjects(MyTurns turns, CalendarFeeds feeds, ProjectReader projects)
{
    public async Task<IReadOnlyList<ProjectView>> Read(OrganisationId organisation, Actor reader, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        if (reader.PersonId is not { } person) return [];
        var ids = (await turns.Read(organisation, person, today, ct)).Union(await feeds.ProjectsOf(organisation, person, ct));
        return await projects.ReadSeveral(organisation, [.. ids], reader, now, ct);
    }
}
