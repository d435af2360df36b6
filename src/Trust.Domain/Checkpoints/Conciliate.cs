using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Either side takes a dispute to the body that the law names for it; clocks stand still meanwhile.</summary>
/// <param name="FiledOn">The day of an application to a court, which may come later.</param>
public sealed record StartConciliation(CheckpointId Id, ContentRef? Because, DateOnly On, DateOnly? FiledOn, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when !Sides.Is(project, checkpoint.Party, By, At) => Refusal.NotAllowed("checkpoint.only-its-sides"),
        { Dispute: { } runs } checkpoint when CheckpointStanding.InDispute(project, checkpoint) && (FiledOn is null || FiledOn == runs.FiledOn) => Ruling.Nothing,
        var checkpoint when Body(project, checkpoint) is null => Refusal.Rule("checkpoint.no-conciliation"),
        var checkpoint when CheckpointStanding.Of(project, checkpoint) is CheckpointState.InForce or CheckpointState.Replaced => Refusal.Rule("checkpoint.settled"),
        _ when Because is null => Refusal.Incomplete("checkpoint.reason-missing", "because"),
        _ when On > project.Day(At) || FiledOn > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "on"),
        var checkpoint => Ruling.Of(Started(project, checkpoint, Body(project, checkpoint)!, Because.Value)).Then(project, this, after => GateRule.PassesNow(after, At)), // refused without one; it may stop a standstill
    };

    ConciliationStarted Started(Project project, Checkpoint checkpoint, Conciliation before, ContentRef because) => new(Id, before.Key, before.Replaces, because,
        checkpoint.Dispute is { } runs && CheckpointStanding.InDispute(project, checkpoint) ? runs.From : On, FiledOn);

    static Conciliation? Body(Project project, Checkpoint checkpoint) =>
        project.Rules.Law.Find(checkpoint.Right.Pack) is { } pack && pack.Right(checkpoint.Right.Right) is { } right ? pack.ConciliationOf(right) : null;
}

public sealed record ConciliationStarted(CheckpointId Id, string Key, bool Replaces, ContentRef Because, DateOnly On, DateOnly? FiledOn) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Checkpoints[Id] with { Dispute = new(Key, Replaces, On, FiledOn) });
}

/// <summary>How it ended, with its document: an input like any other, and in place of consent only where the law says so.</summary>
public sealed record EndConciliation(CheckpointId Id, DisputeEnd End, Report Report, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when !Sides.Is(project, checkpoint.Party, By, At) => Refusal.NotAllowed("checkpoint.only-its-sides"),
        _ when project.Knows(Report) => Ruling.Nothing,
        var checkpoint when !CheckpointStanding.InDispute(project, checkpoint!) => Refusal.Rule("checkpoint.not-in-conciliation"),
        _ when Report.Document is null && End is not DisputeEnd.Withdrawn => Refusal.Incomplete("outcome.document-missing", "documentId"),
        _ when End is DisputeEnd.Award && !ReportRule.Accepts(OutcomeKind.Award, Report.Channel) => Refusal.Incomplete("outcome.channel-not-accepted", "channel", Fact.Of("channel", Report.Channel)),
        { Dispute: { } dispute } when Report.OccurredOn > project.Day(At) || Report.OccurredOn < dispute.From => Refusal.Incomplete("checkpoint.conciliation-date", "occurredOn", Fact.Of("from", dispute.From)),
        var checkpoint => Ruling.Of(new ConciliationEnded(Id, End, Report, project.SpeaksFor(checkpoint!.Party, By, At))).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

/// <param name="ByParty">The party recorded it itself, so that there is nothing for it to dispute.</param>
public sealed record ConciliationEnded(CheckpointId Id, DisputeEnd End, Report Report, bool ByParty) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var checkpoint = project.Checkpoints[Id];
        return project.Recording(Report, checkpoint.Party, stamp, own: ByParty).With(checkpoint with { Dispute = checkpoint.Dispute! with { To = Report.OccurredOn, End = End, Act = Report.Act } }); // it ends what runs
    }
}

/// <summary>The two sides of a checkpoint or an agreement.</summary>
static class Sides
{
    public static bool Is(Project project, PartyId party, Actor by, DateTimeOffset at) => IsEmployer(project, by) || project.SpeaksFor(party, by, at);

    public static bool IsEmployer(Project project, Actor by) => project.IsRunBy(by) || project.IsIn(by, ProjectRole.Sponsor);
}
