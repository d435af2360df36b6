using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

public sealed record RevisionRow(int Revision, DateOnly On, string GivenBy, string? Text, string? Link);

/// <summary>All revisions of one piece of evidence, the newest first; the words of those that the reader may not read are left out.</summary>
public sealed class Revisions(Database database)
{
    const string OfItem = """
        select r.revision, r.at, r.given_by, r.audience, t.body as text, l.body as link
        from evidence_revisions r
        left join contents t on t.organisation_id = r.organisation_id and t.id = r.text_id
        left join contents l on l.organisation_id = r.organisation_id and l.id = r.link_id
        where r.organisation_id = @organisation and r.project_id = @project and r.stage = @stage and r.item = @item
        order by r.revision desc
        """;

    sealed record Row(int Revision, DateTimeOffset At, string GivenBy, string Audience, string? Text, string? Link);

    public async Task<IReadOnlyList<RevisionRow>> Read(ProjectView view, EvidenceRef item, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        var rows = await session.Query<Row>(OfItem, new { organisation = project.Organisation, project = project.Id, stage = Kebab.Of(item.Stage), item = item.Item }, ct);
        return [.. rows.Select(r => MayRead(view, item, r)
            ? new RevisionRow(r.Revision, project.Day(r.At), r.GivenBy, r.Text, r.Link)
            : new RevisionRow(r.Revision, project.Day(r.At), r.GivenBy, null, null))];
    }

    /// <summary>A narrow audience of today covers the earlier revisions too; an earlier narrow one stays with the owner.</summary>
    static bool MayRead(ProjectView view, EvidenceRef item, Row row) =>
        view.Project.IsRunBy(view.Reader)
        || (Kebab.Parse<AudienceKind>(row.Audience) is AudienceKind.Everyone or AudienceKind.Project || row.Revision == view.Project.Item(item)?.Revision)
            && view.Project.Item(item) is { } now && view.MayRead(now.Audience);
}
