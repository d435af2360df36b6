using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>What a form of a draft holds.</summary>
/// <param name="Seen">The version that it was written on; 0 for the first.</param>
/// <param name="Term">What the chosen clauses leave open of it.</param>
public sealed record WrittenDraft(AgreementId Id, ImmutableArray<CheckpointId> For, int Seen, ChosenAgreement Chosen, AgreementTerm Term, AgreementId? Replaces);

/// <summary>Drafts of agreements: what a form starts with, and the command that comes of it, with the whole text rendered and kept.</summary>
public sealed class AgreementDrafts(Database database)
{
    /// <summary>A first proposal on rights of one body: the clauses that fit them, filled with what the project says. Nothing is chosen for the parties.</summary>
    public static ChosenAgreement Propose(ProjectView view, ImmutableArray<CheckpointId> @for, string language)
    {
        var (project, library) = (view.Project, ClauseFiles.Latest);
        var checkpoints = @for.Select(c => project.Checkpoints[c]).ToList();
        var rights = checkpoints.Select(c => c.Right.Right).ToHashSet(StringComparer.Ordinal);
        var sites = checkpoints.SelectMany(c => c.Sites).Distinct().Select(s => project.Sites[s]).ToList();
        var body = view.PartyName(checkpoints[0].Party, Texts.In(language));
        var system = view.Text(project.AiSystem) is { } described ? SystemName.Of(described) : "";
        var fitting = library.Clauses.Where(c => c.Rights.Any(rights.Contains)).ToList();
        return new(library.Id, language, Texts.In(language).AgreementProposedTitle(system), [.. sites.Select(s => view.Text(s.Employer)).OfType<string>().Distinct(), body],
            [.. (fitting is [] ? library.Clauses : fitting.AsEnumerable()).Select(c => new ChosenClause(c.Key, Filled(c), null))]);

        ImmutableSortedDictionary<string, string> Filled(ModelClause clause) => clause.Slots.Where(s => s.Fact is not null).ToImmutableSortedDictionary(s => s.Key, s => s.Fact switch
        {
            ProjectFact.AiSystem => system,
            ProjectFact.Bodies => body,
            ProjectFact.Sites => string.Join('\n', sites.Select(s => view.Text(s.Name)).OfType<string>()),
            _ => throw new System.Diagnostics.UnreachableException($"slot with {s.Fact}"),
        }, StringComparer.Ordinal);
    }

    /// <summary>The version on the table, to be changed; null where its text was erased or was not written from clauses.</summary>
    public async Task<ChosenAgreement?> Reopen(ProjectView view, Agreement agreement, CancellationToken ct)
    {
        var texts = await TextsOf(view, agreement, ct);
        if (Said(agreement.Text) is not { } whole || AgreementWording.Read(whole) is not { } wording) return null;
        var library = ClauseFiles.Find(wording.Library) ?? ClauseFiles.Latest;
        return new(library.Id, agreement.Language, wording.Title, wording.Parties,
            [.. agreement.Clauses.Select(c => new ChosenClause(c.Key, c.Slots.ToImmutableSortedDictionary(s => s.Key, s => Said(s.Value) ?? "", StringComparer.Ordinal), c.Own is { } own ? Said(own) ?? "" : null))]);

        string? Said(ContentRef text) => texts.GetValueOrDefault(text.Id)?.Body;
    }

    /// <summary>The words as they would be signed, with the questions of what is still open in their places; null where a clause is none of the library's.</summary>
    public static AgreementWording? Preview(ChosenAgreement chosen) => Fault(chosen) is null ? AgreementWording.Of(ClauseFiles.Find(chosen.Library)!, chosen) : null; // it was found without fault

