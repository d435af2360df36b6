using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

// Lines of law packs, wherever they are answered: each with its source, and how sure it is.

/// <param name="Statute">As lawyers of the country cite it; empty for what Trust proposes.</param>
/// <param name="Sources">What was read.</param>
/// <param name="CounselShouldConfirm">True for every line of law; what is no law needs no counsel.</param>
public sealed record LawCitation(string Statute, IReadOnlyList<string> Sources, CertaintyMark Certainty, bool CounselShouldConfirm)
{
    internal static LawCitation Of(LawPack? pack, Citation law) => new(law.Statute,
        [.. law.Source.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(s => pack?.Sources.GetValueOrDefault(s) ?? s)], law.Mark, law.IsLaw);
}

/// <param name="Name">The country's own word, in the reader's language where the country speaks it.</param>
/// <param name="Means">What it means to the reader.</param>
public sealed record LocalName(string Name, string Means)
{
    internal static LocalName Of(LocalTerm term, string language) => new(term.In(language), term.Means.In(language));

    internal static LocalName? Maybe(LocalTerm? term, string language) => term is null ? null : Of(term, language);
}

public sealed record PeriodAnswer(int Count, PeriodUnit Unit)
{
    internal static PeriodAnswer? Of(Period? period) => period is { } p ? new(p.Count, p.Unit) : null;
}

public sealed record NoteAnswer(string Says, LawCitation Law)
{
    internal static NoteAnswer Of(LawPack pack, Note note, string language) => new(note.Says.In(language), LawCitation.Of(pack, note.Law));
}

/// <param name="Id">Law pack with its version, and the right in it: de.1/de-87-6.</param>
/// <param name="Jurisdiction">The pack's code.</param>
/// <param name="Gives">What the party may do; null where the pack is not yet worked through.</param>
public sealed record RightAnswer(string Id, string Jurisdiction, PackStatus Status, string Subject, string? Gives, Strength Strength, LawCitation Law, LocalName? Instrument, LocalName? Conciliation, IReadOnlyList<NoteAnswer> Notes)
{
    internal static RightAnswer Of(LawPack pack, Right right, string language) => new(pack.Ref(right).ToString(), pack.Code, pack.Status, right.Subject.In(language), right.Gives?.In(language), right.Strength,
        LawCitation.Of(pack, right.Law), LocalName.Maybe(pack.InstrumentOf(right)?.Name, language), LocalName.Maybe(pack.ConciliationOf(right)?.Name, language),
        [.. right.Notes.Select(n => NoteAnswer.Of(pack, n, language))]);
}

/// <param name="Length">Null where the source names no number: there is no statutory limit.</param>
/// <param name="Proposed">What Trust proposes there; never statutory.</param>
/// <param name="Silence">What it means that nobody answered when it ends; never "approved".</param>
public sealed record ClockTerms(string Id, ClockKind Kind, bool Statutory, PeriodAnswer? Length, PeriodAnswer? Proposed, ClockEvent Starts, IReadOnlyList<ClockEvent> Stops, IReadOnlyList<PauseGround> PausedBy,
    bool RestartsWhenComplete, bool RollsForward, Silence Silence, string? Says, LawCitation Law)
{
    internal static ClockTerms Of(LawPack? pack, Clock clock, string language) => new(clock.Id, clock.Kind, clock.IsStatutory, PeriodAnswer.Of(clock.Length), PeriodAnswer.Of(clock.Proposed), clock.Starts, clock.Stops,
        clock.PausedBy, clock.RestartsWhenComplete, clock.RollsForward, clock.Silence, clock.Says?.In(language), LawCitation.Of(pack, clock.Law));
}
