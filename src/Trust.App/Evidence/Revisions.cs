using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Text;

namespace Trust.App;

public sealed record RevisionFile(FileId Id, string? Name, Digest Digest);

/// <param name="HappenedOn">The day on which it came about, where that was said.</param>
/// <param name="Language">In which the text was written.</param>
/// <param name="Readable">False when the reader is outside its audience: then text, link and files are withheld.</param>
public sealed record RevisionRow(int Revision, DateOnly On, DateOnly? HappenedOn, Actor GivenBy, bool Readable, string? Text, string? Language, string? Link, IReadOnlyList<RevisionFile> Files);

/// <summary>All revisions of one piece of evidence, the newest first; the words of those that the reader may not read are left out.</summary>
public sealed class Revisions(Database database)
{
    const string OfItem = """
        select e.stream_id, e.number, e.type, e.type_version, e.at, e.actor, e.payload, e.hash
        from evidence_revisions r
        join events e on e.organisation_id = r.organisation_id and e.stream_id = r.project_id and e.number = r.number
        where r.organisation_id = @organisation and r.project_id = @project and r.stage = @stage and r.item = @item
        order by r.revision desc
        """;

    public async Task<IReadOnlyList<RevisionRow>> Read(ProjectView view, EvidenceRef item, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        var stored = await session.Query<StoredEvent>(OfItem, new { organisation = project.Organisation, project = project.Id, stage = Kebab.Of(item.Stage), item = item.Item }, ct);
        var given = stored.Select(s => (Given: (EvidenceGiven)EventBytes.Read(s), Stored: s)).ToList();
        var texts = await Entries.Texts(session, given.Select(g => g.Given).Where(g => MayRead(view, g))
            .SelectMany(g => new[] { g.Text, g.Link }.Concat(g.Files.Select(f => (ContentRef?)f.Name))).OfType<ContentRef>(), ct);
        return [.. given.Select(g => Row(view, g.Given, g.Stored, texts))];
    }

    static RevisionRow Row(ProjectView view, EvidenceGiven given, StoredEvent stored, IReadOnlyDictionary<ContentId, WrittenText> texts)
    {
        var (on, by) = (view.Project.Day(stored.At), Actor.Parse(stored.Actor));
        if (!MayRead(view, given)) return new(given.Revision, on, given.HappenedOn, by, false, null, null, null, []);
        var text = Find(given.Text);
        return new(given.Revision, on, given.HappenedOn, by, true, text?.Body, text?.Language, Find(given.Link)?.Body, [.. given.Files.Select(f => new RevisionFile(f.Id, Find(f.Name)?.Body, f.Digest))]);

        WrittenText? Find(ContentRef? content) => content is { } c ? texts.GetValueOrDefault(c.Id) : null;
    }

    /// <summary>The file belongs to a revision, of today or an earlier one, that the reader may read.</summary>
    /// <param name="item">Only of this piece; null: of any.</param>
    public async Task<bool> Holds(ProjectView view, FileId file, EvidenceRef? item, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var given = await Entries.Read(session, view.Project.Id, [EventNames.Of[typeof(EvidenceGiven)].Name], ct);
        return given.Select(g => (EvidenceGiven)g.Happened).Any(g => (item is null || g.Item == item) && g.Files.Any(f => f.Id == file) && MayRead(view, g));
    }

    /// <summary>A narrow audience of today covers the earlier revisions too, and an earlier narrow one stays with its own.</summary>
    static bool MayRead(ProjectView view, EvidenceGiven given) =>
        view.Project.Item(given.Item) is { } now && view.MayRead(now.Audience) && view.MayRead(given.Audience);
}
