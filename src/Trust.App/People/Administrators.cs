using Trust.Domain;

namespace Trust.App;

/// <summary>Who administers the organisation, as its own journal says.</summary>
public static class Administrators
{
    const string Includes = "select exists (select from organisation_members where organisation_id = @organisation and person_id = @person and role = 'administrator')";

    public static Task<bool> Include(Session session, PersonId person, CancellationToken ct) =>
        session.QuerySingleOrDefault<bool>(Includes, new { organisation = session.Organisation, person }, ct);
}
