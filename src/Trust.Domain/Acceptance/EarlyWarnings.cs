using Trust.Domain.Deliveries;

namespace Trust.Domain.Acceptance;

/// <summary>A sign that acceptance needs a look: a code, which is its text's key, and the facts that the text needs; of figures, objections and groups, never of a person.</summary>
public sealed record EarlyWarning(string Code, params IReadOnlyList<Fact> Facts);

/// <summary>What should be looked at before it grows (method.md): pure, from the state, the figures and the day.</summary>
public static class EarlyWarnings
{
    /// <summary>Before this a figure says nothing yet, and before <see cref="FirmWeeks"/> little.</summary>
    public const int FirstWeeks = 4;

    public const int FirmWeeks = 6;

    /// <summary>So long a group may be without a planned contact.</summary>
    public const int SilentDays = 21;

    public static IReadOnlyList<EarlyWarning> Of(Project project, IEnumerable<KpiReading> readings, DateOnly today) =>
        project.State is ProjectState.Draft || project.HasEnded ? [] : [.. OfFigures(project, readings, today), .. OfObjections(project, today), .. OfGroups(project, today)];

    static IEnumerable<EarlyWarning> OfFigures(Project project, IEnumerable<KpiReading> readings, DateOnly today)
    {
        if (UseStart.Weeks(project, today) is not { } weeks) yield break;
        if (weeks < FirmWeeks) yield return new("acceptance.too-early", Fact.Of("n", weeks), Fact.Of("first", FirstWeeks), Fact.Of("firm", FirmWeeks));
        if (weeks < FirstWeeks) yield break;
        foreach (var reading in readings.Where(r => r.Rule.Kind is not KpiKind.Attendance && r.Trend is KpiTrend.Worse))
            yield return new("acceptance.drops", Fact.Of("kpi", reading.Rule.Key), Named("before", reading.Points[^2].Value), Named("now", reading.Points[^1].Value));
        foreach (var late in readings.Where(r => r.DueOn < today).GroupBy(r => r.DueOn!.Value).OrderBy(d => d.Key)) // compared, so there
            yield return new("acceptance.not-measured", Fact.Of("kpis", string.Join(' ', late.Select(r => r.Rule.Key))), Fact.Of("on", late.Key));
    }

    static IEnumerable<EarlyWarning> OfObjections(Project project, DateOnly today)
    {
        var days = project.Rules.Reminders.ObjectionAnswerDays;
        var late = project.Objections.Values.Count(o => o.State switch
        {
            ObjectionState.Raised or ObjectionState.Acknowledged => project.Day(o.RaisedAt).AddDays(days) < today,
            ObjectionState.Contested or ObjectionState.Escalated => project.Day(o.Since).AddDays(days) < today,
            _ => false,
        });
        if (late > 0) yield return new("acceptance.unanswered", Fact.Of("n", late), Fact.Of("days", days));
    }

    // the silence is the project's, not the group's: nobody has arranged to talk to it
    static IEnumerable<EarlyWarning> OfGroups(Project project, DateOnly today)
    {
        if (project.Day(project.Since).AddDays(SilentDays) >= today) yield break;
        List<PartyId> silent = [.. Readers.Parties(project).Where(IsSilent)];
        if (silent.Count > 0) yield return new("acceptance.silent-groups", Fact.Of("parties", string.Join(' ', silent)), Fact.Of("days", SilentDays));

        bool IsSilent(PartyId party) => !(project.Contacts.GetValueOrDefault(party)?.On.AddDays(SilentDays) >= today) && project.Stakeholders.Values.Where(s => s.Party == party).ToList() is { Count: > 0 } people
            && people.All(p => p.NextContactOn is not { } on || on.AddDays(SilentDays) < today);
    }

    static Fact Named(string name, decimal value) => new(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
