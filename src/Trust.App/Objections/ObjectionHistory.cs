using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>One step of an objection: who, by office, did what, and the texts that were typed with it.</summary>
/// <param name="On">The project's local date.</param>
public sealed record ObjectionEntry(ProjectEvent Happened, DateOnly On, string Who, string Sentence, IReadOnlyList<string> Texts, IReadOnlyList<Citation> Cites);

/// <summary>What was said in the objections of a project, read from its journal. Names are the business of <see cref="Sentences"/>.</summary>
public sealed class ObjectionHistory(Database database)
{
    static readonly IReadOnlyList<string> Types = Entries.NamesBeside<ObjectionRaised>();

    /// <summary>What each objection says; erased ones are left out.</summary>
    public async Task<IReadOnlyDictionary<ObjectionId, string>> Words(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var raised = (await Entries.Read(session, view.Project.Id, [EventNames.Of[typeof(ObjectionRaised)].Name], ct)).Select(e => (ObjectionRaised)e.Happened).ToList();
        var texts = await Entries.Texts(session, raised.Select(r => r.Text), ct);
        return raised.Where(r => texts.ContainsKey(r.Text.Id)).ToDictionary(r => r.Id, r => texts[r.Text.Id]);
    }

    /// <summary>The steps of one objection, the first first.</summary>
    public async Task<IReadOnlyList<ObjectionEntry>> Read(ProjectView view, Texts words, ObjectionId id, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var steps = (await Entries.Read(session, view.Project.Id, Types, ct)).Where(s => Of(s.Happened) == id).ToList();
        var texts = await Entries.Texts(session, steps.SelectMany(s => Typed(s.Happened)), ct);
        var sentences = new Sentences(new(view, words));
        return [.. steps.Select(s => new ObjectionEntry(s.Happened, view.Project.Day(s.Stamp.At), sentences.Who(s.Happened, s.Stamp), sentences.Of(s.Happened, s.Stamp),
            [.. Typed(s.Happened).Select(t => texts.GetValueOrDefault(t.Id)).OfType<string>()], s.Happened is ObjectionAnswered answered ? answered.Cites : []))];
    }

    static ObjectionId? Of(ProjectEvent happened) => happened switch
    {
        ObjectionRaised e => e.Id,
        ObjectionBlockingDecided e => e.Id,
        ObjectionAcknowledged e => e.Id,
        ObjectionAnswered e => e.Id,
        ObjectionAccepted e => e.Id,
        ObjectionContested e => e.Id,
        ObjectionEscalated e => e.Id,
        ObjectionSettled e => e.Id,
        ObjectionLapsed e => e.Id,
        ObjectionWithdrawn e => e.Id,
        _ => null,
    };

    static IEnumerable<ContentRef> Typed(ProjectEvent happened) => happened switch
    {
        ObjectionRaised e => [e.Text],
        ObjectionBlockingDecided { Reason: { } reason } => [reason],
        ObjectionAnswered e => [e.Text, e.Offer],
        ObjectionContested e => [e.Text],
        ObjectionSettled e => [e.Text],
        _ => [],
    };
}
