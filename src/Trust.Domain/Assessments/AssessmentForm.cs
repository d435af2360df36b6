using System.Collections.Immutable;
using System.Globalization;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Assessments;

/// <summary>An impact assessment as questions: read from <c>workflows/assessments/{key}.v{version}.json</c>. No legal advice.</summary>
/// <param name="At">The evidence that the finished assessment is given as.</param>
/// <param name="Says">What it is for, and what it does not claim.</param>
public sealed record AssessmentForm(
    string Key,
    int Version,
    Translated Name,
    Translated Says,
    EvidenceRef At,
    ImmutableSortedDictionary<string, string> Sources,
    ImmutableArray<AssessmentSection> Sections)
{
    /// <summary>Key and version in one word, as answers name it: <c>dpia.1</c>.</summary>
    public string Id => $"{Key}.{Version}";

    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Questions);

    public Question? Question(string key) => Questions.FirstOrDefault(q => q.Key == key);

    /// <summary>The questions that must be answered and are not.</summary>
    public ImmutableArray<Question> Open(AssessmentAnswers answers) => [.. Sections.SelectMany(s => s.Open(answers))];
}

/// <param name="From">The group that answers; what the data protection officer advises, nobody writes for them.</param>
public sealed record AssessmentSection(string Key, Translated Title, Group From, ImmutableArray<Citation> Law, ImmutableArray<Question> Questions)
{
    public IEnumerable<Question> Open(AssessmentAnswers answers) => Questions.Where(q => q.Required && !q.Takes(answers.Of(q.Key)));
}

public enum QuestionKind { Text, List, Date, Number, YesNo, Choice, Choices, Table }

/// <summary>What the project itself can say to a question.</summary>
public enum ProjectFact { Title, Purpose, AiSystem, Decides, Employers, Sites, AffectedEmployees, StartsOn, Bodies, Positions }

/// <param name="Choices">What can be chosen, or for a table its columns.</param>
/// <param name="Evidence">What the project has on it already; shown beside the question with its revision.</param>
public sealed record Question(
    string Key,
    Translated Asks,
    QuestionKind Kind,
    bool Required,
    ImmutableArray<Choice> Choices,
    ImmutableArray<ProjectFact> Facts,
    ImmutableArray<EvidenceRef> Evidence)
{
    /// <summary>What a person typed or chose: one text, the keys chosen, or the cells of a table row by row. Null where that is no answer.</summary>
    public Filled? Parse(IReadOnlyList<string> typed)
    {
        var first = typed.Count > 0 ? typed[0] : "";
        Filled? answer = Kind switch
        {
            QuestionKind.Text => new Filled.Words(first.ReplaceLineEndings("\n").Trim()),
            QuestionKind.YesNo or QuestionKind.Choice => new Filled.Words(first),
            QuestionKind.List => Filled.Parse(SlotKind.List, first),
            QuestionKind.Date => Filled.Parse(SlotKind.Date, first),
            QuestionKind.Number => Filled.Parse(SlotKind.Number, first),
            QuestionKind.Choices => new Filled.Points([.. typed]),
            QuestionKind.Table => new Filled.Rows([.. typed.Chunk(Choices.Length).Select(row => (ImmutableArray<string>)[.. row.Select(c => c.Trim())]).Where(row => row.Any(c => c.Length > 0))]),
            _ => throw new System.Diagnostics.UnreachableException($"question of kind {Kind}"),
        };
        return Takes(answer) ? answer : null;
    }

    /// <summary>An answer as it would be typed: what <see cref="Parse"/> reads.</summary>
    public ImmutableArray<string> Write(Filled answer) => answer switch
    {
        Filled.Words words => [words.Text],
        Filled.Day day => [day.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        Filled.Count count => [count.Number.ToString(CultureInfo.InvariantCulture)],
        Filled.Points points => Kind is QuestionKind.Choices ? points.Items : [string.Join('\n', points.Items)],
        Filled.Rows rows => [.. rows.Items.SelectMany(row => row)],
        _ => throw new System.Diagnostics.UnreachableException($"answered with {answer.GetType().Name}"),
    };

    /// <summary>An answer of the question's kind that is not empty and chooses nothing unknown.</summary>
    public bool Takes(Filled? answer) => answer is { IsEmpty: false } && (Kind, answer) switch
    {
        (QuestionKind.Text, Filled.Words) or (QuestionKind.List, Filled.Points) or (QuestionKind.Date, Filled.Day) or (QuestionKind.Number, Filled.Count) => true,
        (QuestionKind.YesNo, Filled.Words words) => words.Text is "yes" or "no",
        (QuestionKind.Choice, Filled.Words words) => Choices.Any(c => c.Key == words.Text),
        (QuestionKind.Choices, Filled.Points points) => points.Items.All(i => Choices.Any(c => c.Key == i)),
        (QuestionKind.Table, Filled.Rows rows) => rows.Items.All(r => r.Length == Choices.Length),
        _ => false,
    };
}

public sealed record Choice(string Key, Translated Name);

/// <summary>What was answered, in one language. It is typed text: it lives in contents, and the evidence points at it.</summary>
/// <param name="Form">Id of the form: <c>dpia.1</c>.</param>
public sealed record AssessmentAnswers(string Form, string Language, ImmutableSortedDictionary<string, Filled> Answers)
{
    public Filled? Of(string question) => Answers.GetValueOrDefault(question);
}
