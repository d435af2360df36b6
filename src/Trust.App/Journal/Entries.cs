using Trust.Domain;

namespace Trust.App;

/// <summary>A text that somebody typed, and its language.</summary>
public sealed record WrittenText(ContentId Id, string Body, string Language);

/// <summary>Entries of a project's journal by their names, and the texts that were typed with them: what the state itself does not keep.</summary>
static class Entries
{
    const string Named = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = @organisation and stream_id = @project and type = any(@names)
            and (@about::text is null or position(convert_to(@about, 'UTF8') in payload) > 0)
        order by number
        """;

    const string Bodies = """
        select id, body, language
        from contents
        where organisation_id = @organisation and id = any(@ids) and body is not null
        """;

    /// <param name="about">An id that an entry must name; null: all.</param>
    public static async Task<IReadOnlyList<(ProjectEvent Happened, Stamp Stamp)>> Read(Session session, ProjectId project, IEnumerable<string> names, CancellationToken ct, Guid? about = null)
    {
        var rows = await session.Query<StoredEvent>(Named, new { organisation = session.Organisation, project, names = names.ToArray(), about = about?.ToString("D") }, ct);
        return [.. rows.Select(r => ((ProjectEvent)EventBytes.Read(r), new Stamp(Actor.Parse(r.Actor), r.At)))];
    }

    /// <summary>Erased texts are left out.</summary>
    public static async Task<IReadOnlyDictionary<ContentId, WrittenText>> Texts(Session session, IEnumerable<ContentRef> refs, CancellationToken ct) =>
        (await session.Query<WrittenText>(Bodies, new { organisation = session.Organisation, ids = refs.Select(r => r.Id.Value).Distinct().ToArray() }, ct)).ToDictionary(t => t.Id);

    /// <summary>The stored names of the events that stand in one folder of the domain with <typeparamref name="TEvent"/>.</summary>
    public static IReadOnlyList<string> NamesBeside<TEvent>() => [.. EventNames.Of.Where(e => e.Key.Namespace == typeof(TEvent).Namespace).Select(e => e.Value.Name)];
}
