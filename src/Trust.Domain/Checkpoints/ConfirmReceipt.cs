using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The party says that it has the packet, or the owner reports that with its proof; the clocks start. Nothing is inferred from somebody's opening it.</summary>
/// <param name="On">The day on which it had it, where that was before today.</param>
/// <param name="AnswersBy">The day that the party names for its answer; nobody else can.</param>
public sealed record ConfirmReceipt(CheckpointId Id, int Version, DateOnly? On, DateOnly? AnswersBy, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when project.MaySpeak(checkpoint.Party, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        { Packet: null } => Refusal.Rule("checkpoint.no-packet"),
        { Packet: { } packet } when packet.Version != Version => Refusal.Rule("checkpoint.packet-changed", Fact.Of("version", packet.Version)),
        var checkpoint when !CheckpointStanding.AwaitsReceipt(project, checkpoint) => Ruling.Nothing,
        _ when OnBehalf is { } report && ReportRule.Lacks(Strength.Inform, report, project.Day(At)) is { } lacks => lacks,
        var checkpoint when Day(project) > project.Day(At) || Day(project) < checkpoint.Packet!.On => Refusal.Incomplete("checkpoint.receipt-date", "on", Fact.Of("on", checkpoint.Packet!.On)), // without one it was refused
        _ when AnswersBy < project.Day(At) => Refusal.Incomplete("checkpoint.answer-date-past", "answersBy"),
        _ => Ruling.Of(new PacketReceived(Id, Version, Day(project), AnswersBy, OnBehalf)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    DateOnly Day(Project project) => project.DayOf(OnBehalf, On, At);
}

public sealed record PacketReceived(CheckpointId Id, int Version, DateOnly On, DateOnly? AnswersBy, Report? OnBehalf) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var checkpoint = project.Checkpoints[Id];
        var receipt = new Receipt(Version, On, stamp.At, OnBehalf?.Act);
        return project.Recording(OnBehalf, checkpoint.Party, stamp).With(checkpoint with
        {
            Receipt = CheckpointStanding.IsReceived(project, checkpoint) ? checkpoint.Receipt : receipt,
            Lacks = [.. checkpoint.Lacks.Select(l => l.Completed is { } made && project.Counts(made.Act) ? l : l with { Completed = receipt })],
            AnswersBy = AnswersBy ?? checkpoint.AnswersBy,
        });
    }
}
