using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>A side gives notice of an agreement; it ends after the period that it names, else after the law's.</summary>
public sealed record GiveNotice(AgreementId Id, Side Side, ContentRef? Reason, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Agreements.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("agreement.unknown"),
        _ when Side is Side.Employer && (OnBehalf is not null || !Sides.IsEmployer(project, By)) => Refusal.NotAllowed("project.only-owner"),
        var agreement when Side is Side.Body && project.MaySpeak(agreement.With, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        { Notice: { } given } when project.Counts(given.Act) => Ruling.Nothing,
        var agreement when CheckpointStanding.Of(project, agreement) is not AgreementState.InForce => Refusal.Rule("agreement.not-in-force"),
        _ when Reason is null => Refusal.Incomplete("agreement.reason-missing", "reason"),
        _ when OnBehalf is { } report && ReportRule.Lacks(Strength.Inform, report, project.Day(At)) is { } lacks => lacks,
        var agreement => Given(project, agreement, Reason.Value, project.DayOf(OnBehalf, null, At)),
    };

    AgreementNoticeGiven Given(Project project, Agreement agreement, ContentRef reason, DateOnly on) => new(Id, Side, reason, on, on.AddMonths(Months(project, agreement)), OnBehalf);

    static int Months(Project project, Agreement agreement) => agreement.Term.NoticeMonths ?? agreement.For.Select(c => project.Checkpoints[c].Right)
        .Select(r => project.Rules.Law.Find(r.Pack) is { } pack && pack.Right(r.Right) is { } right ? pack.InstrumentOf(right)?.NoticeMonths : null).Max() ?? 0;
}

/// <param name="EndsOn">Its last day.</param>
public sealed record AgreementNoticeGiven(AgreementId Id, Side Side, ContentRef Reason, DateOnly On, DateOnly EndsOn, Report? OnBehalf) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var agreement = project.Agreements[Id];
        return project.Recording(OnBehalf, agreement.With, stamp).With(agreement with { Notice = new(Side, On, EndsOn, OnBehalf?.Act) });
    }
}
