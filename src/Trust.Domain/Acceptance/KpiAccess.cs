namespace Trust.Domain.Acceptance;

static class KpiAccess
{
    /// <summary>Owner, deputy and members, and who speaks for HR.</summary>
    public static bool MayRecord(Project project, Actor by, DateTimeOffset at) =>
        project.IsRunBy(by) || project.IsIn(by, ProjectRole.Member) || project.SpeaksFor(Group.Hr, by, at);

    /// <summary>The bounds as the reader of a refusal needs them.</summary>
    public static Refusal OutOfBounds(KpiRule rule, string field)
    {
        var (from, to) = KpiUnit.Bounds(rule);
        return Refusal.Incomplete("kpi.out-of-bounds", field, Fact.Of("from", (int)from), Fact.Of("to", (int)to));
    }

    /// <summary>The project's part of a figure as it is, or one of which nothing is known yet.</summary>
    public static KpiProgress Of(Project project, string kpi) => project.Kpis.GetValueOrDefault(kpi) ?? new(kpi);
}
