using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Hands the party the documents and evidence for its right, frozen, in its language; not before every content that the law names is there.</summary>
/// <param name="LanguageAcceptedOn">When the party accepted a language that is none of its sites'.</param>
/// <param name="Own">What no stage asks for.</param>
/// <param name="On">The day, where it was handed over before it was entered.</param>
/// <param name="TargetDays">In how many working days the employer hopes for an answer; null: as the pack proposes.</param>
public sealed record HandOverPacket(CheckpointId Id, string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<OwnPiece> Own, DateOnly? On, int? TargetDays, Actor By, DateTimeOffset At)
    : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when CheckpointRule.Prohibited(project) is { } stop => stop,
        { Packet: { } packet } checkpoint => packet.Digest == PacketList.Digest(project, Id, Language, PacketList.Pieces(project, checkpoint, Own)) ? Ruling.Nothing : Refusal.Rule("checkpoint.handed-over-already"),
        { Competence.Holds: false } => Refusal.Rule("checkpoint.not-competent"),
        { LevelOpen: true, Competence: null } open => Refusal.Rule("checkpoint.competence-open", Fact.Of("right", open.Right), Fact.Of("party", open.Party)),
        _ when !project.Runs => Refusal.Rule("checkpoint.project-not-running", Fact.Of("state", project.State)),
        _ when On > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "on"),
        _ when TargetDays is < 1 or > 400 => Refusal.Incomplete("checkpoint.target-range", "targetDays"),
        var checkpoint when PacketList.Lacks(project, checkpoint, Own, Language, LanguageAcceptedOn, At) is { } lacks => lacks,
        var checkpoint => HandedOver(project, checkpoint, PacketList.Pieces(project, checkpoint, Own)),
    };

    PacketHandedOver HandedOver(Project project, Checkpoint checkpoint, ImmutableArray<PacketPiece> pieces) => new(Id, checkpoint.Versions + 1, Language, LanguageAcceptedOn, pieces,
        PacketList.Digest(project, Id, Language, pieces), On ?? project.Day(At), TargetDays ?? checkpoint.TargetDays);
}

public sealed record PacketHandedOver(CheckpointId Id, int Version, string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<PacketPiece> Pieces, Digest Digest, DateOnly On, int? TargetDays) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Checkpoints[Id] with
    {
        Packet = new(Version, Language, Pieces, Digest, On, stamp.At, []),
        Versions = Version,
        TargetDays = TargetDays,
    });
}
