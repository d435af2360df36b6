using System.Collections.Immutable;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Records that an agreed text is in force: the signed document in a form that the law names, its date, and who signed (rules.md 4).</summary>
/// <param name="From">The day from which it holds.</param>
/// <param name="Audience">To whom it is published.</param>
/// <param name="Report">The signing, with the document.</param>
public sealed record PutInForce(AgreementId Id, InstrumentForm Form, DateOnly From, ImmutableArray<Signatory> Signatories, Audience Audience, Report Report, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Agreements.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("agreement.unknown"),
        _ when !Sides.IsEmployer(project, By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Knows(Report) => Ruling.Nothing,
        var agreement when CheckpointStanding.Of(project, agreement) is AgreementState.InForce or AgreementState.Replaced or AgreementState.Closed => Refusal.Rule("agreement.in-force-already"),
        var agreement when CheckpointStanding.Of(project, agreement) is not AgreementState.Agreed => Refusal.Rule("agreement.not-agreed"),
        _ when Report.Document is null => Refusal.Incomplete("agreement.document-missing", "documentId"),
        var agreement when !Instruments(project, agreement).All(i => i.Forms.Contains(Form)) => Refusal.Incomplete("agreement.other-form", "form"),
        _ when !Signatories.Any(s => s.Side is Side.Body) || !Signatories.Any(s => s.Side is Side.Employer) && Form is not InstrumentForm.WrittenDecision => Refusal.Incomplete("agreement.signatories-missing", "signatories"),
        _ when Report.OccurredOn > project.Day(At) || From > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "from"),
        _ when AudienceRule.Lacks(project, Audience, At) is { } lacks => lacks,
        _ => Ruling.Of(new AgreementInForce(Id, Form, From, Signatories, Audience, Report)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    /// <summary>In what its rights are recorded: each that needs an agreement for its end names its form; a consultation beside them is met with theirs.</summary>
    static IEnumerable<Instrument> Instruments(Project project, Agreement agreement)
    {
        var settled = agreement.For.Select(c => project.Checkpoints[c]).ToList();
        var binding = settled.Where(c => c.Strength is Strength.Negotiate or Strength.Consent or Strength.Veto).ToList();
        return (binding.Count > 0 ? binding : settled).Select(c => project.Rules.Law.Find(c.Right.Pack) is { } pack && pack.Right(c.Right.Right) is { } right ? pack.InstrumentOf(right) : null).OfType<Instrument>();
    }
}

public sealed record AgreementInForce(AgreementId Id, InstrumentForm Form, DateOnly From, ImmutableArray<Signatory> Signatories, Audience Audience, Report Report) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var agreement = project.Agreements[Id];
        var signed = new InForce(Report.OccurredOn, From, stamp.At, Form, Report.Document!.Value, Signatories, Audience, Report.Act); // refused without one
        var after = project.Recording(Report, agreement.With, stamp).With(agreement with { InForce = signed });
        return agreement.Replaces is { } old ? after.With(after.Agreements[old] with { ReplacedBy = Id }) : after;
    }
}
