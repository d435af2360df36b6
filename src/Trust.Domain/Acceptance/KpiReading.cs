namespace Trust.Domain.Acceptance;

/// <summary>What a figure's points say: where it stands, where it is going, and when it is to be measured next. Pure; the points come from their table.</summary>
public sealed record KpiReading(KpiRule Rule, KpiTarget? Own, IReadOnlyList<KpiPoint> Points, DateOnly? UsedSince)
{
    /// <param name="points">Each day once, the oldest first.</param>
    public static KpiReading Of(Project project, KpiRule rule, IReadOnlyList<KpiPoint> points) =>
        new(rule, project.Kpis.GetValueOrDefault(rule.Key)?.Target, points, UseStart.Of(project));

    public KpiPoint? Last => Points.Count > 0 ? Points[^1] : null;

    public KpiPoint? Baseline => Points.LastOrDefault(p => p.Baseline);

    /// <summary>The project's own target, or the method's suggestion.</summary>
    public KpiTarget? Target => Own ?? (Rule.Target is { } suggested ? new(suggested, Rule.TargetTo) : null);

    public KpiTrend Trend => Points.Count < 2 ? KpiTrend.Unknown : Better(Points[^2].Value, Points[^1].Value);

    /// <summary>Held against how it was before the start.</summary>
    public KpiTrend SinceBaseline => Baseline is { } before && Last is { } now && before != now ? Better(before.Value, now.Value) : KpiTrend.Unknown;

    public KpiStanding Standing => (Last, Target) switch
    {
        (null, _) => KpiStanding.NotMeasured,
        (_, null) => KpiStanding.NoTarget,
        var (last, target) => Distance(last.Value, target.Value) is 0 ? KpiStanding.Met : KpiStanding.Missed,
    };

    public DateOnly? DueOn => DueFrom(Rule, Last?.On, UsedSince);

    /// <summary>A month after the last figure, or after use began where there is none.</summary>
    public static DateOnly? DueFrom(KpiRule rule, DateOnly? measuredOn, DateOnly? usedSince) => (measuredOn ?? usedSince)?.AddDays(rule.CadenceDays);

    KpiTrend Better(decimal before, decimal now)
    {
        var gain = Rule.Direction switch
        {
            "below" or "falling" => before - now,
            "between" when Target is { } range => Distance(before, range) - Distance(now, range),
            _ => now - before,
        };
        return gain switch { > 0 => KpiTrend.Better, < 0 => KpiTrend.Worse, _ => KpiTrend.Same };
    }

    // how much is missing to the target; above and below mean beyond it, and the method's "more than 80 %" is not met by 80
    decimal Distance(decimal value, KpiTarget target) => Rule.Direction switch
    {
        "above" => value > target.Value || Own is not null && value == target.Value ? 0 : target.Value - value + 1,
        "below" => value < target.Value || Own is not null && value == target.Value ? 0 : value - target.Value + 1,
        "falling" => Math.Max(0, value - target.Value),
        "between" when target.To is { } to => value < target.Value ? target.Value - value : Math.Max(0, value - to),
        _ => Math.Max(0, target.Value - value),
    };
}

/// <summary>Since when people have worked with the system, here or there: in the pilot or in use.</summary>
public static class UseStart
{
    public static DateOnly? Of(Project project)
    {
        if (project.Today is Today.InPilot or Today.InUse && project.State is not ProjectState.Draft) return project.StartsOn;
        var opened = project.Locks.Where(l => !l.OpenFor.IsEmpty && l.Since is not null).Select(l => project.Day(l.Since!.Value)).ToList(); // chosen where it is there
        return opened.Count == 0 ? null : opened.Min();
    }

    /// <summary>Whole weeks of use on a day.</summary>
    public static int? Weeks(Project project, DateOnly today) => Of(project) is { } since && since <= today ? (today.DayNumber - since.DayNumber) / 7 : null;
}
