using Trust.Domain;

namespace Trust.Web;

/// <summary>Who stands at the door: the only thing about a person that doors pass on.</summary>
public sealed record Caller(OrganisationId Organisation, PersonId Person, string Language, string TimeZone)
{
    public Actor Actor => Actor.Of(Person);
}
