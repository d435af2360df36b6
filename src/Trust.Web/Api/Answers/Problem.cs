using System.Text.Json.Serialization;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>Why a request was refused (RFC 9457): a stable code, the facts behind it, the failing fields, and for a rule everything that stands in the way.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BlockerAnswer>? Blockers { get; init; }

    public static Problem Of(ProblemKind kind, string code, Texts texts) => new("about:blank", texts.Of(code, []), Statuses.Of(kind), code);

    public static Problem Of(BadRequest bad, Texts texts) => Of(bad.Kind, bad.Code, texts) with
    {
        Errors = bad.Faults.Count == 0 ? null : [.. bad.Faults.Select(f => new FieldProblem(f.Field, f.Code, texts.Of(f.Code, f.Facts)))],
    };

    /// <summary>A refusal outside any project.</summary>
    public static Problem Of(Refusal refusal, Texts texts) => Of(refusal, texts.Of(refusal.Code, refusal.Facts)) with { Blockers = null };

    /// <summary>A refusal by a project's rules, in words that this reader may read.</summary>
    public static Problem Of(Refusal refusal, Wording words) => Of(refusal, words.Say(refusal)) with
    {
        Blockers = refusal.Blockers.IsEmpty ? null : [.. refusal.Blockers.Select(b => BlockerAnswer.Of(b, words))],
    };

    static Problem Of(Refusal refusal, string says)
    {
        var kind = Statuses.KindOf(refusal.Kind);
        return new("about:blank", says, Statuses.Of(kind), refusal.Code)
        {
            Facts = refusal.Facts.IsEmpty ? null : refusal.Facts.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value),
            Errors = refusal.Field is { } field ? [new(field, refusal.Code, says)] : null,
        };
    }
}

/// <summary>One failing member of the request, named as it was written.</summary>
public sealed record FieldProblem(string Field, string Code, string Text);

/// <summary>One thing that stands in the way, and whose turn it is.</summary>
/// <param name="Who">A group's word, a body's id, a role, or <c>person</c>.</param>
/// <param name="WhoText">The same as the reader says it.</param>
/// <param name="Yours">It is the reader's own turn.</param>
/// <param name="Link">Where in the API it is lifted.</param>
public sealed record BlockerAnswer(string Code, string Text, IReadOnlyDictionary<string, string> Facts, string Who, string WhoText, bool Yours, string Link, DateTimeOffset? Since, DateOnly? DueOn)
{
    public static BlockerAnswer Of(Blocker blocker, Wording words) => new(
        blocker.Code, words.Say(blocker), blocker.Facts.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value),
        blocker.Who?.Value ?? (blocker.Role is { } role ? Kebab.Of(role) : "person"), words.Who(blocker), words.IsYours(blocker),
        Place(words.View.Project.Id, blocker.Where), blocker.Since, blocker.DueOn);

    static string Place(ProjectId project, string where) => where.Split('/') switch
    {
        ["checkpoints", var id, ..] => $"{TrustApi.Base}/projects/{project}/checkpoints/{id}",
        ["objections", var id] => $"{TrustApi.Base}/objections/{id}",
        ["outcomes", ..] => $"{TrustApi.Base}/projects/{project}/outcomes",
        ["roles", ..] or ["owner"] => $"{TrustApi.Base}/projects/{project}/roles",
        [""] => $"{TrustApi.Base}/projects/{project}",
        _ => $"{TrustApi.Base}/projects/{project}/{where}",
    };
}
