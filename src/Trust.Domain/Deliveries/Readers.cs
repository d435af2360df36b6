namespace Trust.Domain.Deliveries;

/// <summary>A person to write to, and as whose part.</summary>
public readonly record struct Reader(PersonId Person, PartyId? As);

/// <summary>Who is meant by a group, a body or a role.</summary>
public static class Readers
{
    /// <summary>Everyone placed in a group or body, holding its seat, or standing in that day; each once, and a works council's people as their body.</summary>
    public static IEnumerable<Reader> Of(Project project, PartyId party, DateOnly day)
    {
        var people = project.Stakeholders.Values.Where(s => s.Party == party).Select(s => s.Person);
        return people.Concat(Speaking(project, party, day)).Distinct().Select(p => new Reader(p, party));
    }

    /// <summary>Who may answer for a party on that day: the holders of its seat in their terms, and who stands in.</summary>
    public static IEnumerable<PersonId> Speaking(Project project, PartyId party, DateOnly day) => project.Seat(party) is { } seat
        ? seat.InOffice(day).Concat(seat.Deputies.Where(d => d.From <= day && day <= d.To).Select(d => d.Person)).Distinct()
        : [];

    public static IEnumerable<Reader> Owners(Project project) => In(project, ProjectRole.Owner, ProjectRole.DeputyOwner);

    public static IEnumerable<Reader> In(Project project, params ProjectRole[] roles) =>
        project.Roles.Where(r => r.Until is null && roles.Contains(r.Role)).Select(r => new Reader(r.Person, null)).DistinctBy(r => r.Person);

    /// <summary>Every group and body of the project; where there are bodies, they are the works council.</summary>
    public static IEnumerable<PartyId> Parties(Project project) => project.Rules.Groups
        .Where(g => g is not Group.WorksCouncil || project.Bodies.IsEmpty).Select(PartyId.Of)
        .Concat(project.Bodies.Keys.Select(PartyId.Of));

    /// <summary>Everybody with a part in the project, each once, as the first part that fits.</summary>
    public static IEnumerable<Reader> Everyone(Project project, DateOnly day) =>
        Parties(project).SelectMany(p => Of(project, p, day)).Concat(In(project, Enum.GetValues<ProjectRole>())).DistinctBy(r => r.Person);
}
