namespace Trust.Domain.Gates;

/// <summary>A body says that an act reported in its name is right (rules.md 2). It counted before; now its party stands by it.
/// Needs no account: the holder of the one-time link may.</summary>
public sealed record ConfirmAct(ActId Act, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Acts.GetValueOrDefault(Act) switch
    {
        null => Refusal.Missing("act.unknown"),
        var act when !ReportRule.IsAbout(project, act, By, At) => Refusal.NotAllowed("act.not-yours", Fact.Of("party", act.For)),
        { Confirmed: true } => Ruling.Nothing,
        { Disputed: true } => Refusal.Rule("act.disputed-already"),
        _ => Ruling.Of(new ActConfirmed(Act)).Then(project, this, after => GateRule.PassesNow(after, At)), // a consent reported without a signed document counts from now on
    };

    protected override bool IsFor(Actor.Claim claim) => claim.Act == Act;
}

public sealed record ActConfirmed(ActId Act) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Acts = project.Acts.SetItem(Act, project.Acts[Act] with { Confirmed = true }) };
}
