using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class PeopleApi
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", List).WithName("listPeople").WithSummary("An administrator sees all, everybody else the people of their own projects.");
        people.MapPost("", Add).WithName("addPerson").WithSummary("Adds a person and makes the one-time link by which they choose their sign-in; its secret is answered this once.");
        people.MapGet("/{person:guid}", One).WithName("getPerson").WithSummary("How to reach and address one person.");
        people.MapPatch("/{person:guid}", Change).WithName("changePerson").WithSummary("Corrects it; what is left out stays.");
        people.MapPost("/{person:guid}/erase", Erase).WithName("erasePerson").WithSummary("Name and address go for good; the journals keep the bare id and stay whole.");
    }

    static async Task<Ok<Page<PersonDetails>>> List(Cursor? cursor, Limit? limit, Door door, People people, CancellationToken ct)
    {
        var found = await people.List(door.Caller.Organisation, door.Caller.Person, cursor?.Id is { } after ? new(after) : null, Limit.Or50(limit), ct);
        return TypedResults.Ok(new Page<PersonDetails>([.. found.Items.Select(PersonDetails.Of)], found.Next is { } next ? Cursor.Of(next.Value) : null));
    }

    static async Task<Results<Created<NewPerson>, Refused>> Add(Body<PersonEdit> body, Door door, People people, Repeats repeats, CancellationToken ct)
    {
        Invited? invited = null;
        var made = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
        {
            var answer = await people.Add(session, door.Caller.Person, body.Value.Input, ct);
            if (answer.Refusal is { } refusal) return refusal;
            invited = answer.Value;
            return invited!.Person.Id.Value; // not refused, so there
        }, ct);
        return made.Refusal is { } no ? door.Refuse(no)
            : TypedResults.Created($"{TrustApi.Base}/people/{made.Value}", new NewPerson(new(made.Value), invited is null ? null : new(invited.Link.Text, invited.ExpiresAt)));
    }

    static async Task<Results<Ok<PersonDetails>, Refused>> One(Guid person, Door door, People people, CancellationToken ct) =>
        Answer(door, await people.Find(door.Caller.Organisation, door.Caller.Person, new(person), ct));

    static async Task<Results<Ok<PersonDetails>, Refused>> Change(Guid person, Body<PersonEdit> body, Door door, People people, CancellationToken ct) =>
        Answer(door, await people.Change(door.Caller.Organisation, door.Caller.Person, new(person), body.Value.Input, ct));

    static async Task<Results<NoContent, Refused>> Erase(Guid person, Body<NothingSaid> body, Door door, Leaving leaving, Repeats repeats, CancellationToken ct)
    {
        var erased = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await leaving.Erase(session, door.Caller.Person, new(person), ct) is { } refusal ? refusal : person, ct);
        return erased.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }

    static Results<Ok<PersonDetails>, Refused> Answer(Door door, Answer<PersonRow> answer) =>
        answer.Refusal is { } refusal ? door.Refuse(refusal) : TypedResults.Ok(PersonDetails.Of(answer.Value!)); // not refused, so there
}

/// <summary>A person: how to reach and address them, nothing they think or do. All four are needed to add somebody.</summary>
public sealed record PersonEdit
{
    [Said, Long(200)]
    public string? Name { get; init; }
    [Said, Long(254)]
    public string? Email { get; init; }
    [OwnLanguage]
    public string? Language { get; init; }
    [Zone]
    public string? TimeZone { get; init; }

    internal PersonInput Input => new(Name, Email, Language, TimeZone);
}

public sealed record PersonDetails(PersonId Id, string? Name, string? Email, string Language, string TimeZone, DateTimeOffset CreatedAt, DateOnly? LeftOn, DateTimeOffset? ErasedAt)
{
    internal static PersonDetails Of(PersonRow row) => new(row.Id, row.Name, row.Email, row.Language, row.TimeZone, row.CreatedAt, row.LeftOn, row.ErasedAt);
}

/// <param name="Secret">The last part of the invitation's address.</param>
public sealed record InvitationAnswer(string Secret, DateTimeOffset ExpiresAt);

/// <param name="Invitation">Null when the request is a repeated one: a secret is shown once.</param>
public sealed record NewPerson(PersonId Id, InvitationAnswer? Invitation);
