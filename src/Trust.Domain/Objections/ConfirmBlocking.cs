using Trust.Domain.Gates;

namespace Trust.Domain.Objections;

/// <summary>Data protection, IT or the owner agrees with the raiser that an objection blocks; the owner's no keeps nobody else from a yes (rules.md 5).</summary>
public sealed record ConfirmBlocking(ObjectionId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !project.IsRunBy(By) && !project.SpeaksFor(PartyId.Of(Group.DataProtection), By, At) && !project.SpeaksFor(PartyId.Of(Group.It), By, At) =>
            Refusal.NotAllowed("objection.not-yours-to-confirm"),
        { Blocking: true } => Ruling.Nothing,
        { IsOpen: false } closed => Refusal.Rule("objection.closed", Fact.Of("state", closed.State)),
        { WasProposed: false } => Refusal.Rule("objection.blocking-not-proposed"),
        _ => new ObjectionBlockingDecided(Id, true, null),
    };
}

/// <summary>The owner declines that an objection blocks, with a reason that the body sees; not when it was raised for a body.</summary>
public sealed record DeclineBlocking(ObjectionId Id, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { Blocking: true } => Refusal.Rule("objection.blocks-already"),
        { BlockingProposed: false } => Ruling.Nothing,
        _ when Reason is null => Refusal.Incomplete("objection.reason-missing", "reason"),
        _ => new ObjectionBlockingDecided(Id, false, Reason),
    };
}

public sealed record ObjectionBlockingDecided(ObjectionId Id, bool Blocks, ContentRef? Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { Blocking = Blocks, BlockingProposed = false });
}

/// <summary>Every step that ends an objection's hold may pass a gate; said once for all of them.</summary>
static class Lifts
{
    public static Ruling Holding(this Ruling ruling, Project project, ProjectCommand command) =>
        ruling.Then(project, command, after => GateRule.PassesNow(after, command.At));
}
