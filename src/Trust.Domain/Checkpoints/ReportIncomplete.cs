using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The party says that the packet is incomplete, and what is missing: clocks stand still until it has that.</summary>
/// <param name="Items">Keys of the packet's list, where it is one of those.</param>
public sealed record ReportIncomplete(CheckpointId Id, int Version, ContentRef? What, ImmutableArray<string> Items, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when project.MaySpeak(checkpoint.Party, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        { Packet: null } => Refusal.Rule("checkpoint.no-packet"),
        { Packet: { } packet } when packet.Version != Version => Refusal.Rule("checkpoint.packet-changed", Fact.Of("version", packet.Version)),
        var checkpoint when CheckpointStanding.OpenLack(project, checkpoint) is { } lack && lack.Version == Version && lack.What == What => Ruling.Nothing,
        var checkpoint when CheckpointStanding.Of(project, checkpoint) is CheckpointState.InForce or CheckpointState.Replaced => Refusal.Rule("checkpoint.settled"),
        { Packet.Pieces: var pieces } checkpoint when Items.Any(i => pieces.All(p => p.Key != i) && PacketList.Of(project, checkpoint).All(listed => listed.Key != i)) => Refusal.Incomplete("checkpoint.piece-unknown", "items"),
        _ when What is null => Refusal.Incomplete("checkpoint.what-is-missing", "what"),
        _ when OnBehalf is { } report && ReportRule.Lacks(Strength.Inform, report, project.Day(At)) is { } lacks => lacks,
        _ => new PacketIncomplete(Id, Version, What.Value, Items, project.DayOf(OnBehalf, null, At), OnBehalf),
    };
}

public sealed record PacketIncomplete(CheckpointId Id, int Version, ContentRef What, ImmutableArray<string> Items, DateOnly On, Report? OnBehalf) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var checkpoint = project.Checkpoints[Id];
        return project.Recording(OnBehalf, checkpoint.Party, stamp).With(checkpoint with { Lacks = checkpoint.Lacks.Add(new(Version, What, Items, On, stamp.At, OnBehalf?.Act)) });
    }
}
