using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", One).WithName("getMe").WithSummary("Who the caller is.");
        me.MapGet("/data", Data).WithName("getMyData").WithSummary("Everything that Trust keeps on the caller, why and until when.");
        me.MapGet("/tokens", All).WithName("listTokens").WithSummary("The caller's personal access tokens, without their secrets.");
        me.MapPost("/tokens", Make).WithName("makeToken").WithSummary("Makes a token; its secret is answered this once.");
        me.MapDelete("/tokens/{token:guid}", Revoke).WithName("revokeToken").WithSummary("Ends a token at once.");
    }

    static async Task<Results<Ok<MeAnswer>, Refused>> One(Door door, PeopleBook people, Organisations organisations, CancellationToken ct)
    {
        var caller = door.Caller;
        if (await people.Find(caller.Organisation, caller.Person, ct) is not { } person) return door.Missing("person.unknown");
        var roles = (await organisations.Members(caller.Organisation, ct)).Where(m => m.PersonId == caller.Person).Select(m => Kebab.Parse<OrganisationRole>(m.Role));
        return TypedResults.Ok(new MeAnswer(PersonDetails.Of(person), new(caller.Organisation, await organisations.Name(caller.Organisation, ct) ?? ""), [.. roles]));
    }

    static async Task<Ok<Listed<TableOnPerson>>> Data(Door door, MyData data, CancellationToken ct) =>
        TypedResults.Ok(new Listed<TableOnPerson>(await data.Read(door.Caller.Organisation, door.Caller.Person, ct)));

    static async Task<Ok<Listed<TokenRow>>> All(Door door, Tokens tokens, CancellationToken ct) =>
        TypedResults.Ok(new Listed<TokenRow>(await tokens.Of(door.Caller.Organisation, door.Caller.Person, ct)));

    static async Task<Results<Created<NewToken>, Refused>> Make(Body<TokenEdit> body, Door door, Tokens tokens, Repeats repeats, CancellationToken ct)
    {
        FreshToken? fresh = null;
        var made = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
        {
            var answer = await tokens.Make(session, door.Caller.Person, body.Value.Label, body.Value.Days, ct);
            if (answer.Refusal is { } refusal) return refusal;
            fresh = answer.Value;
            return fresh!.Token.Id; // not refused, so there
        }, ct);
        return made.Refusal is { } no ? door.Refuse(no)
            : TypedResults.Created($"{TrustApi.Base}/me/tokens", new NewToken(made.Value, fresh?.Secret.Text, fresh?.Token.ExpiresAt));
    }

    static async Task<Results<NoContent, Refused>> Revoke(Guid token, Door door, Tokens tokens, CancellationToken ct) =>
        await tokens.Revoke(door.Caller.Organisation, door.Caller.Person, token, ct) ? TypedResults.NoContent() : door.Missing("account.token-unknown");
}

public sealed record OrganisationAnswer(OrganisationId Id, string Name);

public sealed record MeAnswer(PersonDetails Person, OrganisationAnswer Organisation, IReadOnlyList<OrganisationRole> Roles);

public sealed record TokenEdit
{
    [Said, Long(100)]
    public required string Label { get; init; }
    [Range(1, 366)]
    public int Days { get; init; } = 90;
}

/// <param name="Secret">Null when the request is a repeated one: a secret is shown once.</param>
public sealed record NewToken(Guid Id, string? Secret, DateTimeOffset? ExpiresAt);
