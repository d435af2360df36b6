using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class ParkedApi
{
    public static void MapParked(this RouteGroupBuilder api)
    {
        var parked = api.MapGroup("/organisation/parked").WithTags("Organisation");
        parked.MapGet("", All).WithName("listParkedWork").WithSummary("What stands still after repeated failures, for administrators; nothing of the projects' content.");
        parked.MapPost("/retry", Retry).WithName("retryParkedWork").WithSummary("Sets it going again, once its cause is gone; does nothing where nothing stands still.");
    }

    static async Task<Results<Ok<Listed<ParkedAnswer>>, Refused>> All(Door door, ParkedWork parked, CancellationToken ct) =>
        await parked.Read(door.Caller.Organisation, door.Caller.Person, ct) is { Value: { } rows }
            ? TypedResults.Ok(new Listed<ParkedAnswer>([.. rows.Select(r => new ParkedAnswer(r.ProjectId, r.Key, r.Job, r.Why, r.ParkedAt))]))
            : door.Refuse(Refusal.NotAllowed("organisation.only-administrator"));

    static async Task<Results<NoContent, Refused>> Retry(Body<ParkedEdit> body, Door door, Repeats repeats, CancellationToken ct)
    {
        var (project, wakeUp) = (body.Value.ProjectId, body.Value.WakeUp);
        var told = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await ParkedWork.TryAgain(session, door.Caller.Person, project, wakeUp, ct) is { } refusal ? refusal : project.Value, ct);
        return told.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }
}

/// <summary>Without a wake-up, what follows from the project's journal.</summary>
public sealed record ParkedEdit
{
    public required ProjectId ProjectId { get; init; }
    [Long(200)]
    public string? WakeUp { get; init; }
}

/// <param name="WakeUp">Null when the project's journal is not heard.</param>
/// <param name="Why">The kind of the last failure, as the server's log names it.</param>
public sealed record ParkedAnswer(ProjectId ProjectId, string? WakeUp, string Job, string Why, DateTimeOffset Since);
