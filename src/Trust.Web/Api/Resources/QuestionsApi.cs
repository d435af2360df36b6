using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

static class QuestionsApi
{
    public static void MapQuestions(this RouteGroupBuilder api)
    {
        var questions = api.MapGroup("/projects/{project:guid}/questions").WithTags("Checkpoints");
        questions.MapGet("", All).WithName("getQuestions").WithSummary("What is asked in plain words, what was answered, and which rights that comes to.");
        questions.MapPut("", Answer).WithName("answerQuestions").WithSummary("Answers some or all; an answer that changes, or comes after the start, needs its reason.");
    }

    static Task<Results<Ok<QuestionsAnswer>, Refused>> All(Guid project, Door door, CancellationToken ct) => door.Show(project, view => QuestionsAnswer.Of(door.Words(view)), ct);

    static async Task<Results<Ok<Written>, Refused>> Answer(Guid project, Body<QuestionsEdit> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        List<Fault> twice = [.. wanted.Said.Index().Where(s => wanted.Said.Take(s.Index).Any(e => e.Question == s.Item.Question)).Select(s => new Fault($"said[{s.Index}].question", "request.member-twice")),
            .. wanted.Employees.Index().Where(s => wanted.Employees.Take(s.Index).Any(e => e.Country == s.Item.Country)).Select(s => new Fault($"employees[{s.Index}].country", "request.member-twice"))];
        return twice.Count > 0 ? door.Refuse(twice) : await door.Do(project, asking => new AnswerPlainQuestions(wanted.Said.ToImmutableSortedDictionary(s => s.Question, s => s.Yes),
            wanted.Employees.ToImmutableSortedDictionary(e => e.Country, e => e.Count, StringComparer.Ordinal), asking.Text(wanted.Reason), asking.By, asking.At), ct);
    }
}

public sealed record PlainAnswerEdit
{
    public required PlainQuestion Question { get; init; }
    public required bool Yes { get; init; }
}

public sealed record EmployeesEdit
{
    [Country]
    public required string Country { get; init; }
    [Range(0, 10_000_000)]
    public required int Count { get; init; }
}

public sealed record QuestionsEdit
{
    [Many(50)]
    public IReadOnlyList<PlainAnswerEdit> Said { get; init; } = [];
    /// <summary>How many people the employer employs in a country; without it the heads of the project's sites there count.</summary>
    public IReadOnlyList<EmployeesEdit> Employees { get; init; } = [];
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
}

/// <param name="Yes">Null until it is answered.</param>
public sealed record PlainAnswer(PlainQuestion Question, string Asks, bool? Yes);

public sealed record EmployeesAnswer(string Country, int Count);

/// <summary>A right that the answers call for, and why; or one that is shown and stands at no gate, and why not.</summary>
/// <param name="PartyId">Null where nobody in the project holds it.</param>
public sealed record RightFound(RightAnswer? Right, PartyId? PartyId, Stage? Stage, Lock? Lock, IReadOnlyList<SiteId> Sites, IReadOnlyList<string> Because);

/// <param name="Stop">What the law forbids, whoever agrees to it; nothing opens while it stands.</param>
/// <param name="Open">Questions without an answer.</param>
public sealed record QuestionsAnswer(IReadOnlyList<PlainAnswer> Said, IReadOnlyList<EmployeesAnswer> Employees, string? Stop, IReadOnlyList<PlainQuestion> Open, IReadOnlyList<RightFound> Rights, IReadOnlyList<RightFound> Informational)
{
    internal static QuestionsAnswer Of(Wording words)
    {
        var (project, texts) = (words.View.Project, words.Texts);
        var found = Triggered.Rights(project.Rules.Law, project.Answers, project.Sites.Values, project.Bodies.Values, words.View.Today);
        return new([.. Enum.GetValues<PlainQuestion>().Select(q => new PlainAnswer(q, texts.Word(q), project.Answers.Said.TryGetValue(q, out var yes) ? yes : null))],
            [.. project.Answers.Employees.Select(e => new EmployeesAnswer(e.Key, e.Value))], found.Stop is { } stop ? words.Say(stop) : null, found.Open,
            [.. found.Rights.Select(r => new RightFound(RightAnswer.Of(r.Pack, r.Right, texts.Language), r.Party, r.At.Stage, r.At.Lock, r.Sites, [.. r.Because.Select(Say)]))],
            [.. found.Informational.Select(r => new RightFound(r.Pack is not null && r.Right is not null ? RightAnswer.Of(r.Pack, r.Right, texts.Language) : null, r.Party, null, null, r.Sites, [Say(r.Because)]))]);

        string Say(Trust.Domain.Checkpoints.Reason because) => texts.Of(because.Code, because.Facts);
    }
}
