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
        var organisation = api.MapGroup("/organisation").WithTags("Organisation");
        organisation.MapPut("/name", Rename).WithName("renameOrganisation").WithSummary("Corrects what the organisation is called, for administrators; projects that exist keep the employer's name of their sites.");
        organisation.MapGet("/retention", Retained).WithName("previewRetention").WithSummary("What is kept only for a while, how much of it the next daily run takes, and when more comes due.");
        organisation.MapGet("/journal/verify", Verify).WithName("verifyOrganisationJournal").WithSummary("Proves the organisation's own journal, for administrators and auditors.");
        organisation.MapGet("/mail/failed", Failed).WithName("listFailedAddresses").WithSummary("Where mail did not arrive and nobody has put the address right; for administrators, and without a word on projects.");
        organisation.MapPost("/mail/failed/{person:guid}/try-again", TryAgain).WithName("tryAddressAgain").WithSummary("The address is right: what waits goes out now, what failed in the last week is sent after all.");
        members.MapDelete("/{role}/{person:guid}", End).WithName("endOrganisationRole").WithSummary("Ends such a role; there is always an administrator.");
    }

    static async Task<Results<NoContent, Refused>> Rename(Body<OrganisationNameEdit> body, Door door, Organisations organisations, CancellationToken ct) =>
        await organisations.Rename(door.Caller.Organisation, door.Caller.Person, body.Value.Name, door.Caller.Language, ct) is { } refusal ? door.Refuse(refusal) : TypedResults.NoContent();

    static async Task<Results<Ok<Listed<RetentionAnswer>>, Refused>> Retained(Door door, Retention retention, CancellationToken ct)
    {
        var preview = await retention.Preview(door.Caller.Organisation, door.Caller.Person, ct);
        return preview.Value is { } rows ? TypedResults.Ok(new Listed<RetentionAnswer>([.. rows.Select(r => new RetentionAnswer(r.Kind, (int)r.For.TotalHours, r.Due, r.Next))]))
            : door.Refuse(preview.Refusal!); // one or the other
    }

    static async Task<Results<Ok<JournalProof>, Refused>> Verify(Whole? number, Hash? hash, Door door, OrganisationCheck check, CancellationToken ct)
    {
        if (number.HasValue != hash.HasValue) return door.Refuse([new(hash is null ? "hash" : "number", "request.member-missing")]);
        var proof = await check.Run(door.Caller.Organisation, door.Caller.Person, number is { } n && hash is { } h ? (n.Value, h.Value) : null, ct);
        return proof.Value is { } proved ? TypedResults.Ok(JournalProof.Of(proved)) : door.Refuse(proof.Refusal!); // one or the other
    }

    static async Task<Results<Ok<Listed<FailedAnswer>>, Refused>> Failed(Door door, FailedAddresses addresses, PeopleBook people, CancellationToken ct)
    {
        var failed = await addresses.Of(door.Caller.Organisation, door.Caller.Person, ct);
        if (failed.Value is not { } list) return door.Refuse(failed.Refusal!); // one or the other
        var names = await people.Find(door.Caller.Organisation, list.Items.Select(f => f.PersonId), ct);
        return TypedResults.Ok(new Listed<FailedAnswer>([.. list.Items.Select(f => new FailedAnswer(new(f.PersonId, names.GetValueOrDefault(f.PersonId)?.Name), f.Reason, f.Since))]));
    }

    static async Task<Results<NoContent, Refused>> TryAgain(Guid person, Body<NothingSaid> body, Door door, FailedAddresses addresses, Repeats repeats, CancellationToken ct)
    {
        var tried = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await addresses.TryAgain(session, door.Caller.Person, new(person), ct) is { } refusal ? refusal : person, ct);
        return tried.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
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
        var given = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await organisations.GiveRole(session, door.Caller.Person, person, role, ct) is { } refusal ? refusal : person.Value, ct);
        return given.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }

    static async Task<Results<NoContent, Refused>> End(Word<OrganisationRole> role, Guid person, Door door, Organisations organisations, PeopleBook people, CancellationToken ct) =>
        await people.Find(door.Caller.Organisation, new PersonId(person), ct) is null ? door.Missing("person.unknown")
        : await organisations.EndRole(door.Caller.Organisation, door.Caller.Person, new(person), role.Value, ct) is { } refusal ? door.Refuse(refusal) : TypedResults.NoContent();
}

/// <param name="KeptHours">For how long after its time began to run.</param>
/// <param name="Due">How many rows the next daily run takes.</param>
/// <param name="Next">When the first of the others comes due.</param>
public sealed record RetentionAnswer(RetentionKind Kind, int KeptHours, long Due, DateTimeOffset? Next);

public sealed record OrganisationNameEdit
{
    [Long(Organisations.LongestName)]
    public required string Name { get; init; }
}

public sealed record MemberEdit
{
    public required PersonId PersonId { get; init; }
    public required OrganisationRole Role { get; init; }
}

public sealed record MemberAnswer(PersonAnswer Person, OrganisationRole Role);
