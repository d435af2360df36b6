namespace Trust.Domain.Acceptance;

/// <summary>The project's own target; without one, only the workflow's suggestion stands there, and says that it is one (rules.md 6).</summary>
/// <param name="Target">Null goes back to the suggestion.</param>
public sealed record SetKpiTarget(string Kpi, KpiTarget? Target, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Rules.Kpi(Kpi) switch
    {
        null => Refusal.Missing("kpi.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when KpiAccess.Of(project, Kpi).Target == Target => Ruling.Nothing,
        var rule when Target is { } wanted && !KpiUnit.Allows(rule, wanted.Value) => KpiAccess.OutOfBounds(rule, "target"),
        var rule when Target?.To is { } to && !KpiUnit.Allows(rule, to) => KpiAccess.OutOfBounds(rule, "targetTo"),
        { Direction: "between" } when Target is { To: null } => Refusal.Incomplete("kpi.range-missing", "targetTo"),
        { Direction: not "between" } when Target is { To: not null } => Refusal.Incomplete("kpi.no-range", "targetTo"),
        _ when Target is { To: { } end } range && end < range.Value => Refusal.Incomplete("kpi.range-upside-down", "targetTo"),
        _ => new KpiTargetSet(Kpi, Target),
    };
}

public sealed record KpiTargetSet(string Kpi, KpiTarget? Target) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(KpiAccess.Of(project, Kpi) with { Target = Target });
}