    /// <summary>The command that puts it on the table, its text and its words kept with it. While a slot is empty or a choice not made, it is refused.</summary>
    public async Task<Answer<DraftAgreement>> Draft(ProjectView view, WrittenDraft draft, Typed kept, CancellationToken ct)
    {
        if (Fault(draft.Chosen) is { } fault) return fault;
        var library = ClauseFiles.Find(draft.Chosen.Library)!;             // found without fault
        var wording = AgreementWording.Of(library, draft.Chosen);
        if (wording.Title.Length == 0) return Refusal.Incomplete("agreement.title-missing", "title");
        if (wording.Parties.Length < 2) return Refusal.Incomplete("agreement.parties-missing", "parties");
        if (wording.Gaps is [var gap, ..]) return Refusal.Incomplete("agreement.slots-open", Place(gap), Fact.Of("n", wording.Gaps.Length), new Fact("question", Asked(library, draft.Chosen, gap)));

        var standing = view.Project.Agreements.GetValueOrDefault(draft.Id);
        var texts = standing is null ? ImmutableDictionary<ContentId, WrittenText>.Empty : await TextsOf(view, standing, ct);
        var clauses = draft.Chosen.Clauses.Select(c => Clause(library, c, standing?.Clauses.FirstOrDefault(s => s.Key == c.Key))).ToImmutableArray();
        return new DraftAgreement(draft.Id, draft.For, draft.Seen, draft.Chosen.Language, Keep(standing?.Text, wording.Canonical), clauses,
            AgreementWording.TermOf(library, draft.Chosen, draft.Term), draft.Replaces, view.Reader, view.Now);

        Clause Clause(ClauseLibrary of, ChosenClause chosen, Clause? before) => chosen.Own is { } own
            ? new(chosen.Key, NoSlots, Keep(before?.Own, own))
            : new(chosen.Key, of.Find(chosen.Key)!.Slots.Select(s => s.Key).Append(ChosenClause.Variant) // of the library, or it was a fault
                .Where(s => !string.IsNullOrWhiteSpace(chosen.Slots.GetValueOrDefault(s)))
                .ToImmutableSortedDictionary(s => s, s => Keep(before?.Slots.TryGetValue(s, out var there) is true ? there : null, chosen.Slots[s]), StringComparer.Ordinal), null);

        // what stands already is no new text, so that a draft sent twice is one
        ContentRef Keep(ContentRef? before, string text) => before is { } there && texts.GetValueOrDefault(there.Id)?.Body == text ? there : kept.Add(text, draft.Chosen.Language);
    }

    static readonly ImmutableSortedDictionary<string, ContentRef> NoSlots = ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal);

    /// <summary>A key goes into the journal, so it is one of the library's or a number, and no typed text.</summary>
    static Refusal? Fault(ChosenAgreement chosen) => ClauseFiles.Find(chosen.Library) is not { } library ? Refusal.Incomplete("agreement.clause-unknown", "library")
        : !library.Writing.ContainsKey(chosen.Language) ? Refusal.Incomplete("agreement.language-unknown", "language")
        : chosen.Clauses.Any(c => library.Find(c.Key) is null && !(c.Own is not null && ChosenClause.IsOwnKey(c.Key))) ? Refusal.Incomplete("agreement.clause-unknown", "clauses")
        : null;

    static string Place(Gap gap) => gap.Slot is { } slot ? $"clauses.{gap.Clause}.slots.{slot}" : $"clauses.{gap.Clause}";

    static string Asked(ClauseLibrary library, ChosenAgreement chosen, Gap gap) => library.Find(gap.Clause) is { } clause
        ? (clause.Slot(gap.Slot ?? "")?.Asks ?? clause.Title).In(chosen.Language)
        : gap.Clause;

    async Task<IReadOnlyDictionary<ContentId, WrittenText>> TextsOf(ProjectView view, Agreement agreement, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        return await Entries.Texts(session, [agreement.Text, .. agreement.Clauses.SelectMany(c => c.Slots.Values.Concat(c.Own is { } own ? [own] : (ContentRef[])[]))], ct);
    }
}
