using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Acceptance;

public sealed record PointForm(string? Kpi, DateOnly? On, string? Value, int? People, string? Source, bool Baseline);

public sealed record TargetForm(string? Of, string? Target, string? TargetTo);

/// <summary>How the system is taken up: figures with their targets, early signs, and what it returns.</summary>
[Authorize]
public sealed class AcceptanceModel(Desk desk, KpiBoard board) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public KpiPicture Picture { get; private set; } = null!; // set with the frame
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRecord(Guid project, [FromForm(Name = "point")] PointForm point, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (point.On is null) return Missing("point.on");
        if (Numbers.Read(point.Value, Frame.Texts.Culture) is not { } value) return NoNumber("point.value");
        var typed = desk.Typed();
        return await Do(project, new RecordKpiPoint(point.Kpi ?? "", point.On.Value, value, point.People, typed.Optional(Frame.View, Frame.Project.Kpis.GetValueOrDefault(point.Kpi ?? "")?.Source, point.Source), point.Baseline, desk.Caller.Actor, desk.Now), typed, "point", ct);
    }

    public async Task<IActionResult> OnPostTarget(Guid project, [FromForm(Name = "goal")] TargetForm goal, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (target, to) = (Numbers.Read(goal.Target, Frame.Texts.Culture), Numbers.Read(goal.TargetTo, Frame.Texts.Culture));
        if (target is null && !string.IsNullOrWhiteSpace(goal.Target)) return NoNumber("goal.target");
        if (to is null && !string.IsNullOrWhiteSpace(goal.TargetTo)) return NoNumber("goal.targetTo");
        return await Do(project, new SetKpiTarget(goal.Of ?? "", target is { } value ? new(value, to) : null, desk.Caller.Actor, desk.Now), desk.Typed(), "goal", ct);
    }

    public async Task<IActionResult> OnPostRoi(Guid project, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (form, typed, now) = (new RoiForm(), desk.Typed(), Frame.Project.Roi);
        await TryUpdateModelAsync(form, "roi");
        return await Do(project, new EstimateRoi(form.Currency?.Trim() ?? "", Entry(form.HoursSavedAWeek, now?.HoursSavedAWeek), Entry(form.HourlyRate, now?.HourlyRate), Entry(form.WorkingWeeks, now?.WorkingWeeks),
            Entry(form.ErrorsAvoided, now?.ErrorsAvoided), Entry(form.FasterHiring, now?.FasterHiring), Entry(form.Costs, now?.Costs), desk.Caller.Actor, desk.Now), typed, "roi", ct);

        RoiEntry? Entry(RoiNumberForm number, RoiFigure? stands) => number.Entry(Frame.View, typed, Frame.Texts.Culture, stands);
    }

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed typed, string form, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return Redirect(Frame.Path("acceptance"));
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame, form);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, Picture) = (frame, await board.Read(frame.View, ct));
        return true;
    }

    PageResult Missing(string field)
    {
        ModelState.AddModelError(field, Frame.Texts.FormMissing);
        return Page();
    }

    PageResult NoNumber(string field)
    {
        ModelState.AddModelError(field, Frame.Texts.FormNoNumber);
        return Page();
    }

    /// <summary>Something typed into a form was refused, and the form stands open again.</summary>
    public bool IsWrong(string form) => ModelState.Any(e => e.Key.StartsWith(form, StringComparison.Ordinal) && e.Value!.Errors.Count > 0); // an entry is never null

    public bool MayRecord => new RecordKpiPoint(First.Rule.Key, Frame.View.Today, decimal.MinValue, null, null, false, desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    public bool MaySetTargets => new SetKpiTarget(First.Rule.Key, new(decimal.MinValue, null), desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    /// <summary>What is to be measured first: the workflow's first figure that may stand alone.</summary>
    public KpiSeries First => Picture.All[0];

    public string Headline => Picture switch
    {
        { Headline: { } headline } => Says(headline),
        var picture when picture.All.Any(s => s.IsMeasured) => Frame.Texts.AcceptanceOnlySoft(Frame.Words.Kpi(First.Rule.Key)),
        _ => Frame.Texts.AcceptanceNone(Frame.Words.Kpi(First.Rule.Key)),
    };

    string Says(KpiSeries series)
    {
        var (t, last) = (Frame.Texts, series.Reading.Last!); // a headline is measured
        return t.AcceptanceHeadline(Frame.Words.Kpi(series.Rule.Key), Frame.Words.Figure(series.Rule, last.Value), last.On, t.AtStart(Standing(series)));
    }

    string Standing(KpiSeries series) => Frame.Texts.Of($"kpi-standing.{Trust.Domain.Text.Kebab.Of(series.Reading.Standing)}", []);

    string Trend(KpiTrend trend) => Frame.Texts.Of($"kpi-trend.{Trust.Domain.Text.Kebab.Of(trend)}", []);

    public IReadOnlyList<Components.Fact> Facts(KpiSeries series)
    {
        var (t, w, r) = (Frame.Texts, Frame.Words, series.Reading);
        return
        [
            new(t.KpiNow, r.Last is { } now ? w.Figure(r.Rule, now.Value) : Standing(series), r.Last is { } last ? $"{t.Day(last.On)}, {Standing(series)}" : null),
            new(t.KpiTarget, r.Target is { } target ? w.Target(r.Rule, target) : t.Of($"kpi-direction.{r.Rule.Direction}", []), r.Own is not null ? t.KpiTargetOwn : r.Target is not null ? t.KpiTargetSuggested : null),
            .. r.Baseline is { } before ? [new(t.KpiBaseline, w.Figure(r.Rule, before.Value), t.Day(before.On))] : (Components.Fact[])[],
            .. r.Trend is not KpiTrend.Unknown ? [new(t.KpiTrend, Trend(r.Trend), r.SinceBaseline is KpiTrend.Unknown ? null : t.KpiSinceBaseline(Trend(r.SinceBaseline)))] : (Components.Fact[])[],
            .. r.DueOn is { } due ? [new(t.KpiDue, t.Day(due))] : (Components.Fact[])[],
        ];
    }

    /// <summary>Attendance and self-assessments never stand alone.</summary>
    public string? Beside(KpiSeries series)
    {
        var t = Frame.Texts;
        if (series.Rule.Kind is KpiKind.Attendance) return t.KpiAttendanceSays;
        if (series.Rule.Kind is KpiKind.Objective || !series.IsMeasured) return null;
        var objective = Picture.All.Where(s => s.IsMeasured && s.Rule.Kind is KpiKind.Objective).Take(2).Select(s => $"{Frame.Words.Kpi(s.Rule.Key)} {Frame.Words.Figure(s.Rule, s.Reading.Last!.Value)}").ToList(); // measured
        return objective.Count > 0 ? t.KpiReadBeside(t.List(objective)) : t.KpiLacksBeside;
    }

    public Microsoft.AspNetCore.Html.IHtmlContent? Chart(KpiSeries series) => KpiChart.IsWorthDrawing(series) ? new KpiChart(series, Frame.Texts, value => Frame.Words.Figure(series.Rule, value)).Draw() : null;

    public IReadOnlyList<Choice> Kpis => [.. Picture.All.Select(s => new Choice(s.Rule.Key, Frame.Words.Kpi(s.Rule.Key)))];

    /// <summary>The numbers of the estimate, by the name of their fields.</summary>
    public static readonly IReadOnlyList<string> RoiNames = ["hoursSavedAWeek", "hourlyRate", "workingWeeks", "errorsAvoided", "fasterHiring", "costs"];

    public string RoiName(string name) => name switch
    {
        "hoursSavedAWeek" => Frame.Texts.RoiHoursSavedAWeek,
        "hourlyRate" => Frame.Texts.RoiHourlyRate,
        "workingWeeks" => Frame.Texts.RoiWorkingWeeks,
        "errorsAvoided" => Frame.Texts.RoiErrorsAvoided,
        "fasterHiring" => Frame.Texts.RoiFasterHiring,
        _ => Frame.Texts.RoiCosts,
    };

    /// <summary>A number as it stands, to be edited.</summary>
    public static string? Typed(decimal? value) => value?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
}
