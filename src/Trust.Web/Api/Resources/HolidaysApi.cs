using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class HolidaysApi
{
    public static void MapHolidays(this RouteGroupBuilder api)
    {
        var holidays = api.MapGroup("/organisation/holidays").WithTags("Organisation");
        holidays.MapGet("", All).WithName("listOwnDays").WithSummary("Where the organisation keeps other days than its countries, for administrators.");
        holidays.MapPost("", Set).WithName("setOwnDays").WithSummary("Replaces one country's own days; the mails of every project follow.");
    }

    static async Task<Results<Ok<Listed<OwnDaysAnswer>>, Refused>> All(Door door, Organisations organisations, CancellationToken ct) =>
        (await organisations.Members(door.Caller.Organisation, ct)).Contains(new(door.Caller.Person, "administrator"))
            ? TypedResults.Ok(new Listed<OwnDaysAnswer>([.. (await organisations.OwnDays(door.Caller.Organisation, ct)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new OwnDaysAnswer(c.Key, [.. c.Value.Closed], [.. c.Value.Worked]))]))
            : door.Refuse(Refusal.NotAllowed("organisation.only-administrator"));

    // also where Trust knows no holidays: there these are all there are
    static async Task<Results<NoContent, Refused>> Set(Body<OwnDaysEdit> body, Door door, Organisations organisations, Repeats repeats, CancellationToken ct)
    {
        var set = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
            await organisations.SetOwnDays(session, door.Caller.Person, body.Value.Country, new([.. body.Value.Closed], [.. body.Value.Worked]), ct) is { } refusal ? refusal : door.Caller.Organisation.Value, ct);
        return set.Refusal is { } no ? door.Refuse(no) : TypedResults.NoContent();
    }
}

public sealed record OwnDaysEdit
{
    [Country]
    public required string Country { get; init; }
    /// <summary>Days on which the organisation closes.</summary>
    [Day, Many(1000)]
    public IReadOnlyList<DateOnly> Closed { get; init; } = [];
    /// <summary>Holidays on which it works.</summary>
    [Day, Many(1000)]
    public IReadOnlyList<DateOnly> Worked { get; init; } = [];
}

public sealed record OwnDaysAnswer(string Country, IReadOnlyList<DateOnly> Closed, IReadOnlyList<DateOnly> Worked);
