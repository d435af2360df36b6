using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.Domain;
using Trust.Domain.Changes;

namespace Trust.Web.Api;

static class ChangesApi
{
    public static void MapChanges(this RouteGroupBuilder api)
    {
        var changes = api.MapGroup("/projects/{project:guid}/changes").WithTags("Changes");
        changes.MapGet("", All).WithName("listChanges").WithSummary("What changed after a decision, and how it was classed.");
        changes.MapPost("", Report).WithName("reportChange").WithSummary("Reports a change; its answers class it as note, inform or new round.");
        changes.MapPost("/{change:guid}/class", Raise).WithName("raiseChangeClass").WithSummary("A body asks for a higher class.");
    }

    static Task<Results<Ok<Listed<ChangeAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ChangeAnswer>([.. view.Project.Changes.Values.Select(c => new ChangeAnswer(c.Id, c.Kind, c.Class, c.Reopens, c.At))]), ct);

    static Task<Results<Created<Made>, Refused>> Report(Guid project, Body<ChangeEdit> body, Door door, CancellationToken ct) =>
        door.Make(project, (asking, id) => new ReportChange(new(id), body.Value.Kind, asking.Text(body.Value.Text),
            body.Value.Answers.ToImmutableSortedDictionary(StringComparer.Ordinal), asking.By, asking.At), _ => $"/projects/{project}/changes", ct);

    static Task<Results<Ok<Written>, Refused>> Raise(Guid project, Guid change, Body<ClassEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RaiseChangeClass(new(change), body.Value.To, [.. body.Value.Stages], asking.Text(body.Value.Reason), asking.By, asking.At), ct);
}

public sealed record ChangeEdit
{
    public required ChangeKind Kind { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>Yes or no to each question that the workflow asks about this kind.</summary>
    public IReadOnlyDictionary<string, bool> Answers { get; init; } = new Dictionary<string, bool>();
}

public sealed record ClassEdit
{
    public required ChangeClass To { get; init; }
    /// <summary>The stages to ask anew, for a new round.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
}

public sealed record ChangeAnswer(ChangeId Id, ChangeKind Kind, ChangeClass Class, IReadOnlyList<Stage> Reopens, DateTimeOffset At);
