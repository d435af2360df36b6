using Trust.Domain;

namespace Trust.App;

/// <summary>What can be done with the people of an organisation.</summary>
public enum PeopleAct
{
    /// <summary>Adds a person and makes their invitation.</summary>
    Add,
    /// <summary>Makes a new link for a person who has an account already: they choose a new password by it.</summary>
    InviteAgain,
    SeeAll,
    See,
    Change,
    MarkAsLeft,
    Erase,
}

/// <summary>As what somebody acts on people. One who acts on themselves is <see cref="Self"/> too.</summary>
public enum PeoplePart { Administrator, ProjectOwner, Placing, Colleague, Self }

/// <summary>Who may do what with people, in one table (rules.md 2 and 3).</summary>
public static class PeopleRights
{
    static readonly HashSet<(PeoplePart, PeopleAct)> Allowed =
    [
        (PeoplePart.Administrator, PeopleAct.Add),
        (PeoplePart.Administrator, PeopleAct.InviteAgain),
        (PeoplePart.Administrator, PeopleAct.SeeAll),
        (PeoplePart.Administrator, PeopleAct.See),
        (PeoplePart.Administrator, PeopleAct.Change),
        (PeoplePart.Administrator, PeopleAct.MarkAsLeft),
        (PeoplePart.Administrator, PeopleAct.Erase),
        (PeoplePart.ProjectOwner, PeopleAct.Add),
        (PeoplePart.Placing, PeopleAct.See),            // a project owner, of whom nobody has given a place yet: somebody invited
        (PeoplePart.Colleague, PeopleAct.See),          // in a project of one's own
        (PeoplePart.Self, PeopleAct.See),
        (PeoplePart.Self, PeopleAct.Change),
    ];

    const string Facts = """
        select
            exists (select from organisation_members where organisation_id = @organisation and person_id = @by and role = 'administrator') as administrator,
            exists (select from project_people where organisation_id = @organisation and person_id = @by and part = 'role' and what = 'owner') as project_owner,
            exists (
                select from project_people mine
                join project_people theirs on theirs.organisation_id = mine.organisation_id and theirs.project_id = mine.project_id
                where mine.organisation_id = @organisation and mine.person_id = @by and theirs.person_id = @about) as colleague,
            exists (select from people where organisation_id = @organisation and id = @about and left_on is null)
                and not exists (select from project_people where organisation_id = @organisation and person_id = @about)
                and not exists (select from organisation_members where organisation_id = @organisation and person_id = @about) as unplaced
        """;

    sealed record Parts(bool Administrator, bool ProjectOwner, bool Colleague, bool Unplaced);

    public static bool Allows(PeoplePart part, PeopleAct act) => Allowed.Contains((part, act));

    internal static async Task<bool> May(Session session, PersonId by, PeopleAct act, PersonId? about, CancellationToken ct) =>
        (await Of(session, by, about, ct)).Contains(act);

    /// <summary>Everything that somebody may do, or may do to the one named.</summary>
    internal static async Task<IReadOnlySet<PeopleAct>> Of(Session session, PersonId by, PersonId? about, CancellationToken ct)
    {
        var parts = await session.QuerySingleOrDefault<Parts>(Facts, new { organisation = session.Organisation, by = by.Value, about = about?.Value }, ct);
        return Enum.GetValues<PeopleAct>().Where(act => parts!.Administrator && Allows(PeoplePart.Administrator, act)       // the query always gives one row
            || parts.ProjectOwner && Allows(PeoplePart.ProjectOwner, act)
            || parts.ProjectOwner && parts.Unplaced && Allows(PeoplePart.Placing, act)
            || parts.Colleague && Allows(PeoplePart.Colleague, act)
            || about == by && Allows(PeoplePart.Self, act)).ToHashSet();
    }
}
