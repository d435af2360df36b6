using Trust.Domain.Milestones;

namespace Trust.App;

/// <summary>A milestone as calendars hold it, the same in a mail and in the feed. Its id is the date's and no person's: who holds it twice sees it once.</summary>
static class CalendarEntries
{
    /// <param name="house">Trust's address, to which the date leads.</param>
    /// <param name="zone">The reader's: hours are told by their clocks, a day without hours is the same everywhere.</param>
    public static CalendarEvent Of(ProjectView view, Texts texts, Milestone milestone, Uri house, string zone)
    {
        var page = new Uri($"{house.AbsoluteUri.TrimEnd('/')}/projects/{view.Project.Id}/milestones");
        return new(MessageId.Of($"milestone-{milestone.Id}@trust"), milestone.Sequence, view.Now, When(view, milestone, zone),
            OneLine.From(Plain.Of($"{new Wording(view, texts).Milestone(milestone.Id)}: {view.Text(view.Project.Title) ?? "Trust"}", 250)))
        {
            Description = page.AbsoluteUri,      // many a program shows the text and not the link
            Link = page,
        };
    }

    static EventTime When(ProjectView view, Milestone milestone, string zone) => milestone switch
    {
        { DoneOn: { } done } when done != milestone.DueOn => new EventTime.Days(done, done),
        _ when MilestoneDates.Meeting(view.Project, milestone) is { } meeting => new EventTime.At(meeting.From, meeting.Until, zone),
        _ => new EventTime.Days(milestone.DueOn, milestone.DueOn),
    };
}
