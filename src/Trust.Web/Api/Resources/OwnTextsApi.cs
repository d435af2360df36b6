using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class OwnTextsApi
{
    public static void MapOwnTexts(this RouteGroupBuilder api)
    {
        var texts = api.MapGroup("/organisation/texts").WithTags("Organisation");
        texts.MapGet("", All).WithName("listOwnTexts").WithSummary("What the organisation says in its own words, for administrators.");
        texts.MapPost("", Set).WithName("setOwnText").WithSummary("Sets one of these texts in one language; without a text it is taken back.");
    }

    static async Task<Results<Ok<Listed<OwnTextAnswer>>, Refused>> All(Door door, Organisations organisations, OwnTexts own, CancellationToken ct) =>
        (await organisations.Members(door.Caller.Organisation, ct)).Contains(new(door.Caller.Person, "administrator"))
            ? TypedResults.Ok(new Listed<OwnTextAnswer>([.. (await own.All(door.Caller.Organisation, ct)).Select(t => new OwnTextAnswer(Kebab.Parse<OwnText>(t.Which), t.Language, t.Body))]))
            : door.Refuse(Refusal.NotAllowed("organisation.only-administrator"));

    static async Task<Results<NoContent, Refused>> Set(Body<OwnTextEdit> body, Door door, OwnTexts own, Repeats repeats, CancellationToken ct)
    {
        var set = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await own.Set(session, door.Caller.Person, body.Value.Which, body.Value.Language, body.Value.Text, ct) is { } refusal ? refusal : door.Caller.Organisation.Value, ct);
        return set.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }
}

public sealed record OwnTextEdit
{
    public required OwnText Which { get; init; }
    [LanguageCode]
    public required string Language { get; init; }
    [Long(OwnTexts.Longest)]
    public string? Text { get; init; }
}

public sealed record OwnTextAnswer(OwnText Which, string Language, string Text);
