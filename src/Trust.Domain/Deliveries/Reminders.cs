using Trust.Domain.Acceptance;
using Trust.Domain.Gates;
using Trust.Domain.Milestones;

namespace Trust.Domain.Deliveries;

/// <summary>Every mail that the calendar owes, by the state as it is: planning, preview and the last look before sending ask the same.
/// All numbers are the workflow's.</summary>
public static class Reminders
{
    /// <param name="today">What only follows from being late, such as overdue reminders, is there from that day on.</param>
    public static IEnumerable<Reminder> Of(Project project, DateOnly today) =>
        !project.Runs ? [] : OfMilestones(project, today).Concat(OfGates(project)).Concat(OfObjections(project, today)).Concat(OfConditions(project, today)).Concat(AcceptanceReminders.Of(project, today)).Concat(CheckpointReminders.Of(project, today));

    /// <summary>Who hears of a milestone beforehand and of its moves: who works on it, who is asked at its stage, and who runs the project.</summary>
    public static IEnumerable<Reader> ReadersOf(Project project, Milestone milestone, DateOnly day) =>
        Asked.At(project, milestone.Stage).Select(a => a.Party).Prepend(PartyId.Of(milestone.From)).Distinct()
            .SelectMany(p => Readers.Of(project, p, day))
            .Concat(Readers.In(project, ProjectRole.Owner, ProjectRole.DeputyOwner, ProjectRole.Member))
            .DistinctBy(r => r.Person);

    static IEnumerable<Reminder> OfMilestones(Project project, DateOnly today)
    {
        var rules = project.Rules.Reminders;
        foreach (var milestone in project.Milestones.Values.Where(m => m.IsPlanned))
        {
            var (occasion, due) = ($"milestone/{milestone.Id}/{milestone.DueOn:yyyy-MM-dd}", milestone.DueOn);
            foreach (var before in rules.MilestoneDaysBefore)
                foreach (var reader in ReadersOf(project, milestone, due))
                    yield return new(occasion, -before, before == 0 ? MailKind.MilestoneToday : MailKind.MilestoneAhead, reader.Person, reader.As, due.AddDays(-before), false,
                        OnlyIfChosen: reader.As?.Body is not null); // its one notice came when the date was planned
            if (today <= due) continue;
            List<Reader> workers = [.. milestone.From is Group.WorksCouncil ? [] : Readers.Of(project, PartyId.Of(milestone.From), today)]; // a body is never overdue
            if (workers.Count == 0) workers = [.. Readers.Owners(project)];
            for (var times = 1; times <= rules.OverdueAtMost; times++)
                foreach (var reader in workers)
                    yield return new(occasion, times * rules.OverdueEveryDays, MailKind.MilestoneOverdue, reader.Person, reader.As, due.AddDays(times * rules.OverdueEveryDays), true);
            var last = (rules.OverdueAtMost + 1) * rules.OverdueEveryDays;
            foreach (var owner in Readers.Owners(project))
                yield return new(occasion, last, MailKind.MilestoneStuck, owner.Person, null, due.AddDays(last), true);
        }
    }

    static IEnumerable<Reminder> OfGates(Project project)
    {
        var rules = project.Rules.Reminders;
        foreach (var progress in project.Stages)
        {
            if (project.OpenRound(progress.Stage) is not { } round) continue;
            foreach (var asked in Asked.At(project, progress.Stage).Where(a => a.Sites.Intersect(round.Waiting(progress)).Any() && SeatAnswer.Of(project, round, a.Party) is null))
            {
                var (occasion, opened, calendar) = ($"gate/{Text.Kebab.Of(progress.Stage)}/{round.Number}/{asked.Party}", project.Day(round.OpenedAt), project.CalendarOf(asked.Party));
                var isBody = asked.Party.Body is not null;
                Reminder After(int workingDays, MailKind kind, PersonId person, PartyId? @as) =>
                    new(occasion, workingDays, kind, person, @as, calendar.Add(opened, workingDays), true, OnlyIfChosen: isBody);
                var spoken = round.Voices.Where(v => v.For == asked.Party).Select(v => v.By.PersonId).ToHashSet();
                foreach (var holder in project.Seat(asked.Party)?.InOffice(calendar.Add(opened, rules.GateRemindWorkingDays)).Where(h => !spoken.Contains(h)) ?? [])
                    yield return After(rules.GateRemindWorkingDays, MailKind.GateReminder, holder, asked.Party);
                foreach (var deputy in project.Seat(asked.Party)?.Deputies.Where(d => !spoken.Contains(d.Person)) ?? [])
                    if (calendar.Add(opened, rules.GateDeputyWorkingDays) is var day && deputy.From <= day && day <= deputy.To)
                        yield return After(rules.GateDeputyWorkingDays, MailKind.GateDeputy, deputy.Person, asked.Party);
                if (isBody) continue; // nothing about a body escalates except to its own deputy (rules.md 4)
                foreach (var owner in Readers.Owners(project))
                    yield return After(rules.GateOwnerWorkingDays, MailKind.GateStalled, owner.Person, null);
            }
        }
    }

