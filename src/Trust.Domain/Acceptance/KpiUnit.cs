namespace Trust.Domain.Acceptance;

/// <summary>What a unit allows, and which units count people.</summary>
public static class KpiUnit
{
    /// <summary>Under this, a figure would point at persons (rules.md 3).</summary>
    public const int FewestPeople = 5;

    public static (decimal From, decimal To) Bounds(KpiRule rule) => rule.Unit switch
    {
        "percent" => (0, 100),
        "points-of-5" => (1, 5),
        "weeks" => (0, 520),
        "nps" => (-100, 100),
        "count" => (0, 1_000_000_000),
        "per-user" => (0, 1_000),
        _ => throw new System.Diagnostics.UnreachableException($"the workflow's schema knows no unit '{rule.Unit}'"),
    };

    public static bool Allows(KpiRule rule, decimal value) => Bounds(rule) is var (from, to) && from <= value && value <= to && (rule.Unit is not "count" || value == decimal.Truncate(value));

    /// <summary>A share, a survey's average, or what is divided by people: everything but a plain count.</summary>
    public static bool CountsPeople(KpiRule rule) => rule.Unit is not "count";
}
