namespace Trust.Domain.Objections;

/// <summary>Somebody in the project objects. It blocks at once only when raised for a body; else data protection, IT or the owner confirms (rules.md 5).</summary>
public sealed record RaiseObjection(ObjectionId Id, Stage? Stage, ObjectionCategory Category, ContentRef? Text, bool Blocking, BodyId? ForBody,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        { By: not Actor.Person } => Refusal.NotAllowed("objection.raiser-is-a-person"),
        _ when project.Objections.ContainsKey(Id) => Ruling.Nothing,
        { ForBody: { } body } when !project.Bodies.ContainsKey(body) => Refusal.Missing("party.unknown"),
        { ForBody: { } body } when !project.SpeaksFor(PartyId.Of(body), By, At) => Refusal.NotAllowed("seat.not-yours", Fact.Of("party", PartyId.Of(body))),
        { Text: null } => Refusal.Incomplete("objection.text-missing", "text"),
        _ => new ObjectionRaised(Id, Stage, Category, Text.Value, Blocking && ForBody is not null, Blocking, ForBody),
    };
}

public sealed record ObjectionRaised(ObjectionId Id, Stage? Stage, ObjectionCategory Category, ContentRef Text, bool Blocking, bool BlockingProposed, BodyId? ForBody) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(new Objection(Id, stamp.By.PersonId!.Value, Stage, Category, // RaiseObjection lets only a person in
        Blocking, BlockingProposed, ForBody, ObjectionState.Raised, stamp.At, stamp.At, null, null)
    { WasProposed = BlockingProposed });
}
