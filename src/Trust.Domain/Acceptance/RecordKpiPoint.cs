namespace Trust.Domain.Acceptance;

/// <summary>Records a figure of a day; for a day that has one, it is a correction. Only of groups of five or more (rules.md 3).</summary>
/// <param name="People">How many people it is counted over; null for everyone concerned.</param>
/// <param name="Source">Where the figure comes from.</param>
/// <param name="Baseline">How it was before the start: what later figures are held against.</param>
public sealed record RecordKpiPoint(string Kpi, DateOnly On, decimal Value, int? People, ContentRef? Source, bool Baseline, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Rules.Kpi(Kpi) switch
    {
        null => Refusal.Missing("kpi.unknown"),
        _ when !KpiAccess.MayRecord(project, By, At) => Refusal.NotAllowed("kpi.not-your-part"),
        _ when KpiAccess.Of(project, Kpi) is { Last: { } last } now && last == Point && now.Source == Source => Ruling.Nothing,
        _ when On > project.Day(At) => Refusal.Incomplete("kpi.in-the-future", "on", Fact.Of("today", project.Day(At))),
        var rule when !KpiUnit.Allows(rule, Value) => KpiAccess.OutOfBounds(rule, "value"),
        var rule when KpiUnit.CountsPeople(rule) && (People ?? project.AffectedEmployees) < KpiUnit.FewestPeople =>
            Refusal.Incomplete("kpi.too-few-people", "people", Fact.Of("fewest", KpiUnit.FewestPeople)),
        _ when Source is null => Refusal.Incomplete("kpi.source-missing", "source"),
        _ => new KpiPointRecorded(Kpi, Point, Source.Value),
    };

    KpiPoint Point => new(On, Value, People, Baseline);
}

public sealed record KpiPointRecorded(string Kpi, KpiPoint Point, ContentRef Source) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var before = KpiAccess.Of(project, Kpi);
        return project.With(before with { Last = Point, Source = Source, MeasuredOn = before.MeasuredOn > Point.On ? before.MeasuredOn : Point.On });
    }
}
