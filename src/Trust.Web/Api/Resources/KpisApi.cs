using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Acceptance;

namespace Trust.Web.Api;

static class KpisApi
{
    public static void MapKpis(this RouteGroupBuilder api)
    {
        var kpis = api.MapGroup("/projects/{project:guid}/kpis").WithTags("Acceptance");
        kpis.MapGet("", All).WithName("listKpis").WithSummary("Every figure of the workflow with its values, its target and where it is going; and early signs.");
        kpis.MapPost("/{kpi}/points", Record).WithName("recordKpiPoint").WithSummary("Records a figure of a day; for a day that has one, it is a correction.");
        kpis.MapPut("/{kpi}/target", Target).WithName("setKpiTarget").WithSummary("Sets the project's own target, or goes back to the method's suggestion.");
    }

    static Task<Results<Ok<KpisAnswer>, Refused>> All(Guid project, Door door, KpiBoard board, CancellationToken ct) =>
        door.Show<KpisAnswer>(project, async view => KpisAnswer.Of(door.Words(view), await board.Read(view, ct)), ct);

    static Task<Results<Created<Made>, Refused>> Record(Guid project, string kpi, Body<KpiPointEdit> body, Door door, CancellationToken ct)
    {
        var point = body.Value;
        return door.Make(project, (asking, _) => new RecordKpiPoint(kpi, point.On, point.Value, point.People, asking.Text(point.Source, asking.View.Project.Kpis.GetValueOrDefault(kpi)?.Source), point.Baseline, asking.By, asking.At), _ => $"/projects/{project}/kpis", ct);
    }

    static Task<Results<Ok<Written>, Refused>> Target(Guid project, string kpi, Body<KpiTargetEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SetKpiTarget(kpi, body.Value.Target is { } target ? new(target, body.Value.TargetTo) : null, asking.By, asking.At), ct);
}

public sealed record KpiPointEdit
{
    /// <summary>The day of which the figure is.</summary>
    [Day]
    public required DateOnly On { get; init; }
    public required decimal Value { get; init; }
    /// <summary>How many people it is counted over; five or more. Left out: everyone concerned.</summary>
    public int? People { get; init; }
    /// <summary>Where the figure comes from.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Source { get; init; }
    /// <summary>How it was before the start.</summary>
    public bool Baseline { get; init; }
}

public sealed record KpiTargetEdit
{
    /// <summary>Left out: the method's suggestion.</summary>
    public decimal? Target { get; init; }
    /// <summary>The upper end, where the target is a range.</summary>
    public decimal? TargetTo { get; init; }
}

/// <param name="People">Null for everyone concerned.</param>
/// <param name="Corrected">It took the place of an earlier entry of the same day.</param>
public sealed record KpiPointAnswer(DateOnly On, decimal Value, int? People, Said? Source, bool Baseline, bool Corrected)
{
    internal static KpiPointAnswer Of(ProjectView view, KpiRow row) => new(row.OnDay, row.Value, row.People,
        row.Source is { } text ? new(text, row.Language ?? view.Project.Language) : null, row.Baseline, row.Corrected);
}

/// <param name="Own">True for the project's own target, false for the method's suggestion, which is no benchmark.</param>
public sealed record KpiTargetAnswer(decimal Value, decimal? To, bool Own);

/// <param name="Value">The last value; null before the first.</param>
/// <param name="Vanity">Attendance: never a headline by itself.</param>
/// <param name="Trend">Held against the value before.</param>
/// <param name="DueOn">The day by which it is to be measured next; null before people use the system.</param>
public sealed record KpiAnswer(string Key, string Name, string Definition, string Unit, string Direction, KpiKind Kind, bool Vanity, decimal? Value, DateOnly? On, KpiTargetAnswer? Target,
    KpiPointAnswer? Baseline, KpiTrend Trend, KpiTrend SinceBaseline, KpiStanding Standing, DateOnly? DueOn, int CadenceDays, IReadOnlyList<KpiPointAnswer> Points)
{
    internal static KpiAnswer Of(Wording words, KpiSeries series)
    {
        var (rule, reading, language) = (series.Rule, series.Reading, words.Texts.Language);
        return new(rule.Key, rule.Name.In(language), rule.Definition.In(language), rule.Unit, rule.Direction, rule.Kind, rule.Kind is KpiKind.Attendance, reading.Last?.Value, reading.Last?.On,
            reading.Target is { } target ? new(target.Value, target.To, reading.Own is not null) : null,
            series.Rows.LastOrDefault(r => r.Baseline) is { } before ? KpiPointAnswer.Of(words.View, before) : null,
            reading.Trend, reading.SinceBaseline, reading.Standing, reading.DueOn, rule.CadenceDays, [.. series.Rows.Select(r => KpiPointAnswer.Of(words.View, r))]);
    }
}

/// <summary>An early sign: its code and the sentence for it.</summary>
public sealed record WarningAnswer(string Code, string Text);

public sealed record KpisAnswer(IReadOnlyList<KpiAnswer> Items, IReadOnlyList<WarningAnswer> Warnings)
{
    internal static KpisAnswer Of(Wording words, KpiPicture picture) =>
        new([.. picture.All.Select(s => KpiAnswer.Of(words, s))], [.. picture.Warnings.Select(w => new WarningAnswer(w.Code, words.Say(w)))]);
}
