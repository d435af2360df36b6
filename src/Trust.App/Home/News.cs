using Trust.Domain;

namespace Trust.App;

/// <summary>One line of what moved, and how many more of its kind the same project had that day.</summary>
public sealed record NewsLine(ProjectView View, TrailEntry Entry, int More);

/// <param name="HasMore">There was more than these lines say.</param>
public sealed record WhatMoved(IReadOnlyList<NewsLine> Lines, bool HasMore);

/// <summary>What others did in a reader's projects since a moment, from their journals, the newest first. Who asks, and since when, is kept nowhere (decision 35).</summary>
public sealed class News(Database database)
{
    /// <summary>Entries of one project that are looked at; whoever wants more reads its journal.</summary>
    const int OfOneProject = 60;

    const string Latest = $"""
        select e.stream_id, e.number, e.type, e.type_version, e.at, e.actor, e.payload, e.hash
        from unnest(@projects) p(id)
        cross join lateral (
            select {StoredEvent.Columns}
            from events
            where organisation_id = @organisation and stream_id = p.id and at > @since and actor <> @reader
            order by number desc
            limit @most) e
        order by e.at desc, e.number desc
        """;

    public async Task<WhatMoved> Read(OrganisationId organisation, IReadOnlyList<ProjectView> projects, DateTimeOffset since, Texts texts, int lines, CancellationToken ct)
    {
        if (projects.Count == 0) return new([], false);
        await using var session = await database.Begin(organisation, ct);
        var rows = await session.Query<StoredEvent>(Latest, new { organisation, projects = projects.Select(p => p.Project.Id.Value).ToArray(), since, reader = projects[0].Reader.ToString(), most = OfOneProject }, ct);
        var views = projects.ToDictionary(p => p.Project.Id.Value);
        var sentences = projects.ToDictionary(p => p.Project.Id.Value, p => new Sentences(new(p, texts)));
        var kinds = rows.GroupBy(r => (r.StreamId, r.Type, Day: views[r.StreamId].Project.Day(r.At))).ToList(); // keeps the order of the first of each
        return new([.. kinds.Take(lines).Select(k => new NewsLine(views[k.Key.StreamId], Trail.Entry(views[k.Key.StreamId].Project, sentences[k.Key.StreamId], k.First()), k.Count() - 1))], kinds.Count > lines);
    }
}
