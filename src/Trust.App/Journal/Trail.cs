using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <param name="On">The project's local date.</param>
/// <param name="Who">By office; a raiser stays unnamed to those who may not know.</param>
/// <param name="Name">Of the person; null for Trust itself, for a link, and where the reader may not know it.</param>
public sealed record TrailEntry(long Number, string Type, DateTimeOffset At, DateOnly On, string Who, string? Name, string Sentence, string Hash);

/// <summary>What a journal is narrowed to.</summary>
/// <param name="Stage">Entries that name the stage, or something of it.</param>
public sealed record TrailFilter(Stage? Stage = null, JournalKind? Kind = null);

/// <summary>The journal as people read it: sentences by office, the newest first.</summary>
public sealed class Trail(Database database)
{
    // an entry is of a stage when it names it, names an item of it, or is about one of the milestones, objections and conditions that belong to it
    const string Newest = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = @organisation and stream_id = @project and number < @before
            and (@types::text[] is null or type = any(@types))
            and (@stage::text is null
                or position(convert_to('"' || @stage || '"', 'UTF8') in payload) > 0
                or position(convert_to('"' || @stage || '/', 'UTF8') in payload) > 0
                or convert_from(payload, 'UTF8')::jsonb ->> 'id' = any(@ofStage)
                or exists (select 1 from unnest(@planned::text[]) m where position(convert_to(m, 'UTF8') in payload) > 0))
        order by number desc
        limit @limit
        """;

    /// <param name="before">Only entries with a smaller number; null: from the newest.</param>
    public Task<IReadOnlyList<TrailEntry>> Read(ProjectView view, Texts texts, long? before, int limit, CancellationToken ct) => Read(view, texts, new(), before, limit, ct);

    /// <summary>The same, narrowed where the journal is stored.</summary>
    public async Task<IReadOnlyList<TrailEntry>> Read(ProjectView view, Texts texts, TrailFilter filter, long? before, int limit, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        var rows = await session.Query<StoredEvent>(Newest, new
        {
            organisation = project.Organisation,
            project = project.Id,
            before = before ?? long.MaxValue,
            limit,
            types = filter.Kind is { } kind ? JournalKinds.Names(kind) : null,
            stage = filter.Stage is { } stage ? Kebab.Of(stage) : null,
            ofStage = filter.Stage is { } of ? OfStage(project, of) : [],
            planned = filter.Stage is { } at ? [.. project.Milestones.Values.Where(m => m.Stage == at).Select(m => m.Id.ToString())] : (string[])[],
        }, ct);
        var sentences = new Sentences(new(view, texts));
        return [.. rows.Select(r => Entry(project, sentences, r))];
    }

    static string[] OfStage(Project project, Stage stage) =>
    [
        .. project.Objections.Values.Where(o => o.Stage == stage).Select(o => o.Id.ToString()),
        .. project.Conditions.Values.Where(c => c.At.Stage == stage).Select(c => c.Id.ToString()),
    ];

    const string These = $"""
        select {StoredEvent.Columns}
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
        return new(stored.Number, stored.Type, stored.At, project.Day(stored.At), sentences.Who(happened, stamp), sentences.Name(happened, stamp), sentences.Of(happened, stamp), Convert.ToHexStringLower(stored.Hash));
    }
}
