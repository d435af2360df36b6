using System.Globalization;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;

namespace Trust.App;

/// <summary>For whom the month is told: the same data, another choice of it.</summary>
public enum ReportReader { Management, Council, Staff }

/// <summary>Objections in one state; small numbers are not told, since they would point at persons.</summary>
/// <param name="Count">Null for fewer than five.</param>
public sealed record ObjectionCount(ObjectionState State, int? Count);

/// <summary>One page on one month: figures and milestones up to its end, everything else as it stands today.</summary>
public sealed record MonthlyReport(DateOnly Month, DateOnly Until, IReadOnlyList<KpiSeries> Figures, Milestone? Case, IReadOnlyList<Milestone> Next,
    RoiResults? Return, IReadOnlyList<Condition> Open, int Met, IReadOnlyList<ObjectionCount> Objections, IReadOnlyList<ObjectionCategory> Answered)
{
    const int MostFigures = 4, MostSteps = 4, MostConditions = 5;

    /// <summary>The month before the one that runs: what a report is about when nobody asks for another.</summary>
    public static DateOnly Latest(DateOnly today, DateOnly startsOn) =>
        First(today).AddMonths(-1) is var before && before >= First(startsOn) ? before : First(today);

    /// <summary>The month that a reminder of a report is about.</summary>
    public static DateOnly About(Reminder reminder) => DateOnly.ParseExact(reminder.Occasion["report/".Length..], "yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>A month that has begun, and not before the project did.</summary>
    public static bool Covers(Project project, DateOnly month, DateOnly today) => month <= today && month >= First(project.StartsOn < today ? project.StartsOn : today);

    public static MonthlyReport Of(ProjectView view, KpiPicture picture, DateOnly month)
    {
        var (project, end) = (view.Project, First(month).AddMonths(1).AddDays(-1));
        var until = end < view.Today ? end : view.Today;
        return new(First(month), until, FiguresUntil(project, picture, until),
            project.Milestones.Values.Where(m => m.State is MilestoneState.Done && m.DoneOn <= until).OrderByDescending(m => m.DoneOn).FirstOrDefault(),
            [.. project.Milestones.Values.Where(m => m.IsPlanned).OrderBy(m => m.DueOn).Take(MostSteps)],
            project.Roi is { } roi ? Roi.Of(roi) : null,
            [.. project.Conditions.Values.Where(c => c.State is ConditionState.Open).OrderBy(c => c.DueOn ?? DateOnly.MaxValue).Take(MostConditions)],
            project.Conditions.Values.Count(c => c.State is ConditionState.Met),
            [.. project.Objections.Values.GroupBy(o => o.State).OrderBy(g => g.Key).Select(g => new ObjectionCount(g.Key, g.Count() is >= KpiUnit.FewestPeople and var n ? n : null))],
            [.. project.Objections.Values.Where(o => o.AnsweredAt is { } at && project.Day(at) <= until).Select(o => o.Category).Distinct().Order()]);
    }

    // the headline first, so that a self-assessment never stands alone; attendance is no top figure
    static IReadOnlyList<KpiSeries> FiguresUntil(Project project, KpiPicture picture, DateOnly until)
    {
        List<KpiSeries> then = [.. picture.All.Select(s => Cut(project, s, until)).Where(s => s.IsMeasured && s.Rule.Kind is not KpiKind.Attendance)];
        return then.Any(s => s.Rule.Kind is KpiKind.Objective) ? [.. then.Take(MostFigures)] : [];
    }

    static KpiSeries Cut(Project project, KpiSeries series, DateOnly until)
    {
        List<KpiRow> rows = [.. series.Rows.Where(r => r.OnDay <= until)];
        return new(KpiReading.Of(project, series.Rule, [.. rows.Select(r => r.Point)]), rows);
    }
}
