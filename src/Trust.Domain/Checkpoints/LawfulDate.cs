using Trust.Domain.Milestones;

namespace Trust.Domain.Checkpoints;

/// <summary>The first lawful day of something behind a lock, and the clock of the law that sets it.</summary>
public sealed record LawfulDate(DateOnly On, Checkpoint Checkpoint, RunningClock Clock)
{
    /// <summary>Of all that holds the milestone's lock, or a gate before it, the latest; null while no clock of the law runs. Asked, never kept: with its clock it goes.</summary>
    public static LawfulDate? Of(Project project, Milestone milestone) => milestone is not { IsPlanned: true, Lock: { } @lock } ? null
        : project.Checkpoints.Values.Where(c => c.Competence is not { Holds: false } && Stands(project, c.At, @lock))
            .Select(c => (Checkpoint: c, Clock: NotBefore.Holding(project, c)))
            .Where(h => h.Clock?.Count?.NotBefore is not null)
            .Select(h => new LawfulDate(h.Clock!.Count!.NotBefore!.Value, h.Checkpoint, h.Clock))                  // asked just before
            .MaxBy(d => d.On);

    /// <summary>Before anything was handed over: the first lawful day that each lead time of a law would give if the party were told on that day.</summary>
    public static IEnumerable<LawfulDate> IfToldOn(Project project, DateOnly told, Milestone milestone)
    {
        if (milestone.Lock is not { } @lock) yield break;
        foreach (var checkpoint in project.Checkpoints.Values.Where(c => c.Competence is not { Holds: false } && Stands(project, c.At, @lock)))
            foreach (var clock in project.Rules.Law.Find(checkpoint.Right.Pack)?.Right(checkpoint.Right.Right)?.Clocks.Where(c => c is { IsStatutory: true, Kind: ClockKind.LeadTime }) ?? [])
                if (checkpoint.Sites.Select(s => project.Sites[s]).Select(s => clock.Count(told, [], project.Rules.Holidays.Of(s.Country, s.Region))).MaxBy(c => c.NotBefore) is { NotBefore: { } on } count)
                    yield return new(on, checkpoint, new(clock, null, count, null, false));
    }

    static bool Stands(Project project, BoundTo at, Lock @lock) => at.Lock <= @lock || at.Stage is { } stage && stage <= project.Rules.Of(@lock).After;
}
