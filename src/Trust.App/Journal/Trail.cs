using Trust.Domain;

namespace Trust.App;

/// <param name="On">The project's local date.</param>
/// <param name="Who">By office; a raiser stays unnamed to those who may not know.</param>
public sealed record TrailEntry(long Number, string Type, DateTimeOffset At, DateOnly On, string Who, string Sentence, string Hash);

/// <summary>The journal as people read it: sentences by office, the newest first.</summary>
public sealed class Trail(Database database)
{
    const string Newest = """
        select stream_id, number, type, type_version, at, actor, payload, hash
        from events
        where organisation_id = @organisation and stream_id = @project and number < @before
        order by number desc
        limit @limit
        """;

    /// <param name="before">Only entries with a smaller number; null: from the newest.</param>
    public async Task<IReadOnlyList<TrailEntry>> Read(ProjectView view, Texts texts, long? before, int limit, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        var rows = await session.Query<StoredEvent>(Newest, new { organisation = project.Organisation, project = project.Id, before = before ?? long.MaxValue, limit }, ct);
        var sentences = new Sentences(new(view, texts));
        return [.. rows.Select(r => Entry(project, sentences, r))];
    }

    const string These = """
        select stream_id, number, type, type_version, at, actor, payload, hash
        from events
        where organisation_id = @organisation and stream_id = @project and number = any(@numbers)
        """;

    /// <summary>Certain entries, in no order.</summary>
    public async Task<IReadOnlyList<TrailEntry>> Read(ProjectView view, Texts texts, IReadOnlyCollection<long> numbers, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        var sentences = new Sentences(new(view, texts));
        return [.. (await session.Query<StoredEvent>(These, new { organisation = project.Organisation, project = project.Id, numbers = numbers.ToArray() }, ct)).Select(r => Entry(project, sentences, r))];
    }

    internal static TrailEntry Entry(Project project, Sentences sentences, StoredEvent stored)
    {
        var happened = EventBytes.Read(stored);
        var stamp = new Stamp(Actor.Parse(stored.Actor), stored.At);
        return new(stored.Number, stored.Type, stored.At, project.Day(stored.At), sentences.Who(happened, stamp), sentences.Of(happened, stamp), Convert.ToHexStringLower(stored.Hash));
    }
}
