namespace Trust.Domain.Objections;

/// <summary>A contested objection goes to the sponsor; raiser or owner may send it there.</summary>
public sealed record EscalateObjection(ObjectionId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        var objection when objection.Raiser != By.PersonId && !project.IsRunBy(By) => Refusal.NotAllowed("objection.only-raiser-or-owner"),
        { State: ObjectionState.Escalated } => Ruling.Nothing,
        { State: not ObjectionState.Contested and var state } => Refusal.Rule("objection.not-contested", Fact.Of("state", state)),
        _ => new ObjectionEscalated(Id),
    };
}

public sealed record ObjectionEscalated(ObjectionId Id) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Escalated, Since = stamp.At });
}

/// <summary>The sponsor settles an escalated objection with the body concerned, never by anyone who ever answered it (rules.md 5).</summary>
/// <param name="With">The body that took part; required when the project has one.</param>
public sealed record SettleObjection(ObjectionId Id, ContentRef? Text, BodyId? With, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !project.IsIn(By, ProjectRole.Sponsor) => Refusal.NotAllowed("objection.only-sponsor"),
        { State: ObjectionState.Settled } => Ruling.Nothing,
        { Answerers: var answerers } when By.PersonId is { } sponsor && answerers.Contains(sponsor) => Refusal.NotAllowed("objection.answerer-may-not-settle"),
        { State: not ObjectionState.Escalated and var state } => Refusal.Rule("objection.not-escalated", Fact.Of("state", state)),
        _ when With is { } body && !project.Bodies.ContainsKey(body) => Refusal.Missing("party.unknown"),
        { ForBody: { } concerned } when With != concerned => Refusal.Incomplete("objection.body-missing", "bodyId"),
        _ when With is null && !project.Bodies.IsEmpty => Refusal.Incomplete("objection.body-missing", "bodyId"),
        _ when Text is null => Refusal.Incomplete("objection.text-missing", "text"),
        _ => Ruling.Of(new ObjectionSettled(Id, Text.Value, With)).Holding(project, this),
    };
}

public sealed record ObjectionSettled(ObjectionId Id, ContentRef Text, BodyId? With) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Settled, Since = stamp.At });
}

/// <summary>Answered, and the raiser silent for the workflow's days and reminders: no longer blocks, never counts as accepted, and comes back at a word.</summary>
/// <param name="Reminders">How many reminders reached the raiser.</param>
public sealed record LapseObjection(ObjectionId Id, int Reminders, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when By is not Actor.System => Refusal.NotAllowed("objection.only-time-lapses"),
        { State: not ObjectionState.Answered } => Ruling.Nothing,
        var answered when Reminders < project.Rules.Reminders.ObjectionReminders
            || At < answered.AnsweredAt!.Value.AddDays(project.Rules.Reminders.ObjectionSilentDays) => Ruling.Nothing, // answered: the moment is there
        _ => Ruling.Of(new ObjectionLapsed(Id)).Holding(project, this),
    };
}

public sealed record ObjectionLapsed(ObjectionId Id) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Unconfirmed, Since = stamp.At });
}
