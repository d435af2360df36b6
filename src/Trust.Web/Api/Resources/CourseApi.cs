using Microsoft.AspNetCore.Http.HttpResults;
using Trust.Domain.Course;

namespace Trust.Web.Api;

static class CourseApi
{
    public static void MapCourse(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Course");
        project.MapPost("/start", Start).WithName("startProject").WithSummary("From draft to active; 409 with everything that a start still needs. It takes a reason as its neighbours do, and needs none.");
        project.MapPost("/pause", Pause).WithName("pauseProject").WithSummary("Stops gates and reminders, never a statutory clock.");
        project.MapPost("/resume", Resume).WithName("resumeProject").WithSummary("Goes on after a pause, or takes a cancellation back.");
        project.MapPost("/cancel", Cancel).WithName("cancelProject").WithSummary("Gives the roll-out up; refused while a pilot or use runs.");
        project.MapPost("/retire", Retire).WithName("retireProject").WithSummary("Switched off, data returned or deleted, people told.");
        project.MapPost("/stages/{stage}/reopen", Reopen).WithName("reopenStage").WithSummary("Takes a stage up again; its gate and all later ones are void, on record.");
    }

    static Task<Results<Ok<Written>, Refused>> Start(Guid project, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new StartProject(asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Pause(Guid project, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new PauseProject(asking.Text(body.Value.Why), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Resume(Guid project, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new ResumeProject(asking.Text(body.Value.Why), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Cancel(Guid project, Body<Cancellation> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new CancelProject(asking.Text(body.Value.Reason), asking.Text(body.Value.Piloted), asking.Text(body.Value.Data),
            asking.Text(body.Value.Promises), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Retire(Guid project, Body<Retirement> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RetireProject(asking.Text(body.Value.Reason), asking.Text(body.Value.Data), body.Value.PeopleToldOn, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Reopen(Guid project, Word<Domain.Stage> stage, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new Domain.Gates.ReopenStage(stage.Value, asking.Text(body.Value.Why), asking.By, asking.At), ct);
}

/// <summary>A body without members.</summary>
public sealed record NothingSaid;

/// <summary>Why it is done; the rule says where it may be missing.</summary>
public sealed record Reason
{
    [Long(LongAttribute.Free), System.Text.Json.Serialization.JsonPropertyName("reason")]
    public TypedText? Why { get; init; }
}

/// <param name="Piloted">What was piloted, or that nothing was.</param>
/// <param name="Data">What happens with the data.</param>
/// <param name="Promises">Which promises stay.</param>
public sealed record Cancellation
{
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Piloted { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Data { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Promises { get; init; }
}

public sealed record Retirement
{
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Data { get; init; }
    [Day]
    public DateOnly? PeopleToldOn { get; init; }
}
