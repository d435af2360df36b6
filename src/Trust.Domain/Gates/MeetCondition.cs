namespace Trust.Domain.Gates;

/// <summary>Whoever set a condition says that it is met, or the owner records that they said so.</summary>
public sealed record MeetCondition(ConditionId Id, ContentRef? Text, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Conditions.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("condition.unknown"),
        var condition when OnBehalf is null && !project.SpeaksFor(condition.From, By, At) => Refusal.NotAllowed("seat.not-yours", Fact.Of("party", condition.From)),
        _ when OnBehalf is not null && !project.IsRunBy(By) => Refusal.NotAllowed("act.only-owner-records"),
        { State: not ConditionState.Open } => Ruling.Nothing,
        _ when OnBehalf is { } known && project.Acts.ContainsKey(known.Act) => Ruling.Nothing, // sent again, a disputed act does not come back
        _ when OnBehalf is { } report && ReportRule.Lacks(Strength.Consent, report, project.Day(At)) is { } lacks => lacks,
        _ => Ruling.Of(new ConditionMet(Id, Text, OnBehalf)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record ConditionMet(ConditionId Id, ContentRef? Text, Report? OnBehalf) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var condition = project.Conditions[Id];
        return project with
        {
            Conditions = project.Conditions.SetItem(Id, condition with { State = ConditionState.Met, Since = stamp.At, Reported = OnBehalf?.Act }),
            Acts = OnBehalf is { } report ? project.Acts.SetItem(report.Act, new(report.Act, condition.From, report.Channel, report.OccurredOn, stamp.At, report.Document)) : project.Acts,
        };
    }
}

/// <summary>Whoever set a condition does without it.</summary>
public sealed record WaiveCondition(ConditionId Id, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Conditions.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("condition.unknown"),
        var condition when !project.SpeaksFor(condition.From, By, At) => Refusal.NotAllowed("seat.not-yours", Fact.Of("party", condition.From)),
        { State: not ConditionState.Open } => Ruling.Nothing,
        _ when Reason is null => Refusal.Incomplete("condition.reason-missing", "reason"),
        _ => Ruling.Of(new ConditionWaived(Id, Reason.Value)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record ConditionWaived(ConditionId Id, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Conditions = project.Conditions.SetItem(Id, project.Conditions[Id] with { State = ConditionState.Waived, Since = stamp.At }),
    };
}
