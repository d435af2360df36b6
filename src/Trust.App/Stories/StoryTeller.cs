using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Calendars;
using Trust.Domain.Text;

namespace Trust.App.Stories;

/// <summary>One step as it came out: who did it when, what happened, and where that is not what the file expects.</summary>
/// <param name="Meanwhile">What the calendar brought since the step before, such as an objection that lapsed by silence.</param>
/// <param name="Mails">How many mails have gone out until now.</param>
/// <param name="Signs">The early signs before and after it.</param>
/// <param name="View">The project after it, as its owner sees it.</param>
/// <param name="Words">What was said or written in it.</param>
/// <param name="Off">Expected and found, when they differ.</param>
public sealed record Scene(Step Step, DateTimeOffset At, IReadOnlyList<(ProjectEvent Event, Stamp Stamp)> Meanwhile, long Mails, Refusal? Refusal, IReadOnlyList<(ProjectEvent Event, Stamp Stamp)> Events, Signs Signs, ProjectView View, Actor By, IReadOnlyList<string> Words, (string Expected, string Found)? Off);

/// <summary>Early signs as they stood before a step and as they stand after it.</summary>
public sealed record Signs(IReadOnlyList<EarlyWarning> Before, IReadOnlyList<EarlyWarning> After)
{
    /// <summary>A sign as files name it: its code, and the figure that it is about.</summary>
    public static string NameOf(EarlyWarning warning) =>
        warning.Facts.FirstOrDefault(f => f.Name == "kpi").Value is { } kpi ? $"{warning.Code} {kpi}" : warning.Code;
}

/// <summary>Plays a story on a database through the same door as REST and the pages. Between two steps its calendar goes on: reminders go out,
/// objections lapse, milestones become due on their days.</summary>
public sealed class StoryTeller(Database database, Organisations organisations, People people, Projects projects, ProjectReader reader, ProjectStore store, KpiBoard figures, Drain drain, StoryCalendar calendar, Rulebooks.Rulebooks rulebooks)
{
    static readonly TimeOnly Opening = new(8, 40);
    static readonly TimeSpan BetweenActs = TimeSpan.FromMinutes(11);

    const string Sent = """
        select count(*)
        from deliveries
        where organisation_id = @organisation and state = 'sent'
        """;

    /// <summary>Founds the organisation and enters its people; <see cref="Play"/> tells the rest.</summary>
    /// <param name="weeksLater">Tells the whole story so many weeks later than written; weekdays stay.</param>
    public async Task<Telling> Begin(StoryFile story, int weeksLater, CancellationToken ct)
    {
        var founded = await organisations.Create(story.Organisation, story.Language, Input(story, story.Administrator), ct);
        var telling = new Telling(story, founded.Organisation, new(Guid.CreateVersion7()), new(story), weeksLater * 7);
        telling.Cast.Is(story.Administrator, founded.Administrator);
        await using var session = await database.Begin(telling.Organisation, ct);
        foreach (var key in story.People.Keys.Where(k => k != story.Administrator))
            telling.Cast.Is(key, (await people.Add(session, Input(story, key), ct)).Id);
        await session.Commit(ct);
        return telling;
    }

    static PersonInput Input(StoryFile story, string key) => story.People[key] is var person
        ? new(person.Name, person.Email, person.Language, story.Project.TimeZone) : throw new KeyNotFoundException(key);

    /// <param name="until">Stops before the first step after this day of the file.</param>
    public async IAsyncEnumerable<Scene> Play(Telling telling, DateOnly? until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (day, clock, told) = (DateOnly.MinValue, Opening, 0L);
        foreach (var step in telling.Story.Steps.TakeWhile(s => until is null || s.On <= until))
        {
            clock = step.At ?? (step.On == day ? clock.Add(BetweenActs) : Opening);
            day = step.On;
            var at = LocalDay.At(telling.Day(day), clock, telling.Story.Project.TimeZone);
            await calendar.To(telling, at, ct);
            var scene = await Do(telling, step, at, told, ct);
            told = scene.View.Project.Number;
            yield return scene;
        }
    }

    /// <summary>The calendar goes on by so many days, so that what the last step brought is told as well.</summary>
    /// <returns>How many mails have gone out in all.</returns>
    public async Task<long> Rest(Telling telling, DateTimeOffset after, int days, CancellationToken ct)
    {
        await calendar.To(telling, after.AddDays(days), ct);
        return await Mails(telling, ct);
    }

    async Task<long> Mails(Telling telling, CancellationToken ct)
    {
        await using var session = await database.Begin(telling.Organisation, ct);
        return await session.QuerySingleOrDefault<long>(Sent, new { organisation = telling.Organisation }, ct);
    }

