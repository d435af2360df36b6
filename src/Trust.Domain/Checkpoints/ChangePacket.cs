using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Renews what the party was handed: completes it, or changes it later. The party is told with the difference; whether its time starts again is
/// decided with a reason. After "incomplete" the law's own clock decides that.</summary>
/// <param name="Version">The version that is changed.</param>
/// <param name="ClockStartsAgain">Everything that was said to the old version is asked anew.</param>
public sealed record ChangePacket(CheckpointId Id, int Version, string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<OwnPiece> Own, bool ClockStartsAgain, ContentRef? Reason,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { Packet: null } => Refusal.Rule("checkpoint.no-packet"),
        { Packet: { } packet } checkpoint when packet.Digest == PacketList.Digest(project, Id, Language, PacketList.Pieces(project, checkpoint, Own)) => Ruling.Nothing,
        { Packet: { } packet } when packet.Version != Version => Refusal.Rule("checkpoint.packet-changed", Fact.Of("version", packet.Version)),
        _ when Reason is null => Refusal.Incomplete("checkpoint.reason-missing", "reason"),
        var checkpoint when PacketList.Lacks(project, checkpoint, Own, Language, LanguageAcceptedOn, At) is { } lacks => lacks,
        var checkpoint => Ruling.Of(Changed(project, checkpoint.Packet!, PacketList.Pieces(project, checkpoint, Own))) // without one it was refused
            .Then(project, this, after => GateRule.PassesNow(after, At)), // an outdated packet, or a condition that goes with the old one, may have been the last thing in the way
    };

    PacketChanged Changed(Project project, Packet before, ImmutableArray<PacketPiece> pieces) => new(Id, Version + 1, Language, LanguageAcceptedOn, pieces,
        PacketList.Digest(project, Id, Language, pieces), PacketList.Changes(before.Pieces, pieces), ClockStartsAgain, Reason!.Value); // as above
}

public sealed record PacketChanged(CheckpointId Id, int Version, string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<PacketPiece> Pieces, Digest Digest, ImmutableArray<PieceChange> Changes,
    bool ClockStartsAgain, ContentRef Reason) : ProjectEvent
{
    /// <summary>Conditions that came with a position on the old version go with it.</summary>
    public override Project Apply(Project project, Stamp stamp)
    {
        var packet = new Packet(Version, Language, Pieces, Digest, project.Day(stamp.At), stamp.At, Changes);
        var before = project.Checkpoints[Id];
        var changed = project.With((ClockStartsAgain ? before.Anew(packet) : before with { Packet = packet }) with { Versions = Version });
        return ClockStartsAgain ? changed.Withdrawing(c => c.Stated?.Checkpoint == Id, stamp.At) : changed;
    }
}
