using Trust.Domain.Evidence;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>The employer's reasoned answer to a position; to a consultation it belongs as much as the position itself.</summary>
public sealed record AnswerPosition(CheckpointId Id, ContentRef? Text, Audience Audience, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Sponsor) => Refusal.NotAllowed("project.only-owner"),
        var checkpoint when CheckpointStanding.PositionOf(project, checkpoint) is null => Refusal.Rule("checkpoint.no-position"),
        { Answer: { } answer } when answer.Text == Text => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("outcome.answer-missing", "text"),
        _ when AudienceRule.Lacks(project, Audience, At) is { } lacks => lacks,
        _ => Ruling.Of(new PositionAnswered(Id, Text.Value, Audience)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}

public sealed record PositionAnswered(CheckpointId Id, ContentRef Text, Audience Audience) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        project.With(project.Checkpoints[Id] with { Answer = new(Text, project.Day(stamp.At), stamp.At, Audience) });
}
