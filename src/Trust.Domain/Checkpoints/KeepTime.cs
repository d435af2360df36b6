using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;

namespace Trust.Domain.Checkpoints;

/// <summary>Trust itself says what time has done by now: statutory clocks and agreements that ran out, laws that begin to bind. Late, early or twice does no harm.</summary>
public sealed record KeepTime(Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when By is not Actor.System => Refusal.NotAllowed("checkpoint.only-time"),
        _ => Ruling.Of([.. Over(project), .. Raising.Of(project, At)]).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    IEnumerable<ProjectEvent> Over(Project project)
    {
        var today = project.Day(At);
        foreach (var (checkpoint, clock, day) in Clocks(project))
            if (day <= today) yield return new ClockEnded(checkpoint.Id, clock.Clock.Id, day);
        foreach (var (agreement, last) in Agreements(project))
            if (last < today) yield return new AgreementEnded(agreement.Id, last);
    }

    /// <summary>The next moment at which something runs out or begins to bind; null when nothing does.</summary>
    public static DateTimeOffset? Next(Project project, DateTimeOffset at)
    {
        var days = Clocks(project).Select(c => c.Day).Concat(Agreements(project).Select(a => a.Last.AddDays(1))).Concat(Laws(project, at)).ToList();
        return days.Count == 0 ? null : LocalDay.At(days.Min(), TimeOnly.MinValue, project.TimeZone) is var due && due > at ? due : at;
    }

    /// <summary>Whether an event may move that moment: whatever touches a checkpoint or an agreement, and who or what there is.</summary>
    public static bool MayMove(ProjectEvent happened) => happened.GetType().Namespace == typeof(KeepTime).Namespace
        || happened is SiteAdded or BodyAdded or StagesReopened or LockOpened or ActDisputed or ActConfirmed;

    /// <summary>Clocks whose end changes what a gate or lock needs, with the first day on which it does.</summary>
    static IEnumerable<(Checkpoint Checkpoint, RunningClock Clock, DateOnly Day)> Clocks(Project project)
    {
        foreach (var checkpoint in project.Checkpoints.Values)
            foreach (var clock in CheckpointClocks.Of(project, checkpoint))
                if (Matters(clock.Clock) && clock is { Over: false, StoppedOn: null, Count.End: { } end })
                    yield return (checkpoint, clock, clock.Clock.Kind is ClockKind.LeadTime ? end : end.AddDays(1));
    }

    static bool Matters(Clock clock) => clock.IsStatutory && (clock.Kind is ClockKind.LeadTime or ClockKind.Standstill
        || clock is { Kind: ClockKind.Reply, Silence: Silence.Consent or Silence.NegativeOpinionDeemed });

    static IEnumerable<(Agreement Agreement, DateOnly Last)> Agreements(Project project) => project.Agreements.Values
        .Where(a => CheckpointStanding.Of(project, a) is AgreementState.InForce && CheckpointStanding.EndOf(project, a) is not null)
        .Select(a => (a, CheckpointStanding.EndOf(project, a)!.Value));              // asked just before

    /// <summary>Laws that are good practice today and bind from a later day.</summary>
    static IEnumerable<DateOnly> Laws(Project project, DateTimeOffset at) => project.Answers.Said.IsEmpty ? []
        : Triggered.Rights(project.Rules.Law, project.Answers, project.Sites.Values, project.Bodies.Values, project.Day(at)).Informational
            .Select(i => i.Right?.Binds?.On).OfType<DateOnly>().Where(day => day > project.Day(at));
}

/// <summary>A statutory clock ran out. What that means, its source says; silence is never approval.</summary>
/// <param name="On">The first day after it, or of a lead time the first on which may be started.</param>
public sealed record ClockEnded(CheckpointId Checkpoint, string Clock, DateOnly On) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) =>
        project.With(project.Checkpoints[Checkpoint] with { ClocksOver = project.Checkpoints[Checkpoint].ClocksOver.Add(Clock) });
}

/// <summary>An agreement ran out, by its term or after a notice.</summary>
/// <param name="On">Its last day.</param>
public sealed record AgreementEnded(AgreementId Id, DateOnly On) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Agreements[Id] with { EndedOn = On });
}
