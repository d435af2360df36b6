using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Where bodies of several levels might hold a right, records which of them is competent, who answered that, and when. Nothing is handed over before.</summary>
/// <param name="Competent">The bodies that hold it, so that every site has one.</param>
/// <param name="AnsweredBy">Who answered, in words: the bodies themselves, a court, counsel.</param>
public sealed record SettleCompetence(CheckpointId Id, ImmutableArray<PartyId> Competent, ContentRef? AnsweredBy, DateOnly AnsweredOn, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { LevelOpen: false } => Refusal.Rule("checkpoint.level-not-open"),
        var checkpoint when Open(project, checkpoint) is var open && open.All(c => c.Competence is { } said && said.Holds == Competent.Contains(c.Party)) => Ruling.Nothing,
        var checkpoint when Open(project, checkpoint).Any(c => c.Versions > 0) => Refusal.Rule("checkpoint.handed-over-already"),
        var checkpoint when Competent.IsEmpty || Competent.Any(p => Open(project, checkpoint).All(c => c.Party != p)) => Refusal.Incomplete("checkpoint.nobody-competent", "competent"),
        var checkpoint when Left(project, checkpoint) is { } site => Refusal.Incomplete("checkpoint.site-without-body", "competent", Fact.Of("site", site)),
        _ when AnsweredBy is null => Refusal.Incomplete("checkpoint.who-answered", "answeredBy"),
        _ when AnsweredOn > project.Day(At) => Refusal.Incomplete("checkpoint.in-the-future", "answeredOn"),
        var checkpoint => Ruling.Of(new CompetenceSettled([.. Open(project, checkpoint).Select(c => c.Id)], Competent, AnsweredBy.Value, AnsweredOn))
            .Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    /// <summary>The same right, at whichever gate or lock, for whichever body.</summary>
    static ImmutableArray<Checkpoint> Open(Project project, Checkpoint checkpoint) => [.. project.Checkpoints.Values.Where(c => c.LevelOpen && c.Right == checkpoint.Right)];

    SiteId? Left(Project project, Checkpoint checkpoint)
    {
        var open = Open(project, checkpoint);
        return open.SelectMany(c => c.Sites).Except(open.Where(c => Competent.Contains(c.Party)).SelectMany(c => c.Sites)).Select(s => (SiteId?)s).FirstOrDefault();
    }
}

public sealed record CompetenceSettled(ImmutableArray<CheckpointId> Checkpoints, ImmutableArray<PartyId> Competent, ContentRef AnsweredBy, DateOnly AnsweredOn) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => Checkpoints.Select(id => project.Checkpoints[id]).Aggregate(project, (now, c) =>
        now.With(c with { Competence = new(Competent.Contains(c.Party), AnsweredBy, AnsweredOn) }));
}
