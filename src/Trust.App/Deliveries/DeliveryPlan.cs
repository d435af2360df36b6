using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <summary>A mail that the calendar owes, with the moment at which it goes out.</summary>
/// <param name="Collapsed">A later one of the same occasion goes out that day.</param>
/// <param name="IsToWrite">False for what had passed before it was owed: nobody is reminded of yesterday.</param>
public sealed record PlannedMail(Reminder Reminder, DateTimeOffset DueAt, bool Collapsed, bool IsToWrite);

/// <summary>What a person chose to get or not.</summary>
public sealed record MailChoice(PersonId PersonId, MailSwitch Switch, bool Wanted);

/// <summary>Turns what the rules owe into moments: one function for the ledger and for the preview.</summary>
public static class DeliveryPlan
{
    /// <summary>How many days ahead rows are written; later ones follow from the state when they come nearer.</summary>
    public const int DaysAhead = 10;

    /// <param name="owedFrom">The moment from which something could become owed; what fell due before it is not written.</param>
    /// <param name="until">The last day looked at; null for all.</param>
    public static IReadOnlyList<PlannedMail> Of(Project project, DateTimeOffset now, DateTimeOffset owedFrom, DateOnly? until, IReadOnlyDictionary<PersonId, PersonRow> people,
        IEnumerable<MailChoice> choices)
    {
        var chosen = choices.ToDictionary(c => (c.PersonId, c.Switch), c => c.Wanted);
        return
        [
            .. Reminders.Of(project, project.Day(now))
                .Where(r => (until is null || r.On <= until) && people.TryGetValue(r.To, out var person) && person.IsHere && IsWanted(r, chosen))
                .DistinctBy(r => (r.Occasion, r.Offset, r.To))
                .GroupBy(r => (r.Occasion, r.To, Day: r.Day(project)))
                .SelectMany(day => day.Select(r => (Reminder: r, Last: r.Offset == day.Max(o => o.Offset))))
                .Select(r => (r.Reminder, r.Last, DueAt: r.Reminder.DueAt(project, people[r.Reminder.To].TimeZone)))
                .Select(r => new PlannedMail(r.Reminder, r.DueAt, !r.Last, r.DueAt >= owedFrom)),
        ];
    }

    /// <summary>What hangs on a switch comes unless it is off; a body's further reminders only if they are on.</summary>
    public static bool IsWanted(Reminder reminder, IReadOnlyDictionary<(PersonId, MailSwitch), bool> chosen) => MailKinds.SwitchOf(reminder.Kind) is not { } hangsOn
        || (chosen.TryGetValue((reminder.To, hangsOn), out var wanted) ? wanted : !reminder.OnlyIfChosen);

    /// <summary>When the next rows come into sight.</summary>
    public static DateOnly? NextDay(Project project, DateTimeOffset now)
    {
        var today = project.Day(now);
        return Reminders.Of(project, today).Select(r => (DateOnly?)r.On).Where(on => on > today.AddDays(DaysAhead)).Min()?.AddDays(-DaysAhead)
            is { } next ? next < FirstLate(project, today) ? next : FirstLate(project, today) ?? next : FirstLate(project, today);
    }

    // what is owed only from the day after a date that passed unkept
    static DateOnly? FirstLate(Project project, DateOnly today) =>
        project.Milestones.Values.Where(m => m.IsPlanned).Select(m => (DateOnly?)m.DueOn)
            .Concat(project.Conditions.Values.Where(c => c.State is ConditionState.Open).Select(c => c.DueOn))
            .Concat(project.Objections.Values.Where(o => o.State is ObjectionState.Answered).Select(o => (DateOnly?)project.Day(o.Since).AddDays(project.Rules.Reminders.ObjectionSilentDays)))
            .Where(due => due >= today).Min()?.AddDays(1);
}
