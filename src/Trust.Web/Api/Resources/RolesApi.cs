using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.Web.Api;

static class RolesApi
{
    public static void MapRoles(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Roles");
        project.MapGet("/roles", All).WithName("listRoles").WithSummary("Who has which part in the project now.");
        project.MapPut("/roles/{role}/{person:guid}", Give).WithName("giveRole").WithSummary("A person becomes deputy owner, sponsor, member or observer. An administrator needs a reason, and may take a part unasked; owner and bodies read it.");
        project.MapDelete("/roles/{role}/{person:guid}", End).WithName("endRole").WithSummary("Ends a part; what was done in it stays with it.");
        project.MapPost("/owner", Offer).WithName("offerOwnership").WithSummary("Offers the project to a successor; nothing changes until that person confirms.");
        project.MapPost("/owner/confirm", Confirm).WithName("confirmOwnership").WithSummary("The successor takes the project.");
    }

    static Task<Results<Ok<Listed<RoleAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<RoleAnswer>(Held(view)), ct);

    static Task<Results<Ok<Written>, Refused>> Give(Guid project, Word<ProjectRole> role, Guid person, Body<RoleReason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new GiveRole(new(person), role.Value, asking.Text(body.Value.Reason), asking.By, asking.At), ct, named: person, unseen: door.Caller.Person.Value == person);

    static Task<Results<Ok<Written>, Refused>> End(Guid project, Word<ProjectRole> role, Guid person, Door door, CancellationToken ct) =>
        door.Do(project, asking => new EndRole(new(person), role.Value, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Offer(Guid project, Body<Successor> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new OfferOwnership(body.Value.PersonId, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Confirm(Guid project, Body<NothingSaid> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new TakeOwnership(asking.By, asking.At), ct);

    internal static IReadOnlyList<RoleAnswer> Held(ProjectView view) =>
        [.. view.Project.Roles.Where(r => r.Until is null).Select(r => new RoleAnswer(view.Person(r.Person), r.Role, r.From, view.Say(r.Reason)))];
}

/// <summary>Why the person has the part; needed when they administer the organisation.</summary>
public sealed record RoleReason
{
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
}

public sealed record Successor
{
    public required PersonId PersonId { get; init; }
}
