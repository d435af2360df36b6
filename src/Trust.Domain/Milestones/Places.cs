using Trust.Domain.Calendars;

namespace Trust.Domain.Milestones;

/// <summary>The working days of a project's sites together: a milestone falls on a day on which all of them work.</summary>
public static class Places
{
    public static WorkCalendar CalendarOf(this Project project, SiteId site) =>
        project.Rules.Holidays.Of(project.Sites[site].Country, project.Sites[site].Region).With(project.OwnDays.GetValueOrDefault(project.Sites[site].Country, OwnDays.None));

    /// <summary>The calendar by which a party's days are counted: its first site's.</summary>
    public static WorkCalendar CalendarOf(this Project project, PartyId? party) =>
        project.Sites.IsEmpty ? WorkCalendar.WeekendsOnly : project.CalendarOf(party is { } p && project.Knows(p) ? project.SitesOf(p)[0] : project.Sites.Keys.First());

    public static bool AllWorkOn(this Project project, DateOnly day) => project.Sites.Keys.All(s => project.CalendarOf(s).IsWorkingDay(day));

    /// <summary>That day, or the next on which every site works.</summary>
    public static DateOnly OnOrAfter(this Project project, DateOnly day) => Until(project, day, 1);

    /// <summary>That day, or the last before it on which every site works.</summary>
    public static DateOnly OnOrBefore(this Project project, DateOnly day) => Until(project, day, -1);

    /// <summary>So many common working days on, or back for a negative number.</summary>
    public static DateOnly Shifted(this Project project, DateOnly day, int workingDays)
    {
        for (var left = workingDays; left != 0; left -= Math.Sign(left)) day = Until(project, day.AddDays(Math.Sign(left)), Math.Sign(left));
        return day;
    }

    // sites that share no working day for a month do not exist; the bound keeps a wrong list of own days from holding the process
    static DateOnly Until(Project project, DateOnly day, int step)
    {
        for (var tries = 0; tries < 31 && !project.AllWorkOn(day); tries++) day = day.AddDays(step);
        return day;
    }
}
