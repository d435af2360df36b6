using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>Asks every party of a gate to decide on the evidence as it now stands; refused with everything that is missing.</summary>
public sealed record OpenGate(Stage Stage, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Of(Stage) switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { State: StageState.InReview } => Ruling.Nothing,
        { State: StageState.Passed } => Refusal.Rule("gate.already-passed", Fact.Of("stage", Stage)),
        _ when GateRule.ToOpen(project, Stage).ToList() is { Count: > 0 } blockers => Refusal.Blocked("gate.cannot-open", blockers),
        var progress => new GateOpened(Stage, progress.Rounds + 1, GateRule.SitesReady(project, Stage), Statement.Of(project, Stage)),
    };
}

public sealed record GateOpened(Stage Stage, int Round, ImmutableArray<SiteId> Sites, Digest Statement) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Of(Stage).Keeping() with
    {
        State = StageState.InReview,
        Since = stamp.At,
        Rounds = Round,
        Round = new(Round, RoundState.Open, Sites, [], stamp.At, []),
    });
}
