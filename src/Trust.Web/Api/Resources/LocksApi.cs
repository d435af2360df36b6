using Microsoft.AspNetCore.Http.HttpResults;
using Trust.Domain;
using Trust.Domain.Locks;

namespace Trust.Web.Api;

static class LocksApi
{
    public static void MapLocks(this RouteGroupBuilder api)
    {
        var locks = api.MapGroup("/projects/{project:guid}/locks").WithTags("Locks");
        locks.MapGet("", All).WithName("listLocks").WithSummary("The pilot and the go-live lock, and what keeps each shut.");
        locks.MapGet("/{lock}", One).WithName("getLock").WithSummary("One lock.");
        locks.MapPost("/{lock}", Open).WithName("openLock").WithSummary("Opens it for all sites or for some; 409 with every blocker otherwise.");
        locks.MapPost("/pilot/end", End).WithName("endPilot").WithSummary("The pilot is over: no real data or work is touched any more.");
    }

    static Task<Results<Ok<Listed<LockPicture>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<LockPicture>([.. view.Project.Locks.Select(l => LockPicture.Of(door.Words(view), l.Lock))]), ct);

    static Task<Results<Ok<LockPicture>, Refused>> One(Guid project, Word<Lock> @lock, Door door, CancellationToken ct) =>
        door.Show(project, view => LockPicture.Of(door.Words(view), @lock.Value), ct);

    static Task<Results<Ok<Written>, Refused>> Open(Guid project, Word<Lock> @lock, Body<Opening> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new OpenLock(@lock.Value, [.. body.Value.SiteIds ?? []], asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> End(Guid project, Body<Words> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new EndPilot(asking.Text(body.Value.Text), asking.By, asking.At), ct);
}

/// <summary>Without siteIds, for every site.</summary>
public sealed record Opening
{
    public IReadOnlyList<SiteId>? SiteIds { get; init; }
}
