using System.Collections.Immutable;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The party says where it stands: by its chair or deputy, or reported. Only the text, its date and who signed it leave the room. After the end of a
/// clock a position is late, and heard all the same.</summary>
/// <param name="Version">The packet that the party had; 0: none.</param>
/// <param name="ResolvedOn">The day of the resolution.</param>
public sealed record TakePosition(CheckpointId Id, int Version, PositionKind Kind, ContentRef? Text, DateOnly? ResolvedOn, ImmutableArray<NewCondition> Conditions, Audience Audience, Report? OnBehalf,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when project.MaySpeak(checkpoint.Party, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        { Competence.Holds: false } => Refusal.Rule("checkpoint.not-competent"),
        var checkpoint when CheckpointStanding.PositionOf(project, checkpoint) is { } said && said.Kind == Kind && said.Text == Text && said.Version == Version => Ruling.Nothing,
        var checkpoint when (checkpoint.Packet?.Version ?? 0) != Version => Refusal.Rule("checkpoint.packet-changed", Fact.Of("version", checkpoint.Packet?.Version ?? 0)),
        var checkpoint when CheckpointStanding.Of(project, checkpoint) is CheckpointState.InForce or CheckpointState.Replaced => Refusal.Rule("checkpoint.settled"),
        _ when Kind is not PositionKind.Consent && Text is null => Refusal.Incomplete("checkpoint.words-missing", "text"),
        _ when Kind is PositionKind.ConsentWithConditions == Conditions.IsEmpty => Refusal.Incomplete("checkpoint.conditions-missing", "conditions"),
        _ when Conditions.Any(c => project.Conditions.ContainsKey(c.Id)) || Conditions.DistinctBy(c => c.Id).Count() < Conditions.Length => Refusal.Rule("condition.id-taken"),
        var checkpoint when Conditions.Any(c => !BindsLater(project, checkpoint.At, c.At)) => Refusal.Incomplete("condition.nothing-later", "conditions"),
        _ when ResolvedOn > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "resolvedOn"),
        _ when AudienceRule.Lacks(project, Audience, At) is { } lacks => lacks,
        var checkpoint when OnBehalf is { } report && Lacks(project, checkpoint, report) is { } lacks => lacks,
        var checkpoint => Taken(project, checkpoint).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    /// <summary>A yes that must be the party's own: shown by its signed document, else it counts only once the party itself has confirmed it (rules.md 2).</summary>
    bool IsOwnYes(Checkpoint checkpoint) => checkpoint.Strength is Strength.Consent or Strength.Veto && CheckpointStanding.IsYes(Kind);

    Refusal? Lacks(Project project, Checkpoint checkpoint, Report report) => IsOwnYes(checkpoint)
        ? report.OccurredOn > project.Day(At) ? Refusal.Incomplete("act.in-the-future", "onBehalf.occurredOn") : null
        : ReportRule.Lacks(checkpoint.Strength is Strength.Negotiate ? Strength.Negotiate : Strength.Inform, report, project.Day(At));

    Ruling Taken(Project project, Checkpoint checkpoint)
    {
        var on = project.DayOf(OnBehalf, null, At);
        var toConfirm = OnBehalf is { } report && IsOwnYes(checkpoint) && ReportRule.Lacks(Strength.Consent, report, project.Day(At)) is not null;
        var taken = new PositionTaken(Id, Kind, Version, Text, ResolvedOn, on, Audience, OnBehalf, project.Seat(checkpoint.Party)?.IsDeputy(By) is true && OnBehalf is null, toConfirm);
        var conditions = Conditions.Select(c => new ConditionSet(c.Id, checkpoint.Party, c.Text, c.At, c.DueOn, c.Owner) { Stated = new(Id, OnBehalf?.Act) });
        // who speaks on the papers has them
        return CheckpointStanding.AwaitsReceipt(project, checkpoint) && on >= checkpoint.Packet!.On
            ? Ruling.Of([new PacketReceived(Id, Version, on, null, OnBehalf), taken, .. conditions])
            : Ruling.Of([taken, .. conditions]);
    }

    /// <summary>A condition binds what is still to come: this gate or lock itself, or a later one.</summary>
    static bool BindsLater(Project project, BoundTo from, BoundTo at) => at switch
    {
        { Stage: { } stage, Lock: null } => stage >= (from.Stage ?? project.Rules.Of(from.Lock!.Value).After) && project.Of(stage).State is not StageState.Passed, // one of the two
        { Stage: null, Lock: { } @lock } => project.Of(@lock).OpenFor.Length < project.Sites.Count,
        _ => false,
    };
}

/// <param name="AsDeputy">Who signed it stood in for the holder.</param>
/// <param name="ToConfirm">Reported without the signed document.</param>
public sealed record PositionTaken(CheckpointId Id, PositionKind Kind, int Version, ContentRef? Text, DateOnly? ResolvedOn, DateOnly On, Audience Audience, Report? OnBehalf, bool AsDeputy, bool ToConfirm) : ProjectEvent
{
    /// <summary>The last word of the party; what came with an earlier one goes with it.</summary>
    public override Project Apply(Project project, Stamp stamp)
    {
        var checkpoint = project.Checkpoints[Id];
        var heard = ToConfirm ? project : project.Withdrawing(c => c.Stated?.Checkpoint == Id, stamp.At);
        return heard.Recording(OnBehalf, checkpoint.Party, stamp).With(checkpoint with
        {
            Positions = checkpoint.Positions.Add(new(Kind, Version, Text, ResolvedOn, On, stamp.At, Audience, OnBehalf?.Act, AsDeputy, ToConfirm)),
        });
    }
}
