using Trust.Domain.Stakeholders;

namespace Trust.Domain.Course;

/// <summary>The owner offers the project to a successor; nothing changes until that person confirms (rules.md 2: the owner is never empty).</summary>
public sealed record OfferOwnership(PersonId To, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsIn(By, ProjectRole.Owner) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Owner == To || project.OwnershipOfferedTo == To => Ruling.Nothing,
        _ when SetSeat.ProtectedSeatOf(project, To) is { } seat => Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", seat)),
        _ => new OwnershipOffered(To),
    };
}

public sealed record OwnershipOffered(PersonId To) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        OwnershipOfferedTo = To,
        // whoever is asked must be able to see what is handed over
        Roles = project.TakesPart(Actor.Of(To)) ? project.Roles : project.Roles.Add(new(To, ProjectRole.Observer, stamp.At)),
    };
}

/// <summary>The successor confirms, after seeing the open promises, objections and clocks.</summary>
public sealed record TakeOwnership(Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when project.Owner is { } owner && owner == By.PersonId => Ruling.Nothing,
        _ when project.OwnershipOfferedTo is null || project.OwnershipOfferedTo != By.PersonId => Refusal.NotAllowed("role.not-offered"),
        _ when SetSeat.ProtectedSeatOf(project, project.OwnershipOfferedTo.Value) is { } seat => Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", seat)),
        _ => new OwnershipTaken(project.OwnershipOfferedTo.Value),
    };
}

public sealed record OwnershipTaken(PersonId Person) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        OwnershipOfferedTo = null,
        Roles = [.. project.Roles.Select(r => r is { Role: ProjectRole.Owner, Until: null } ? r with { Until = stamp.At } : r),
            new RoleHeld(Person, ProjectRole.Owner, stamp.At)],
    };
}
