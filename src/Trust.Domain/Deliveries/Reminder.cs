using Trust.Domain.Calendars;
using Trust.Domain.Milestones;

namespace Trust.Domain.Deliveries;

/// <summary>A mail that the calendar owes one person: named by its occasion, its distance to the occasion's day, and the person.</summary>
/// <param name="Occasion">Stable, ids and dates only: <c>milestone/{id}/{due}</c>, <c>gate/{stage}/{round}/{party}</c>, <c>objection/{id}/{state}/{day}</c>, <c>condition/{id}/{due}</c>,
/// <c>kpis/{due}</c>, <c>report/{yyyy-MM}</c>, <c>checkpoint/{id}/{due}</c>, <c>agreement/{id}/{due}</c>, <c>commitment/{id}/{due}</c>.</param>
/// <param name="Offset">Days from the occasion's day; below zero is before.</param>
/// <param name="As">The group or body as whose part the person is written to.</param>
/// <param name="On">The day that the rule names, before days of rest are looked at.</param>
/// <param name="Forward">Where <paramref name="On"/> is a day of rest: true moves it on, false moves it back.</param>
/// <param name="OnlyIfChosen">A body gets one notice, and the reminders it chose (rules.md 4).</param>
public sealed record Reminder(string Occasion, int Offset, MailKind Kind, PersonId To, PartyId? As, DateOnly On, bool Forward, bool OnlyIfChosen = false)
{
    /// <summary>When in the morning mails go out, in the reader's zone.</summary>
    public static readonly TimeOnly Morning = new(8, 30);

    /// <summary>The working day on which it goes out, by the calendar of the reader's place.</summary>
    public DateOnly Day(Project project) => Forward ? project.CalendarOf(As).OnOrAfter(On) : project.CalendarOf(As).OnOrBefore(On);

    /// <summary>The moment at which it goes out; a moved zone, day or holiday gives another.</summary>
    public DateTimeOffset DueAt(Project project, string zone) => LocalDay.At(Day(project), Morning, zone);
}
