using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>A side signs off the very words of a draft: the body's chair or deputy, or reported; for the employer whoever can bind the firm. With both the text is
/// agreed; it is not in force before the signed document is there (rules.md 4).</summary>
public sealed record SignAgreement(AgreementId Id, int Version, Digest Digest, Side Side, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Agreements.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("agreement.unknown"),
        _ when Side is Side.Employer && (OnBehalf is not null || !project.IsIn(By, ProjectRole.Sponsor) && !project.SpeaksFor(PartyId.Of(Group.Management), By, At)) => Refusal.NotAllowed("agreement.who-binds-the-firm"),
        var agreement when Side is Side.Body && project.MaySpeak(agreement.With, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        var agreement when agreement.Version != Version || agreement.Digest != Digest => Refusal.Rule("agreement.changed-meanwhile", Fact.Of("version", agreement.Version)),
        var agreement when CheckpointStanding.Signed(project, agreement, Side) is not null => Ruling.Nothing,
        _ when OnBehalf is { } report && report.OccurredOn > project.Day(At) => Refusal.Incomplete("act.in-the-future", "onBehalf.occurredOn"),
        var agreement => Ruling.Of(new AgreementSigned(Id, Version, Digest, Side, project.DayOf(OnBehalf, null, At), OnBehalf,
            Side is Side.Body && OnBehalf is null && project.Seat(agreement.With)?.IsDeputy(By) is true,
            OnBehalf is { } told && ReportRule.Lacks(Strength.Consent, told, project.Day(At)) is not null)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

/// <param name="ToConfirm">Reported without the signed document: it counts once the body itself says that it is right.</param>
public sealed record AgreementSigned(AgreementId Id, int Version, Digest Digest, Side Side, DateOnly On, Report? OnBehalf, bool AsDeputy, bool ToConfirm) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var agreement = project.Agreements[Id];
        return project.Recording(OnBehalf, agreement.With, stamp).With(agreement with { SignOffs = agreement.SignOffs.Add(new(Side, On, stamp.At, OnBehalf?.Act, ToConfirm)) });
    }
}
