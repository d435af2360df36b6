using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class OrganisationApi
{
    public static void MapOrganisation(this RouteGroupBuilder api)
    {
        var members = api.MapGroup("/organisation/members").WithTags("Organisation");
        members.MapGet("", All).WithName("listMembers").WithSummary("Who administers and who audits.");
        members.MapPost("", Give).WithName("giveOrganisationRole").WithSummary("Makes a person an administrator or an auditor.");
        members.MapDelete("/{role}/{person:guid}", End).WithName("endOrganisationRole").WithSummary("Ends such a role; there is always an administrator.");
    }

    static async Task<Ok<Listed<MemberAnswer>>> All(Door door, Organisations organisations, PeopleBook people, CancellationToken ct)
    {
        var members = await organisations.Members(door.Caller.Organisation, ct);
        var names = await people.Find(door.Caller.Organisation, members.Select(m => m.PersonId), ct);
        return TypedResults.Ok(new Listed<MemberAnswer>([.. members.Select(m => new MemberAnswer(new(m.PersonId, names.GetValueOrDefault(m.PersonId)?.Name), Kebab.Parse<OrganisationRole>(m.Role)))]));
    }

    static async Task<Results<NoContent, Refused>> Give(Body<MemberEdit> body, Door door, Organisations organisations, Repeats repeats, CancellationToken ct)
    {
        if (await door.Nobody(ct) is { } nobody) return nobody;
        var (person, role) = (body.Value.PersonId, body.Value.Role);
        var given = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async () =>
            await organisations.GiveRole(door.Caller.Organisation, door.Caller.Person, person, role, ct) is { } refusal ? refusal : person.Value, ct);
        return given.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }

    static async Task<Results<NoContent, Refused>> End(Word<OrganisationRole> role, Guid person, Door door, Organisations organisations, PeopleBook people, CancellationToken ct) =>
        await people.Find(door.Caller.Organisation, new PersonId(person), ct) is null ? door.Missing("person.unknown")
        : await organisations.EndRole(door.Caller.Organisation, door.Caller.Person, new(person), role.Value, ct) is { } refusal ? door.Refuse(refusal) : TypedResults.NoContent();
}

public sealed record MemberEdit
{
    public required PersonId PersonId { get; init; }
    public required OrganisationRole Role { get; init; }
}

public sealed record MemberAnswer(PersonAnswer Person, OrganisationRole Role);
