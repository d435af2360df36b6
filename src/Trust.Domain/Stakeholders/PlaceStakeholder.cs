namespace Trust.Domain.Stakeholders;

/// <summary>Puts a person into a group or body of the project, with office and channel; never with a stance or a score (rules.md 3).</summary>
public sealed record PlaceStakeholder(Stakeholder Stakeholder, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) && !project.SpeaksFor(Stakeholder.Party, By, At) => Refusal.NotAllowed("project.only-owner"),
        _ when !project.Knows(Stakeholder.Party) => Refusal.Missing("party.unknown"),
        _ when project.Stakeholders.GetValueOrDefault(Stakeholder.Person) == Stakeholder => Ruling.Nothing,
        _ when SetSeat.IsEmployerSide(Stakeholder.Party) && SetSeat.ProtectedSeatOf(project, Stakeholder.Person) is { } seat =>
            Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", seat)),
        _ => new StakeholderPlaced(Stakeholder),
    };
}

public sealed record StakeholderPlaced(Stakeholder Stakeholder) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Stakeholders = project.Stakeholders.SetItem(Stakeholder.Person, Stakeholder) };
}

/// <summary>Takes a person out of the map; the acts of an office stay with the office.</summary>
public sealed record RemoveStakeholder(PersonId Person, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Stakeholders.GetValueOrDefault(Person) switch
    {
        null => Ruling.Nothing,
        var placed when !project.IsRunBy(By) && By.PersonId != Person && !project.SpeaksFor(placed.Party, By, At) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Seats.Values.Any(s => s.Holders.Contains(Person)) => Refusal.Rule("stakeholder.holds-a-seat"),
        _ => new StakeholderRemoved(Person),
    };
}

public sealed record StakeholderRemoved(PersonId Person) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Stakeholders = project.Stakeholders.Remove(Person) };
}
