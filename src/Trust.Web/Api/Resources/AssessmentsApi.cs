using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

static class AssessmentsApi
{
    public static void MapAssessments(this RouteGroupBuilder api)
    {
        var assessments = api.MapGroup("/projects/{project:guid}/assessments/{assessment}").WithTags("Evidence");
        assessments.MapGet("", One).WithName("getAssessment").WithSummary("An impact assessment, dpia or fria: its questions, what was answered, and what the project knows and proposes.");
        assessments.MapPut("", Write).WithName("draftAssessment").WithSummary("Keeps answers as a draft, on which nothing rests yet; a question that is not named keeps its answer, one without words loses it.");
        assessments.MapPost("/give", Give).WithName("giveAssessment").WithSummary("Gives the answers as the evidence that the form names; 422 while what its group has to answer is open.");
    }

    static Task<Results<Ok<AssessmentAnswer>, Refused>> One(Guid project, string assessment, Door door, Assessments assessments, CancellationToken ct) =>
        door.Show(project, async view => await assessments.Read(view, assessment, null, null, ct) is { } read ? AssessmentAnswer.Of(view, read) : null, ct);

    static Task<Results<Ok<Written>, Refused>> Write(Guid project, string assessment, Body<AssessmentEdit> body, Door door, Assessments assessments, CancellationToken ct) =>
        Do(project, assessment, door, assessments, (asking, read) => Of(Assessments.Write(asking.View, read, Typed(body.Value), asking.Typed)), ct);

    static Task<Results<Ok<Written>, Refused>> Give(Guid project, string assessment, Body<AssessmentGift> body, Door door, Assessments assessments, CancellationToken ct) =>
        Do(project, assessment, door, assessments, (asking, read) => Of(Assessments.Give(asking.View, read with { Audience = body.Value.Audience?.Of(asking) ?? read.Audience }, Nothing, asking.Typed)), ct);

    static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    static async Task<Results<Ok<Written>, Refused>> Do(Guid project, string assessment, Door door, Assessments assessments,
        Func<Asking, AssessmentRead, Answer<ProjectCommand>> command, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (await assessments.Read(view, assessment, null, null, ct) is not { } read) return door.Missing("request.nothing-here");
        var (done, refused) = await door.Ask(view, null, asking => Task.FromResult(command(asking, read)), ct);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    static Answer<ProjectCommand> Of<T>(Answer<T> drawn) where T : ProjectCommand => drawn.Refusal is { } refusal ? refusal : (ProjectCommand)drawn.Value!; // it is one of the two

    static Dictionary<string, IReadOnlyList<string>> Typed(AssessmentEdit edit) => edit.Answers.DistinctBy(a => a.Question).ToDictionary(a => a.Question, a => a.Words, StringComparer.Ordinal);
}

public sealed record AssessmentEdit
{
    [Many(100)]
    public required IReadOnlyList<QuestionAnswer> Answers { get; init; }
}

public sealed record QuestionAnswer
{
    public required string Question { get; init; }
    /// <summary>One text, the keys chosen, or the cells of a table row by row.</summary>
    [Long(LongAttribute.Free)]
    public required IReadOnlyList<string> Words { get; init; }
}

public sealed record AssessmentGift
{
    /// <summary>For whom it is given; left out, for whom it was before, or for the project.</summary>
    public AudienceEdit? Audience { get; init; }
}

/// <summary>What can be chosen; of a table, a column.</summary>
public sealed record ChoiceAnswer(string Key, string Name);

/// <param name="Known">What the project says on it already, with where it stands.</param>
/// <param name="Proposed">An answer made of that; nobody has given it.</param>
/// <param name="Yours">The caller may answer it.</param>
public sealed record AssessmentQuestion(string Key, string Asks, QuestionKind Kind, IReadOnlyList<ChoiceAnswer> Choices, bool Required, IReadOnlyList<string> Words, IReadOnlyList<string> Known, IReadOnlyList<string> Proposed, bool Yours);

/// <param name="Drafted">Something was written that has not been given.</param>
/// <param name="Open">How many questions must be answered and are not.</param>
public sealed record AssessmentAnswer(string Form, string Language, int? Revision, bool Drafted, int Open, IReadOnlyList<AssessmentQuestion> Questions)
{
    internal static AssessmentAnswer Of(ProjectView view, AssessmentRead read)
    {
        var lines = read.Sections.SelectMany(s => s.Lines).ToList();
        return new(read.Form.Id, read.Language, read.Given?.Revision, read.Draft is not null, lines.Count(l => l.IsOpen), [.. lines.Select(l => new AssessmentQuestion(l.Question.Key, l.Question.Asks.In(view.Project.Language), l.Question.Kind,
            [.. l.Question.Choices.Select(c => new ChoiceAnswer(c.Key, c.Name.In(view.Project.Language)))], l.Question.Required, Words(l.Question, l.Answer), l.Known, Words(l.Question, l.Proposed), l.Yours))]);
    }

    static IReadOnlyList<string> Words(Question question, Filled? answer) => answer is null ? [] : question.Write(answer);
}
