using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;

namespace Trust.App;

/// <summary>The dates that a mail puts into its reader's calendar or takes out of it: those that concern the reader, as they stand when the mail is written.
/// A gate has none: no date is set for an answer, least of all to a body (rules.md 4).</summary>
static class LetterDates
{
    public static CalendarFile? Of(MailOccasion occasion, LetterTopic topic)
    {
        var (view, takesOut) = (occasion.View, occasion.Happened is MilestoneDropped or ProjectCancelled or ProjectRetired);
        List<CalendarEvent> dates = [.. Told(occasion, topic).Where(m => IsOff(view.Project, m) == takesOut && Concerns(occasion, m)).OrderBy(m => m.DueOn).ThenBy(m => m.Id)
            .Select(m => CalendarEntries.Of(view, occasion.Texts, m, occasion.House, occasion.Zone ?? view.Project.TimeZone))];
        return dates.Count == 0 ? null : new(takesOut ? CalendarMethod.Cancel : CalendarMethod.Publish, [.. dates]);
    }

    /// <summary>True for a date that its reader hears of beforehand, and so of its moves and its end.</summary>
    public static bool Concerns(MailOccasion occasion, Milestone milestone) =>
        Reminders.ReadersOf(occasion.View.Project, milestone, occasion.View.Today).Any(r => r.Person == occasion.View.Reader.PersonId);

    static IEnumerable<Milestone> Told(MailOccasion occasion, LetterTopic topic) => occasion switch
    {
        { Kind: MailKind.MilestoneOverdue or MailKind.MilestoneStuck } => [],                           // its day is over
        { Happened: MilestonesPlanned e } => e.Planned.Select(m => occasion.View.Project.Milestones[m.Id]),
        { Happened: MilestonesMoved e } => e.Moves.Select(m => occasion.View.Project.Milestones[m.Id]),
        { Happened: ProjectCancelled or ProjectRetired or ProjectResumed } => occasion.View.Project.Milestones.Values.Where(m => m.IsPlanned),
        _ => topic.Milestone is { } milestone && milestone.DoneOn != milestone.DueOn ? [milestone] : [],    // done on its day, it stands there already
    };

    static bool IsOff(Project project, Milestone milestone) => milestone.State is MilestoneState.Dropped || milestone.IsPlanned && project.HasEnded;
}
