using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>Records what ended or replaced a party's say at a gate: a reasoned answer, minutes, an agreement in force, an award (rules.md 4).</summary>
public sealed record RecordOutcome(Stage Stage, PartyId For, OutcomeKind Kind, ContentRef? Text, Report? Report, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => Asked.At(project, Stage, For) switch
    {
        null => Asked.NotAt(project, Stage, For),
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Sponsor) => Refusal.NotAllowed("project.only-owner"),
        _ when Report is { } known && project.Acts.ContainsKey(known.Act) => Ruling.Nothing, // sent again, a disputed act does not come back
        _ when Kind is OutcomeKind.ClosedWithoutPosition => Refusal.Incomplete("outcome.closing-has-its-own-way", "kind"),
        { Strength: var strength } when !Fits(strength) => Refusal.Rule("outcome.not-for-this-right", Fact.Of("strength", strength)),
        _ when Kind is OutcomeKind.ReasonedAnswer && Text is null => Refusal.Incomplete("outcome.answer-missing", "text"),
        _ when Kind is not OutcomeKind.ReasonedAnswer && Report?.Document is null => Refusal.Incomplete("outcome.document-missing", "documentId"),
        _ when Report is { } told && !ReportRule.Accepts(Kind, told.Channel) => Refusal.Incomplete("outcome.channel-not-accepted", "channel", Fact.Of("channel", told.Channel)),
        _ when Report is { } report && report.OccurredOn > project.Day(At) => Refusal.Incomplete("act.in-the-future", "occurredOn"),
        _ when Kind is OutcomeKind.ReasonedAnswer && !Rights.HasPosition(project, Stage, For) => Refusal.Rule("gate.position-missing", Fact.Of("party", For)),
        _ when Rights.Has(project, Stage, For, project.Of(Stage).Round, Kind) => Ruling.Nothing,
        _ => Ruling.Of(new OutcomeRecorded(Stage, For, Kind, Text, Report)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    bool Fits(Strength strength) => Kind switch
    {
        OutcomeKind.ReasonedAnswer or OutcomeKind.ConsultationMinutes => strength is Strength.Consult,
        OutcomeKind.NegotiationEnded or OutcomeKind.NegotiationLeft => strength is Strength.Negotiate,
        OutcomeKind.Award => strength is Strength.Consent,
        _ => strength is not Strength.Inform,
    };
}

public sealed record OutcomeRecorded(Stage Stage, PartyId For, OutcomeKind Kind, ContentRef? Text, Report? Report) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Outcomes = project.Outcomes.Add(new(Stage, For, Kind, Report?.OccurredOn ?? project.Day(stamp.At), Report?.Act, stamp.At, Text: Text)),
        Acts = Report is { } report ? project.Acts.SetItem(report.Act, new(report.Act, For, report.Channel, report.OccurredOn, stamp.At, report.Document)) : project.Acts,
    };
}
