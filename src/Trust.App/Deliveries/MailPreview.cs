using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>One mail that is still to come, and to whom it goes: all of them read the same but for their names.</summary>
/// <param name="As">The group or body as whose part the people are written to; null for those with a role.</param>
/// <param name="Reminder">One of them, when the calendar is the reason.</param>
/// <param name="Happened">What will have happened, when that is told at once.</param>
public sealed record PreviewedMail(DateOnly On, MailKind Kind, PartyId? As, IReadOnlyList<PersonId> To, Reminder? Reminder, ProjectEvent? Happened)
{
    /// <summary>Names it in a list for as long as the plan stays as it is.</summary>
    public string Key => $"{On:yyyyMMdd}-{Kebab.Of(Kind)}-{As?.Value}-{Reminder?.Occasion.Split('/').ElementAtOrDefault(1)}";
}

/// <summary>The mails that a plan will cause, seen with the project as it will then stand.</summary>
/// <param name="FallAway">How many that are planned now will not be sent any more.</param>
public sealed record Preview(ProjectView View, IReadOnlyList<PreviewedMail> Mails, int FallAway)
{
    /// <summary>The mail as the first of its readers gets it, in the given language.</summary>
    public MailText Write(PreviewedMail mail, Texts texts, MonthlyReport? report, Uri house, OwnWords? whomToAsk = null) => Letters.Write(
        new(mail.Kind, View with { Reader = Actor.Of(mail.To[0]), Now = mail.Happened is null ? mail.Reminder!.DueAt(View.Project, View.Project.TimeZone) : View.Now }, // one or the other
            texts, mail.As, mail.Reminder, mail.Happened, mail.Happened is null ? null : new(View.Reader, View.Now), house)
        { Report = report, WhomToAsk = whomToAsk });
}

/// <summary>Every mail that the plan will cause, before it is saved and after, by the functions that the ledger is written with.</summary>
public sealed class MailPreview(Database database)
{
    /// <summary>Of the plan as it stands; of a draft, what its start would cause, so that nobody is surprised by it.</summary>
    public async Task<Preview> Of(ProjectView view, CancellationToken ct)
    {
        if (view.Project.State is ProjectState.Draft) return await After(view,
            [new ProjectStarted(), .. MilestonesPlanned.Of(MilestonePlan.AtStart(view.Project, view.Now)), .. SeatSpeakers.Seated(view.Project, view.Reader, view.Now)], ct);
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var (people, choices) = await Readers(session, view.Project, ct);
        return new(view, [.. Listed(view.Project, Planned(view.Project, view.Now, people, choices))], 0);
    }

    /// <summary>Of what the events would change: what is told at once, and the reminders that come with it.</summary>
    public async Task<Preview> After(ProjectView view, IReadOnlyList<ProjectEvent> events, CancellationToken ct)
    {
        var stamp = new Stamp(view.Reader, view.Now);
        var after = view.Project.After([.. events], stamp);
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var (people, choices) = await Readers(session, after, ct);
        var (was, willBe) = (Planned(view.Project, view.Now, people, choices), Planned(after, view.Now, people, choices));
        var (known, kept) = (was.Select(Same).ToHashSet(), willBe.Select(Same).ToHashSet());
        return new(view with { Project = after }, [.. AtOnce(after, events, stamp, people, choices), .. Listed(after, willBe.Where(r => !known.Contains(Same(r))))], was.Count(r => !kept.Contains(Same(r))));
    }

    static (string, int, PersonId) Same(Reminder reminder) => (reminder.Occasion, reminder.Offset, reminder.To);

    static async Task<(IReadOnlyDictionary<PersonId, PersonRow> People, IReadOnlyList<MailChoice> Choices)> Readers(Session session, Project project, CancellationToken ct) =>
        (await PlanDeliveries.People(session, project, ct), await PlanDeliveries.Choices(session, project, ct));

    static List<Reminder> Planned(Project project, DateTimeOffset now, IReadOnlyDictionary<PersonId, PersonRow> people, IReadOnlyList<MailChoice> choices) =>
        [.. DeliveryPlan.Of(project, now, now, null, people, choices).Where(m => m.IsToWrite && !m.Collapsed).Select(m => m.Reminder)];

    static IEnumerable<PreviewedMail> Listed(Project project, IEnumerable<Reminder> reminders) => reminders
        .GroupBy(r => (On: r.Day(project), r.Kind, r.As, r.Occasion))
        .OrderBy(g => g.Key.On).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.As).ThenBy(g => g.Key.Occasion, StringComparer.Ordinal)
        .Select(g => new PreviewedMail(g.Key.On, g.Key.Kind, g.Key.As, [.. g.Select(r => r.To).Distinct()], g.First(), null));

    static IEnumerable<PreviewedMail> AtOnce(Project after, IReadOnlyList<ProjectEvent> events, Stamp stamp, IReadOnlyDictionary<PersonId, PersonRow> people, IReadOnlyList<MailChoice> choices)
    {
        foreach (var happened in events)
            if (Notices.Of(happened, after, stamp) is { } notice)
                foreach (var readers in notice.To.Where(r => people.TryGetValue(r.Person, out var person) && person.IsHere && !IsOff(r.Person, notice.Kind, choices)).GroupBy(r => r.As).OrderBy(g => g.Key))
                    yield return new(after.Day(stamp.At), notice.Kind, readers.Key, [.. readers.Select(r => r.Person)], null, happened);
    }

    static bool IsOff(PersonId person, MailKind kind, IReadOnlyList<MailChoice> choices) =>
        MailKinds.SwitchOf(kind) is { } hangsOn && choices.Any(c => c.PersonId == person && c.Switch == hangsOn && !c.Wanted);
}