    static IEnumerable<Reminder> OfObjections(Project project, DateOnly today)
    {
        var rules = project.Rules.Reminders;
        foreach (var objection in project.Objections.Values)
        {
            var (raised, since) = (project.Day(objection.RaisedAt), project.Day(objection.Since));
            IEnumerable<Reminder> To(IEnumerable<Reader> readers, MailKind kind, DateOnly from, int days) =>
                readers.Select(r => new Reminder(OccasionOf(objection.Id, kind, from), days, kind, r.Person, r.As, from.AddDays(days), true));
            IEnumerable<Reminder> Late(IEnumerable<Reader> readers, MailKind kind, DateOnly from) =>
                Enumerable.Range(0, rules.OverdueAtMost + 1).SelectMany(n => To(readers, kind, from, rules.ObjectionAnswerDays + n * rules.OverdueEveryDays));

            List<Reader> owners = [.. Readers.Owners(project)];
            var owed = objection.State switch
            {
                ObjectionState.Raised => To(owners, MailKind.ObjectionToAcknowledge, raised, rules.ObjectionAcknowledgeDays).Concat(Late(owners, MailKind.ObjectionToAnswer, raised)),
                ObjectionState.Acknowledged => Late(owners, MailKind.ObjectionToAnswer, raised),
                ObjectionState.Contested => Late(owners, MailKind.ObjectionToAnswer, since),
                ObjectionState.Escalated => Late([.. Readers.In(project, ProjectRole.Sponsor)], MailKind.ObjectionToSettle, since),
                ObjectionState.Answered => DaysToAsk(rules, today.DayNumber - since.DayNumber).SelectMany(days =>
                    To([new(objection.Raiser, objection.ForBody is { } body ? PartyId.Of(body) : null)], MailKind.ObjectionToConfirm, since, days)),
                _ => [],
            };
            foreach (var reminder in owed) yield return reminder;
        }
    }

    /// <summary>The raiser's reminders after an answer of that day.</summary>
    public static string OccasionOf(ObjectionId objection, MailKind kind, DateOnly from) => $"objection/{objection}/{Text.Kebab.Of(kind)}/{from:yyyy-MM-dd}";

    /// <summary>Days after the answer, spread over the days of silence, so that a word may still follow the last. When these have passed and it is still open, not enough
    /// of them arrived: then it goes on at the same pace, always with one more in sight.</summary>
    static IEnumerable<int> DaysToAsk(ReminderRules rules, int passed)
    {
        for (var n = 1; n <= rules.ObjectionReminders; n++) yield return Day(n);
        if (passed <= rules.ObjectionSilentDays) yield break;
        var next = rules.ObjectionReminders + 2; // the one between would fall on the last day of silence
        do yield return Day(next); while (Day(next++) <= passed + rules.ObjectionSilentDays);

        int Day(int n) => n * rules.ObjectionSilentDays / (rules.ObjectionReminders + 1);
    }

    static IEnumerable<Reminder> OfConditions(Project project, DateOnly today)
    {
        var rules = project.Rules.Reminders;
        foreach (var condition in project.Conditions.Values.Where(c => c.State is ConditionState.Open))
        {
            if (condition.DueOn is not { } due) continue;
            List<Reader> doers = condition.Owner is { } owner ? [new(owner, null)] : [.. Readers.Owners(project)];
            var late = today <= due ? [] : Enumerable.Range(1, rules.OverdueAtMost).Select(n => n * rules.OverdueEveryDays);
            // the farthest is for what many plan around, the day itself for what is reached by being there
            foreach (var offset in rules.MilestoneDaysBefore.Where(d => d > 0 && d < rules.MilestoneDaysBefore.Max()).Select(d => -d).Concat(late))
                foreach (var doer in doers)
                    yield return new($"condition/{condition.Id}/{due:yyyy-MM-dd}", offset, MailKind.ConditionDue, doer.Person, null, due.AddDays(offset), offset > 0);
        }
    }
}
