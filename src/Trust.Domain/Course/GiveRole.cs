using System.Collections.Immutable;
using Trust.Domain.Stakeholders;

namespace Trust.Domain.Course;

/// <summary>A person takes a part in the project: deputy owner, sponsor, member or observer. The owner changes only by a hand-over.
/// An administrator sees no project by that role, but may take a part in one, even unasked: with a reason that owner and bodies read (rules.md 3).</summary>
/// <param name="Reason">Required when the person administers the organisation.</param>
public sealed record GiveRole(PersonId Person, ProjectRole Role, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override bool IsOpenFromOutside(Project project) => By.PersonId == Person && project.Has(By, OrganisationRole.Administrator);

    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) && !IsOpenFromOutside(project) => Refusal.NotAllowed("project.only-owner"),
        { Role: ProjectRole.Owner } => Refusal.Rule("role.owner-by-hand-over"),
        _ when project.IsIn(Actor.Of(Person), Role) => Ruling.Nothing,
        { Role: ProjectRole.DeputyOwner or ProjectRole.Sponsor } when SetSeat.ProtectedSeatOf(project, Person) is { } seat =>
            Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", seat)),
        { Reason: null } when project.Has(Actor.Of(Person), OrganisationRole.Administrator) => Refusal.Incomplete("role.reason-missing", "reason"),
        _ => new RoleGiven(Person, Role, Reason),
    };
}

public sealed record RoleGiven(PersonId Person, ProjectRole Role, ContentRef? Reason = null) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Roles = project.Roles.Add(new(Person, Role, stamp.At, Reason: Reason)) };
}

/// <summary>Ends a part; what was done in it stays with it.</summary>
public sealed record EndRole(PersonId Person, ProjectRole Role, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) && By.PersonId != Person => Refusal.NotAllowed("project.only-owner"),
        { Role: ProjectRole.Owner } => Refusal.Rule("role.owner-by-hand-over"),
        _ when !project.IsIn(Actor.Of(Person), Role) => Ruling.Nothing,
        { Role: ProjectRole.Sponsor } when project.State is not ProjectState.Draft && project.Roles.Count(r => r is { Role: ProjectRole.Sponsor, Until: null }) == 1 =>
            Refusal.Rule("role.last-sponsor"),
        _ => new RoleEnded(Person, Role),
    };
}

public sealed record RoleEnded(PersonId Person, ProjectRole Role) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Roles = [.. project.Roles.Select(r => r.Person == Person && r.Role == Role && r.Until is null ? r with { Until = stamp.At } : r)],
    };
}
