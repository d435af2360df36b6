using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Records minutes that both sides approved: of a consultation really held, or that a negotiation ended; or a party's written notice that it leaves, which
/// nobody can before the complete information was received (rules.md 4).</summary>
public sealed record RecordMinutes(CheckpointId Id, OutcomeKind Kind, Report Report, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Sponsor) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Knows(Report) => Ruling.Nothing,
        _ when Kind is not (OutcomeKind.ConsultationMinutes or OutcomeKind.NegotiationEnded or OutcomeKind.NegotiationLeft) => Refusal.Incomplete("checkpoint.no-minutes", "kind"),
        { Strength: var strength } when strength is not (Strength.Consult or Strength.Negotiate) || strength is Strength.Consult != Kind is OutcomeKind.ConsultationMinutes =>
            Refusal.Rule("outcome.not-for-this-right", Fact.Of("strength", strength)),
        _ when Report.Document is null => Refusal.Incomplete("outcome.document-missing", "documentId"),
        _ when !ReportRule.Accepts(Kind, Report.Channel) => Refusal.Incomplete("outcome.channel-not-accepted", "channel", Fact.Of("channel", Report.Channel)),
        _ when Report.OccurredOn > project.Day(At) => Refusal.Incomplete("act.in-the-future", "occurredOn"),
        var checkpoint when CheckpointStanding.InDispute(project, checkpoint!) && Kind is not OutcomeKind.ConsultationMinutes => Refusal.Rule("checkpoint.conciliation-runs"),
        var checkpoint when Kind is OutcomeKind.NegotiationLeft && !CheckpointStanding.IsInformed(project, checkpoint!) => Refusal.Rule("checkpoint.not-informed"),
        _ => Ruling.Of(new MinutesRecorded(Id, Kind, Report)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record MinutesRecorded(CheckpointId Id, OutcomeKind Kind, Report Report) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var checkpoint = project.Checkpoints[Id];
        return project.Recording(Report, checkpoint.Party, stamp).With(checkpoint with { Minutes = checkpoint.Minutes.Add(new(Kind, Report.OccurredOn, Report.Act, stamp.At)) });
    }
}
