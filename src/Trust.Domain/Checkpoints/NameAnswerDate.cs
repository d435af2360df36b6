using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The party names the day of its answer, such as that of its next meeting. It is bound to no other date but the law's (rules.md 4).</summary>
public sealed record NameAnswerDate(CheckpointId Id, DateOnly AnswersBy, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        var checkpoint when project.MaySpeak(checkpoint.Party, OnBehalf, By, At) is { } refused => refused,
        _ when project.Knows(OnBehalf) => Ruling.Nothing,
        { Packet: null } => Refusal.Rule("checkpoint.no-packet"),
        { AnswersBy: { } named } when named == AnswersBy => Ruling.Nothing,
        _ when AnswersBy < project.Day(At) => Refusal.Incomplete("checkpoint.answer-date-past", "answersBy"),
        _ when OnBehalf is { } report && ReportRule.Lacks(Strength.Inform, report, project.Day(At)) is { } lacks => lacks,
        _ => new AnswerDateNamed(Id, AnswersBy, OnBehalf),
    };
}

public sealed record AnswerDateNamed(CheckpointId Id, DateOnly AnswersBy, Report? OnBehalf) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        project.Recording(OnBehalf, project.Checkpoints[Id].Party, stamp).With(project.Checkpoints[Id] with { AnswersBy = AnswersBy });
}
