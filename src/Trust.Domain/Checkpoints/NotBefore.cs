namespace Trust.Domain.Checkpoints;

/// <summary>Clocks that hold back what is planned: a lead time before it may start, a standstill before a decision may be carried out.</summary>
public static class NotBefore
{
    /// <summary>The clock that still holds the checkpoint's gate or lock. That it ran out is told by <see cref="KeepTime"/>, so that a rule needs no clock.</summary>
    public static RunningClock? Holding(Project project, Checkpoint checkpoint)
    {
        if (project.Rules.Law.Find(checkpoint.Right.Pack) is not { } pack || pack.Right(checkpoint.Right.Right) is not { } right) return null;
        foreach (var (clock, of) in right.Clocks.Select(c => (c, (Remedy?)null)).Concat(pack.RemediesOf(right).Select(r => (r.Clock, (Remedy?)r))))
            if (clock is { IsStatutory: true, Kind: ClockKind.LeadTime or ClockKind.Standstill } && !checkpoint.ClocksOver.Contains(clock.Id)
                && CheckpointClocks.Run(project, checkpoint, clock, of) is { Count: not null, StoppedOn: null } running)
                return running;
        return null;
    }
}
