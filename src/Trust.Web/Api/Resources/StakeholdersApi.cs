using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Api;

static class StakeholdersApi
{
    public static void MapStakeholders(this RouteGroupBuilder api)
    {
        var stakeholders = api.MapGroup("/projects/{project:guid}/stakeholders").WithTags("Stakeholders");
        stakeholders.MapGet("", All).WithName("listStakeholders").WithSummary("The persons on the map, each in a group or body.");
        stakeholders.MapGet("/{person:guid}", One).WithName("getStakeholder").WithSummary("One person on the map.");
        stakeholders.MapPut("/{person:guid}", Place).WithName("placeStakeholder").WithSummary("Puts a person into a group or body, with office and channel.");
        stakeholders.MapDelete("/{person:guid}", Remove).WithName("removeStakeholder").WithSummary("Takes a person out of the map.");
    }

    static Task<Results<Ok<Listed<StakeholderAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<StakeholderAnswer>([.. view.Project.Stakeholders.Values.Select(s => StakeholderAnswer.Of(view, s))]), ct);

    static Task<Results<Ok<StakeholderAnswer>, Refused>> One(Guid project, Guid person, Door door, CancellationToken ct) =>
        door.Show(project, view => view.Project.Stakeholders.GetValueOrDefault(new(person)) is { } placed ? StakeholderAnswer.Of(view, placed) : null, ct);

    static Task<Results<Ok<Written>, Refused>> Place(Guid project, Guid person, Body<Placement> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new PlaceStakeholder(
            new(new(person), body.Value.Party(), asking.Text(body.Value.Office), body.Value.Channel, body.Value.NextContactOn), asking.By, asking.At), ct, named: person);

    static Task<Results<Ok<Written>, Refused>> Remove(Guid project, Guid person, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RemoveStakeholder(new(person), asking.By, asking.At), ct);
}

/// <summary>A person's place; says nothing of what the person thinks.</summary>
public sealed record Placement : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    public TypedText? Office { get; init; }
    public Channel? Channel { get; init; }
    [Day]
    public DateOnly? NextContactOn { get; init; }
}

/// <param name="Party">A group's word or a body's id.</param>
public sealed record StakeholderAnswer(PersonAnswer Person, PartyId Party, Said? Office, Channel? Channel, DateOnly? NextContactOn)
{
    internal static StakeholderAnswer Of(ProjectView view, Stakeholder placed) =>
        new(view.Person(placed.Person), placed.Party, view.Say(placed.Office), placed.Channel, placed.NextContactOn);
}