    async Task<Scene> Do(Telling telling, Step step, DateTimeOffset at, long told, CancellationToken ct)
    {
        var by = Actor.Of(telling.Cast.Person(step.Who));
        var before = await Load(telling, ct);
        var meanwhile = before.Number > told ? await Since(telling, told, ct) : [];
        var mails = await Mails(telling, ct);
        var signs = before.Exists ? await Warnings(telling, before, at, ct) : [];
        var typed = new Typed(telling.Story.Language);
        var now = new Moment(telling, rulebooks.Latest(telling.Story.Project.Workflow ?? "rollout"), typed, before, by, at);
        var outcome = await projects.Execute(new(telling.Organisation, telling.Project, step.Act.Command(now)) { Typed = typed }, ct);

        if (outcome is Outcome.Done done && done.HeardTo < done.Version) await drain.Run(telling.Organisation, telling.Project, ct); // a slow machine: the story waits for the engine
        var events = await Since(telling, before.Number, ct);
        var view = await View(telling, await Load(telling, ct), at, ct) ?? throw new InvalidOperationException($"{telling.Story.File}, line {step.Line}: the project was not created");
        var both = new Signs(signs, (await figures.Read(view, ct)).Warnings);
        var refusal = (outcome as Outcome.Refused)?.Refusal;
        return new(step, at, meanwhile, mails, refusal, events, both, view, by, [.. step.Act.Words.OfType<string>().Select(telling.Words)],
            Compare(telling.Cast, step.Expect, refusal, events) ?? Compare(step.Expect, both));
    }

    async Task<IReadOnlyList<EarlyWarning>> Warnings(Telling telling, Project project, DateTimeOffset at, CancellationToken ct) =>
        await View(telling, project, at, ct) is { } view ? (await figures.Read(view, ct)).Warnings : [];

    /// <summary>The project as its owner sees it.</summary>
    Task<ProjectView?> View(Telling telling, Project project, DateTimeOffset at, CancellationToken ct) =>
        reader.Read(telling.Organisation, telling.Project, Actor.Of(project.Owner ?? telling.Cast.Person(telling.Story.Project.Owner)), at, ct);

    async Task<Project> Load(Telling telling, CancellationToken ct)
    {
        await using var session = await database.Begin(telling.Organisation, ct);
        return (await store.Load(session, telling.Project, ct)).Project;
    }

    async Task<IReadOnlyList<(ProjectEvent, Stamp)>> Since(Telling telling, long number, CancellationToken ct)
    {
        await using var session = await database.Begin(telling.Organisation, ct);
        var events = new List<(ProjectEvent, Stamp)>();
        await foreach (var stored in store.ReadEvents(session, telling.Project, number, ct))
            events.Add((EventBytes.Read(stored), new(Actor.Parse(stored.Actor), stored.At)));
        return events;
    }

    static (string Expected, string Found)? Compare(Cast cast, Expectation expect, Refusal? refusal, IReadOnlyList<(ProjectEvent Event, Stamp)> events)
    {
        string[] blockers = [.. (refusal?.Blockers ?? []).Select(b => About(cast, b)).Order(StringComparer.Ordinal)];
        string[] happened = [.. events.Select(e => EventNames.Of[e.Event.GetType()].Name)];
        var found = refusal is not null ? Joined([refusal.Code, .. blockers]) : happened.Length > 0 ? Joined(happened) : "nothing";
        return expect switch
        {
            { Refused: { } code } => refusal?.Code == code && (expect.Blockers is not { } all || all.Order(StringComparer.Ordinal).SequenceEqual(blockers))
                ? null : (Joined([code, .. (expect.Blockers ?? []).Order(StringComparer.Ordinal)]), found),
            { Nothing: true } => refusal is null && happened.Length == 0 ? null : ("nothing", found),
            { Events: { } names } => refusal is null && names.All(happened.Contains) ? null : (Joined(names), found),
            _ => refusal is null && happened.Length > 0 ? null : ("something", found),
        };
    }

    static (string Expected, string Found)? Compare(Expectation expect, Signs signs)
    {
        HashSet<string> before = [.. signs.Before.Select(Signs.NameOf)], after = [.. signs.After.Select(Signs.NameOf)];
        string[] stand = [.. expect.Warnings ?? []], gone = [.. expect.Answered ?? []];
        return stand.All(after.Contains) && gone.All(g => before.Contains(g) && !after.Contains(g)) ? null
            : (Joined([.. stand, .. gone.Select(g => $"{g} answered")]), after.Count > 0 ? Joined(after.Order(StringComparer.Ordinal)) : "no early sign");
    }

    /// <summary>A blocker as files name it: its code, and the item, objection, condition, party or stage that it is about.</summary>
    static string About(Cast cast, Blocker blocker)
    {
        var fact = new[] { "item", "objection", "condition", "party", "group", "stage" }.FirstOrDefault(f => blocker.FactNamed(f) is not null);
        if (fact is null) return blocker.Code;
        var about = cast.KeyOf(blocker.FactNamed(fact)!); // found in the line before
        return fact == "item" ? $"{blocker.Code} {blocker.FactNamed("stage")}/{about}" : $"{blocker.Code} {about}";
    }

    static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);
}
