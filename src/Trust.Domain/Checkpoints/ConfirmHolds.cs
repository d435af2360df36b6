using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The data protection officer says that what the law makes a condition holds, and names the evidence; or the owner records that named counsel said so.</summary>
public sealed record ConfirmHolds(CheckpointId Id, ImmutableArray<EvidenceAt> RestsOn, ContentRef? Text, Report? Counsel, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    static readonly PartyId Officer = PartyId.Of(Group.DataProtection);

    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when project.MaySpeak(Officer, Counsel, By, At) is { } refused => refused,
        _ when project.Knows(Counsel) => Ruling.Nothing,
        { Strength: not Strength.Condition and var strength } => Refusal.Rule("outcome.not-for-this-right", Fact.Of("strength", strength)),
        var checkpoint when CheckpointStanding.IsConfirmed(project, checkpoint) && checkpoint.Confirmation!.RestsOn.SequenceEqual(RestsOn) => Ruling.Nothing,
        _ when RestsOn.IsEmpty => Refusal.Incomplete("checkpoint.evidence-to-name", "restsOn"),
        _ when RestsOn.Any(e => project.Item(e.Item) is not { State: EvidenceState.Given } item || item.Revision != e.Revision) => Refusal.Incomplete("checkpoint.evidence-other-revision", "restsOn"),
        _ when Counsel is { SaidBy: null } => Refusal.Incomplete("checkpoint.counsel-unnamed", "counsel"),
        _ when Counsel is { } report && ReportRule.Lacks(Strength.Condition, report, project.Day(At)) is { } lacks => lacks,
        _ => Ruling.Of(new RightConfirmed(Id, RestsOn, Text, project.DayOf(Counsel, null, At), Counsel)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record RightConfirmed(CheckpointId Id, ImmutableArray<EvidenceAt> RestsOn, ContentRef? Text, DateOnly On, Report? Counsel) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.Recording(Counsel, PartyId.Of(Group.DataProtection), stamp)
        .With(project.Checkpoints[Id] with { Confirmation = new(RestsOn, On, stamp.At, Counsel?.Act) });
}
