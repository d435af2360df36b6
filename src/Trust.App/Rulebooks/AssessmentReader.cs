using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Text;

namespace Trust.App.Rulebooks;

/// <summary>Turns a file of an impact assessment into a form, or says everything that is wrong with it.</summary>
public sealed class AssessmentReader(JsonSchema schema)
{
    public (AssessmentForm? Form, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8) => Sourced.Read(schema, file, utf8, Check, Form);

    static IEnumerable<Fault> Check(string file, JsonTree tree)
    {
        var (sections, questions) = (tree["sections"].Items, tree["sections"].Items.SelectMany(s => s["questions"].Items).ToList());
        return Sourced.Misnamed(file, tree)
            .Concat(Sourced.Unsourced(file, tree))
            .Concat(Sourced.Once(file, sections.Select(s => s["key"])))
            .Concat(Sourced.Once(file, questions.Select(q => q["key"])))      // through all sections: answers know no sections
            .Concat(questions.SelectMany(q => Sourced.Once(file, Named(q).Select(c => c["key"]))))
            .Concat(questions.SelectMany(q => Fitting(file, q)));
    }

    static IEnumerable<Fault> Fitting(string file, JsonTree question)
    {
        var (kind, choices, columns) = (question["kind"].Text, question.Find("choices"), question.Find("columns"));
        if (kind is "choice" or "choices" == choices is null) yield return (choices ?? question["kind"]).Fault(file, "choices belong to 'choice' and 'choices', and only to them");
        if (kind is "table" == columns is null) yield return (columns ?? question["kind"]).Fault(file, "columns belong to 'table', and only to it");
    }

    static AssessmentForm Form(JsonTree file) => new(
        file["key"].Text,
        (int)file["version"].Number,
        Sourced.Text(file["name"]),
        Sourced.Text(file["says"]),
        RulebookReader.Reference(file["at"].Text),
        Sourced.ByName(file["sources"]),
        [.. file["sections"].Items.Select(Section)]);

    static AssessmentSection Section(JsonTree section) => new(
        section["key"].Text,
        Sourced.Text(section["title"]),
        Kebab.Parse<Group>(section["from"].Text),
        [.. section["law"].Items.Select(Sourced.Citation)],
        [.. section["questions"].Items.Select(Question)]);

    static Question Question(JsonTree question) => new(
        question["key"].Text,
        Sourced.Text(question["asks"]),
        Kebab.Parse<QuestionKind>(question["kind"].Text),
        question["required"].IsTrue,
        [.. Named(question).Select(c => new Choice(c["key"].Text, Sourced.Text(c["name"])))],
        [.. (question.Find("facts")?.Items ?? []).Select(f => Kebab.Parse<ProjectFact>(f.Text))],
        [.. (question.Find("evidence")?.Items ?? []).Select(e => RulebookReader.Reference(e.Text))]);

    static ImmutableArray<JsonTree> Named(JsonTree question) => (question.Find("choices") ?? question.Find("columns"))?.Items ?? [];
}
