using Trust.Domain;
using Trust.Domain.Acceptance;

namespace Trust.App;

/// <summary>A figure of a day as it counts now.</summary>
/// <param name="Source">Null when it was erased.</param>
/// <param name="Corrected">It took the place of an earlier entry; the journal has both.</param>
public sealed record KpiRow(string Kpi, DateOnly OnDay, decimal Value, int? People, bool Baseline, string? Source, string? Language, bool Corrected)
{
    public KpiPoint Point => new(OnDay, Value, People, Baseline);
}

/// <summary>A figure with its whole series, the oldest first.</summary>
public sealed record KpiSeries(KpiReading Reading, IReadOnlyList<KpiRow> Rows)
{
    public KpiRule Rule => Reading.Rule;
    public bool IsMeasured => Rows.Count > 0;
}

/// <summary>All figures of the workflow: what stands for itself first, attendance last.</summary>
public sealed record KpiPicture(IReadOnlyList<KpiSeries> All, IReadOnlyList<EarlyWarning> Warnings)
{
    /// <summary>What may head a page or a report: never attendance, and a self-assessment only beside an objective figure.</summary>
    public KpiSeries? Headline => All.FirstOrDefault(s => s.IsMeasured && s.Rule.Kind is KpiKind.Objective);

    /// <summary>What stands beside the headline: the others that were measured, attendance left out.</summary>
    public IEnumerable<KpiSeries> Beside => All.Where(s => s.IsMeasured && s != Headline && s.Rule.Kind is not KpiKind.Attendance && Headline is not null);
}

/// <summary>The series behind a project's figures.</summary>
public sealed class KpiBoard(Database database)
{
    const string OfProject = """
        select distinct on (k.kpi, k.on_day) k.kpi, k.on_day, k.value, k.counted as people, k.baseline, c.body as source, c.language,
            count(*) over (partition by k.kpi, k.on_day) > 1 as corrected
        from kpi_points k
        left join contents c on c.organisation_id = k.organisation_id and c.id = k.source_id
        where k.organisation_id = @organisation and k.project_id = @project
        order by k.kpi, k.on_day, k.number desc
        """;

    public async Task<KpiPicture> Read(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        return await Read(session, view, ct);
    }

    /// <summary>The same in a transaction that has begun.</summary>
    internal static async Task<KpiPicture> Read(Session session, ProjectView view, CancellationToken ct)
    {
        var rows = (await session.Query<KpiRow>(OfProject, new { organisation = view.Project.Organisation, project = view.Project.Id }, ct)).ToLookup(r => r.Kpi);
        List<KpiSeries> all = [.. view.Project.Rules.Kpis.OrderBy(k => k.Kind).Select(k => Series(view.Project, k, [.. rows[k.Key]]))];
        return new(all, EarlyWarnings.Of(view.Project, all.Select(s => s.Reading), view.Today));
    }

    static KpiSeries Series(Project project, KpiRule rule, IReadOnlyList<KpiRow> rows) => new(KpiReading.Of(project, rule, [.. rows.Select(r => r.Point)]), rows);
}
