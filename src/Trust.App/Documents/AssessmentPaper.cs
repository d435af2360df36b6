using System.Collections.Immutable;
using System.Diagnostics;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>An impact assessment as a document: each question with its answer, and for one that is still to be written, with what the project knows.</summary>
public sealed class AssessmentPaper
{
    readonly AssessmentAnswers answers;
    readonly IReadOnlyDictionary<string, IReadOnlyList<string>> known;
    readonly Texts texts;

    AssessmentPaper(AssessmentAnswers answers, IReadOnlyDictionary<string, IReadOnlyList<string>> known) => (this.answers, this.known, texts) = (answers, known, Texts.In(answers.Language));

    /// <param name="known">By question, from <see cref="KnownWords"/>; nothing for what was given, since it says what it said on its day.</param>
    public static Paper Of(AssessmentForm form, AssessmentAnswers answers, PaperHead head, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        new(answers.Language, form.Name.In(answers.Language), head.Line(Texts.In(answers.Language)), head.Digest, head.At, Blocks(form, answers, known));

    /// <summary>The document without its frame.</summary>
    public static ImmutableArray<Block> Blocks(AssessmentForm form, AssessmentAnswers answers, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        var paper = new AssessmentPaper(answers, known);
        return
        [
            new Block.Paragraph(form.Says.In(answers.Language)),
            new Block.Remark($"{paper.texts.LawConfirm} {paper.texts.LawNoAdvice}"),
            .. form.Sections.SelectMany(paper.Section),
        ];
    }

    IEnumerable<Block> Section(AssessmentSection section, int index)
    {
        yield return new Block.Heading(1, $"{index + 1} {section.Title.In(answers.Language)}");
        yield return new Block.Remark(texts.AssessmentAnsweredBy(texts.Word(section.From)));
        // the law of every place: what was given says the same when the project has other sites by then
        if (!section.Law.IsEmpty) yield return new Block.Remark(string.Join("; ", section.Law.Select(l => $"{Citations.In(texts, l.Statute)} ({texts.Word(l.Mark)})")));
        foreach (var block in section.Questions.SelectMany((q, i) => Question(q, $"{index + 1}.{i + 1}"))) yield return block;
    }

    IEnumerable<Block> Question(Question question, string number)
    {
        yield return new Block.Heading(3, $"{number} {question.Asks.In(answers.Language)}");
        foreach (var line in known.GetValueOrDefault(question.Key, [])) yield return new Block.Remark(line);
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
}
