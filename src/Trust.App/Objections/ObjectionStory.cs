using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>One step in an objection's life, with the words that came with it.</summary>
/// <param name="Type">The stored name of what happened: <c>objection-answered</c>.</param>
public sealed record SpokenStep(string Type, DateTimeOffset At, ContentRef? Text, ContentRef? Offer, IReadOnlyList<Citation> Cites);

public sealed record TextRow(ContentId Id, string Body, string Language);

/// <summary>What was said to each objection of a project, step by step.</summary>
/// <param name="Texts">Those that were not erased.</param>
public sealed record ObjectionSteps(IReadOnlyDictionary<ObjectionId, IReadOnlyList<SpokenStep>> Steps, IReadOnlyDictionary<ContentId, TextRow> Texts);

/// <summary>Finds an objection's project, and reads what was said.</summary>
public sealed class ObjectionStory(Database database)
{
    const string Where = """
        select project_id
        from objections
        where organisation_id = @organisation and id = @id
        """;

    const string Entries = """
        select stream_id, number, type, type_version, at, actor, payload, hash
        from events
        where organisation_id = @organisation and stream_id = @project and type like 'objection-%'
        order by number
        """;

    const string Bodies = """
        select id, body, language
        from contents
        where organisation_id = @organisation and id = any(@ids) and body is not null
        """;

    public async Task<ProjectId?> ProjectOf(OrganisationId organisation, ObjectionId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<ProjectId?>(Where, new { organisation, id }, ct);
    }

    public async Task<ObjectionSteps> Read(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var steps = new Dictionary<ObjectionId, IReadOnlyList<SpokenStep>>();
        foreach (var stored in await session.Query<StoredEvent>(Entries, new { organisation, project }, ct))
        {
            var (id, step) = Step(EventBytes.Read(stored), stored);
            steps[id] = [.. steps.GetValueOrDefault(id, []), step];
        }
        var ids = steps.Values.SelectMany(s => s).SelectMany(s => new[] { s.Text, s.Offer }).OfType<ContentRef>().Select(c => c.Id.Value).ToArray();
        var texts = await session.Query<TextRow>(Bodies, new { organisation, ids }, ct);
        return new(steps, texts.ToDictionary(t => t.Id));
    }

    static (ObjectionId, SpokenStep) Step(ProjectEvent happened, StoredEvent stored)
    {
        var (id, text, offer, cites) = happened switch
        {
            ObjectionRaised e => (e.Id, (ContentRef?)e.Text, (ContentRef?)null, (IReadOnlyList<Citation>)[]),
            ObjectionBlockingDecided e => (e.Id, e.Reason, null, []),
            ObjectionAcknowledged e => (e.Id, null, null, []),
            ObjectionAnswered e => (e.Id, e.Text, e.Offer, e.Cites),
            ObjectionAccepted e => (e.Id, null, null, []),
            ObjectionContested e => (e.Id, e.Text, null, []),
            ObjectionEscalated e => (e.Id, null, null, []),
            ObjectionSettled e => (e.Id, e.Text, null, []),
            ObjectionLapsed e => (e.Id, null, null, []),
            ObjectionWithdrawn e => (e.Id, null, null, []),
            _ => throw new System.Diagnostics.UnreachableException(stored.Type),
        };
        return (id, new(stored.Type, stored.At, text, offer, cites));
    }
}
