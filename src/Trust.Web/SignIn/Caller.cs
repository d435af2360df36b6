using System.Security.Claims;
using Trust.Domain;

namespace Trust.Web;

/// <summary>Who stands at the door: the only thing about a person that doors pass on.</summary>
public sealed record Caller(OrganisationId Organisation, PersonId Person, string Language, string TimeZone)
{
    public Actor Actor => Actor.Of(Person);

    /// <summary>Lets an endpoint of the API take the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext http) => ValueTask.FromResult(http.CallerIfAny());

    internal IEnumerable<Claim> Claims =>
    [
        new(CallerClaims.Organisation, Organisation.ToString()),
        new(CallerClaims.Person, Person.ToString()),
        new(CallerClaims.Language, Language),
        new(CallerClaims.TimeZone, TimeZone),
    ];
}

/// <summary>The caller as cookie and token carry it.</summary>
public static class CallerClaims
{
    internal const string Organisation = "trust.organisation";
    internal const string Person = "trust.person";
    internal const string Language = "trust.language";
    internal const string TimeZone = "trust.time-zone";

    /// <summary>For doors that only the signed-in reach.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.CallerIfAny() ?? throw new InvalidOperationException("Nobody is signed in, yet a door asks who it is: the door lets anonymous requests in.");

    /// <summary>For doors that everybody reaches.</summary>
    public static Caller? CallerIfAny(this HttpContext http) => http.User.FindFirstValue(Person) is { } person
        ? new(Id<OrganisationId>(http, Organisation), PersonId.From(Guid.Parse(person)), http.User.FindFirstValue(Language)!, http.User.FindFirstValue(TimeZone)!) // written together by Claims
        : null;

    static T Id<T>(HttpContext http, string claim) where T : struct, IUuid<T> => T.From(Guid.Parse(http.User.FindFirstValue(claim)!)); // as above
}
