using System.Collections.Immutable;
using System.Diagnostics;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>An impact assessment as a document: each question with its answer, and beside it what the project knew.</summary>
public sealed class AssessmentPaper
{
    readonly AssessmentAnswers answers;
    readonly ImmutableSortedDictionary<string, ImmutableArray<Known>> known;
    readonly Func<ContentRef, string?> words;
    readonly Func<EvidenceRef, string> nameOf;
    readonly Texts texts;

    AssessmentPaper(AssessmentAnswers answers, ImmutableSortedDictionary<string, ImmutableArray<Known>> known, Func<ContentRef, string?> words, Func<EvidenceRef, string> nameOf) =>
        (this.answers, this.known, this.words, this.nameOf, texts) = (answers, known, words, nameOf, Texts.In(answers.Language));

    /// <param name="known">From <see cref="Prefill"/>, for the reader of this document.</param>
    /// <param name="words">What a reference says, or null where it was erased.</param>
    /// <param name="nameOf">What the workflow calls an item of evidence.</param>
    public static Paper Of(AssessmentForm form, AssessmentAnswers answers, PaperHead head, ImmutableSortedDictionary<string, ImmutableArray<Known>> known,
        Func<ContentRef, string?> words, Func<EvidenceRef, string> nameOf)
    {
        var paper = new AssessmentPaper(answers, known, words, nameOf);
        return new(answers.Language, form.Name.In(answers.Language), head.Line(paper.texts), head.Digest, head.At,
        [
            new Block.Paragraph(form.Says.In(answers.Language)),
            new Block.Remark($"{paper.texts.LawConfirm} {paper.texts.LawNoAdvice}"),
            .. form.Sections.SelectMany(paper.Section),
        ]);
    }

    IEnumerable<Block> Section(AssessmentSection section, int index)
    {
        yield return new Block.Heading(1, $"{index + 1} {section.Title.In(answers.Language)}");
        yield return new Block.Remark(texts.AssessmentAnsweredBy(texts.Word(section.From)));
        if (!section.Law.IsEmpty) yield return new Block.Remark(string.Join("; ", section.Law.Select(l => $"{l.Statute} ({texts.Word(l.Mark)})")));
        foreach (var block in section.Questions.SelectMany((q, i) => Question(q, $"{index + 1}.{i + 1}"))) yield return block;
    }

    IEnumerable<Block> Question(Question question, string number)
    {
        yield return new Block.Heading(3, $"{number} {question.Asks.In(answers.Language)}");
        foreach (var line in known.GetValueOrDefault(question.Key, []).Select(Line)) yield return new Block.Remark(line);
        yield return answers.Of(question.Key) is { } answer && question.Takes(answer) ? Answer(question, answer) : new Block.Paragraph(texts.AssessmentOpen);
    }

    Block Answer(Question question, Filled answer) => answer switch
    {
        Filled.Words choice when question.Kind is QuestionKind.Choice => new Block.Paragraph(Name(question, choice.Text)),
        Filled.Words { Text: "yes" } when question.Kind is QuestionKind.YesNo => new Block.Paragraph(texts.FormYes),
        Filled.Words when question.Kind is QuestionKind.YesNo => new Block.Paragraph(texts.FormNo),
        Filled.Words said => new Block.Paragraph(said.Text),
        Filled.Day day => new Block.Paragraph(texts.Date(day.On)),
        Filled.Count count => new Block.Paragraph(texts.Number(count.Number)),
        Filled.Points points when question.Kind is QuestionKind.Choices => new Block.Points([.. points.Items.Select(i => Name(question, i))]),
        Filled.Points points => new Block.Points([.. points.Items.Where(i => !string.IsNullOrWhiteSpace(i))]),
        Filled.Rows rows => new Block.Table([.. question.Choices.Select(c => c.Name.In(answers.Language))], rows.Items),
        _ => throw new UnreachableException($"answered with {answer.GetType().Name}"),
    };

    string Name(Question question, string choice) => question.Choices.First(c => c.Key == choice).Name.In(answers.Language);

    string Line(Known fact) => fact switch
    {
        Known.Typed { Beside: { } beside } typed => $"{Words(typed.Text)}: {texts.Of(beside.Code, beside.Facts)}",
        Known.Typed typed => Words(typed.Text),
        Known.Said said => texts.Of(said.What.Code, said.What.Facts),
        Known.Given given => Given(given),
        _ => throw new UnreachableException($"known as {fact.GetType().Name}"),
    };

    string Given(Known.Given given)
    {
        var line = texts.AssessmentEvidence(item: nameOf(given.Item), n: given.Revision);
        var files = given.Files.Select(f => Words(f.Name)).ToList();
        if (given.Text is { } text) line += $"\n{Words(text)}";
        return files.Count == 0 ? line : $"{line}\n{texts.List(files)}";
    }

    string Words(ContentRef text) => words(text) ?? texts.DocumentErased;
}
