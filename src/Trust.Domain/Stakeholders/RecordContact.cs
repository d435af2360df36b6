using Trust.Domain.Acceptance;

namespace Trust.Domain.Stakeholders;

/// <summary>Notes on which day the project spoke with a group or body: what was owed is the project's, and nothing of it is about a person (rules.md 3).</summary>
public sealed record RecordContact(PartyId Party, DateOnly On, ContentRef? Note, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Contacts.GetValueOrDefault(Party) switch
    {
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Member) && !project.SpeaksFor(Party, By, At) => Refusal.NotAllowed("contact.not-yours"),
        _ when !project.Knows(Party) => Refusal.Missing("party.unknown"),
        _ when On > project.Day(At) => Refusal.Incomplete("contact.in-the-future", "on"),
        { } last when On < last.On => Refusal.Incomplete("contact.later-one-known", "on", Fact.Of("on", last.On)),
        { } last when On == last.On && (Note is null || Note == last.Note) => Ruling.Nothing,
        _ => new ContactRecorded(Party, On, Note),
    };
}

public sealed record ContactRecorded(PartyId Party, DateOnly On, ContentRef? Note) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Contacts = project.Contacts.SetItem(Party, new(On, stamp.By.PersonId, Note)) };
}

/// <param name="By">Who noted it, shown by office.</param>
public sealed record Contact(DateOnly On, PersonId? By, ContentRef? Note);

/// <summary>Which groups and bodies are due to be spoken with; the silence is the project's, not theirs.</summary>
public static class ContactsDue
{
    /// <summary>After so many days without a word.</summary>
    public const int Days = EarlyWarnings.SilentDays;

    /// <summary>The last word with them: a contact that was noted, an answer at a gate, an act outside Trust; null while there was none.</summary>
    public static DateOnly? LastWord(Project project, PartyId party) => new[]
    {
        project.Contacts.GetValueOrDefault(party)?.On,
        project.Stages.SelectMany(s => s.PassedIn.Append(s.Round)).OfType<Round>().SelectMany(r => r.Voices).Where(v => v.For == party).Select(v => (DateOnly?)project.Day(v.At)).Max(),
        project.Acts.Values.Where(a => a.For == party && !a.Disputed).Select(a => (DateOnly?)a.OccurredOn).Max(),
    }.Max();

    /// <summary>From when it counts: the last word, or the day since which the project is in its state.</summary>
    public static DateOnly Since(Project project, PartyId party) => LastWord(project, party) ?? project.Day(project.Since);

    public static bool IsDue(Project project, PartyId party, DateOnly today) =>
        project.State is not ProjectState.Draft && !project.HasEnded && Since(project, party).AddDays(Days) < today;
}
