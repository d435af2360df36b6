using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using static Trust.App.Rulebooks.Sourced;

namespace Trust.App.Rulebooks;

/// <summary>Turns a file of clauses into a library, or says everything that is wrong with it.</summary>
public sealed class ClauseReader(JsonSchema schema)
{
    public (ClauseLibrary? Library, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8) => Sourced.Read(schema, file, utf8, ClauseChecks.Of, Library);

    static ClauseLibrary Library(JsonTree file) => new(
        (int)file["version"].Number,
        file["writing"].Members.ToImmutableSortedDictionary(m => m.Name, m => Writing(m.Value), StringComparer.Ordinal),
        ByName(file["sources"]),
        All(file["clauses"], Clause));

    static Writing Writing(JsonTree writing) => new(writing["clause"].Text, writing["date"].Text, All(writing["months"], m => m.Text));

    static ModelClause Clause(JsonTree clause) => new(
        clause["key"].Text,
        Text(clause["title"]),
        All(clause["variants"], v => new Variant(v["key"].Text, Text(v["name"]))),
        All(clause["slots"], s => new Slot(s["key"].Text, Kebab.Parse<SlotKind>(s["kind"].Text), Text(s["asks"]), Word<TermPart>(s.Find("sets")), Word<ProjectFact>(s.Find("fact")))),
        All(clause["paragraphs"], p => new Paragraph(In(p), Text(p["text"]))),
        All(clause["commitments"], Commitment),
        All(clause["rights"], r => r.Text),
        All(clause["law"], Citation),
        Text(clause["note"]));

    static CommitmentTemplate Commitment(JsonTree promise) => new(
        promise["key"].Text,
        In(promise),
        Kebab.Parse<Group>(promise["who"].Text),
        Text(promise["what"]),
        (int?)promise.Find("everyMonths")?.Number,
        promise.Find("everyMonthsIn")?.Text);

    static T? Word<T>(JsonTree? word) where T : struct, Enum => word is null ? null : Kebab.Parse<T>(word.Text);

    static ImmutableArray<string> In(JsonTree part) => part.Find("in") is { } variants ? All(variants, v => v.Text) : [];
}
