using Trust.Domain.Deliveries;

namespace Trust.Domain.Acceptance;

/// <summary>What measuring owes by the calendar: figures that are due, and the report of a month that is over.</summary>
static class AcceptanceReminders
{
    public static IEnumerable<Reminder> Of(Project project, DateOnly today) => OfFigures(project).Concat(OfReports(project, today));

    // one mail for all figures that are due on the same day
    static IEnumerable<Reminder> OfFigures(Project project)
    {
        var since = UseStart.Of(project);
        foreach (var due in project.Rules.Kpis.Select(k => KpiReading.DueFrom(k, project.Kpis.GetValueOrDefault(k.Key)?.MeasuredOn, since)).OfType<DateOnly>().Distinct().Order())
            foreach (var owner in Readers.Owners(project))
                yield return new($"kpis/{due:yyyy-MM-dd}", 0, MailKind.KpiDue, owner.Person, null, due, true);
    }

    // the next two are in sight too, so that there is always a day on which to look again
    static IEnumerable<Reminder> OfReports(Project project, DateOnly today)
    {
        for (var ahead = 0; ahead <= 2; ahead++)
        {
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(ahead);
            if (first <= project.StartsOn) continue;
            foreach (var reader in ReportReaders(project, first))
                yield return new($"report/{first.AddMonths(-1):yyyy-MM}", 0, MailKind.MonthlyReport, reader.Person, reader.As, first, true);
        }
    }

    // the three for whom the month is told (method.md); to a body it is the one notice of something that arrived, and like the others' it can be switched off
    static IEnumerable<Reader> ReportReaders(Project project, DateOnly day) =>
        Readers.In(project, ProjectRole.Owner, ProjectRole.Sponsor)
            .Concat(Readers.Parties(project).Where(p => p.Body is not null || p.Group is Group.Management or Group.WorksCouncil or Group.Employees).SelectMany(p => Readers.Of(project, p, day)))
            .DistinctBy(r => r.Person);
}
