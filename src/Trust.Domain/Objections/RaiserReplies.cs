namespace Trust.Domain.Objections;

/// <summary>The raiser accepts the answer: nobody else can say so (method.md).</summary>
public sealed record AcceptAnswer(ObjectionId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        { Raiser: var raiser } when raiser != By.PersonId => Refusal.NotAllowed("objection.only-raiser"),
        { State: ObjectionState.Accepted } => Ruling.Nothing,
        { State: not (ObjectionState.Answered or ObjectionState.Unconfirmed) and var state } => Refusal.Rule("objection.not-answered", Fact.Of("state", state)),
        _ => Ruling.Of(new ObjectionAccepted(Id)).Holding(project, this),
    };
}

public sealed record ObjectionAccepted(ObjectionId Id) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Accepted, Since = stamp.At });
}

/// <summary>The raiser does not accept the answer; an unconfirmed objection comes back by it.</summary>
public sealed record ContestAnswer(ObjectionId Id, ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        { Raiser: var raiser } when raiser != By.PersonId => Refusal.NotAllowed("objection.only-raiser"),
        { State: ObjectionState.Contested } => Ruling.Nothing,
        { State: not (ObjectionState.Answered or ObjectionState.Unconfirmed) and var state } => Refusal.Rule("objection.not-answered", Fact.Of("state", state)),
        _ when Text is null => Refusal.Incomplete("objection.text-missing", "text"),
        _ => new ObjectionContested(Id, Text.Value),
    };
}

public sealed record ObjectionContested(ObjectionId Id, ContentRef Text) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Contested, Since = stamp.At });
}

/// <summary>The raiser takes the objection back.</summary>
public sealed record WithdrawObjection(ObjectionId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        { Raiser: var raiser } when raiser != By.PersonId => Refusal.NotAllowed("objection.only-raiser"),
        { State: ObjectionState.Withdrawn } => Ruling.Nothing,
        { IsOpen: false, State: not ObjectionState.Unconfirmed and var state } => Refusal.Rule("objection.closed", Fact.Of("state", state)),
        _ => Ruling.Of(new ObjectionWithdrawn(Id)).Holding(project, this),
    };
}

public sealed record ObjectionWithdrawn(ObjectionId Id) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Withdrawn, Since = stamp.At });
}
