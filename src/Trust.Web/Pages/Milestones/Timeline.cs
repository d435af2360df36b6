using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Milestones;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Milestones;

/// <summary>A day on which a site does not work, with what it is called.</summary>
public sealed record RestDay(DateOnly On, string Name, string Sites);

/// <summary>The project's weeks from the first date to the last, for the picture and for the lists beside it.</summary>
static class Timeline
{
    /// <summary>A year and a bit; reviews of a system in use that lie later stand in the table only.</summary>
    const int MostWeeks = 60;

    public static TimelineView Of(ProjectFrame frame)
    {
        var (project, texts, words, today) = (frame.Project, frame.Texts, frame.Words, frame.View.Today);
        var (monday, weeks) = Span(project, today);
        var end = monday.AddDays(7 * weeks);
        List<Milestone> shown = [.. Ordered(project).Where(m => m.DueOn < end && m.FirstDueOn < end)];
        return new(texts.MilestonesWeeks(weeks), texts.MilestonesSameBelow, texts.MilestonesWeek, texts.MilestonesToday(today), monday, weeks, today,
            [.. RestDays(frame).Select(d => d.On)],
            [.. shown.Select(m => new TimelineRow(words.Milestone(m.Id), Says(frame, m), Look(m, today), m.FirstDueOn, m.DoneOn ?? m.DueOn,
                m.IsPlanned && MilestoneDates.Earliest(project, m) is { } hold && hold >= monday && hold < end ? hold : null))],
            texts.Day);
    }

    public static IEnumerable<Milestone> Ordered(Project project) => project.Milestones.Values.OrderBy(m => m.DoneOn ?? m.DueOn).ThenBy(m => m.Id);

    /// <summary>What became of a milestone, or how far it moved.</summary>
    public static string Says(ProjectFrame frame, Milestone m) => m switch
    {
        { DoneOn: { } on } => frame.Texts.MilestonesDoneOn(on),
        { State: MilestoneState.Dropped } => frame.Texts.Word(m.State),
        _ when Slip(frame.Project, m) is var slip and not 0 => frame.Texts.MilestonesNow(m.DueOn) + ", " + (slip > 0 ? frame.Texts.MilestonesLater(slip) : frame.Texts.MilestonesEarlier(-slip)),
        _ => frame.Texts.Day(m.DueOn),
    };

    /// <summary>Common working days between the first date and the one that now holds.</summary>
    public static int Slip(Project project, Milestone m)
    {
        var (from, to) = m.FirstDueOn < m.DueOn ? (m.FirstDueOn, m.DueOn) : (m.DueOn, m.FirstDueOn);
        var days = Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(d => project.AllWorkOn(from.AddDays(d)));
        return m.FirstDueOn < m.DueOn ? days : -days;
    }

    /// <summary>Holidays and own days within the picture's weeks; weekends everybody knows.</summary>
    public static IReadOnlyList<RestDay> RestDays(ProjectFrame frame)
    {
        var (monday, weeks) = Span(frame.Project, frame.View.Today);
        return
        [
            .. Enumerable.Range(0, 7 * weeks).Select(d => monday.AddDays(d))
                .SelectMany(day => frame.Project.Sites.Keys.Select(s => (Site: s, Day: day, Off: frame.Project.CalendarOf(s).Off(day))))
                .Where(d => d.Off is DayOff.Holiday or DayOff.Closed)
                .GroupBy(d => (d.Day, Name: Name(frame, d.Off)))
                .Select(d => new RestDay(d.Key.Day, d.Key.Name, frame.Texts.List(d.Select(s => frame.Words.Site(s.Site))))),
        ];
    }

    static string Name(ProjectFrame frame, DayOff? off) => off is DayOff.Holiday holiday ? frame.Project.Rules.Holidays.Name(holiday.Day).In(frame.Texts.Language) : frame.Texts.MilestonesClosed;

    static TimelineLook Look(Milestone m, DateOnly today) => m.State switch
    {
        MilestoneState.Done => TimelineLook.Done,
        MilestoneState.Dropped => TimelineLook.Dropped,
        _ => m.TimingOn(today) is Timing.Overdue ? TimelineLook.Late : TimelineLook.Ahead,
    };

    static (DateOnly Monday, int Weeks) Span(Project project, DateOnly today)
    {
        List<DateOnly> days = [today, .. project.Milestones.Values.SelectMany(m => new[] { m.FirstDueOn, m.DoneOn ?? m.DueOn })];
        var first = days.Min();
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        return (monday, Math.Clamp((days.Max().DayNumber - monday.DayNumber) / 7 + 1, 4, MostWeeks));
    }
}
