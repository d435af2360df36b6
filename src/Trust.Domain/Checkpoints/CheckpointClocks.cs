using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Milestones;

namespace Trust.Domain.Checkpoints;

/// <summary>A clock of a checkpoint as it stands.</summary>
/// <param name="Of">The remedy on which it hangs; null: the right itself, or the customer's target.</param>
/// <param name="Count">Null until it has started.</param>
/// <param name="StoppedOn">The day of what stopped it.</param>
/// <param name="Over">That it ran out is on record.</param>
public sealed record RunningClock(Clock Clock, Remedy? Of, ClockCount? Count, DateOnly? StoppedOn, bool Over);

/// <summary>The clocks of a checkpoint: the law's, and beside them the customer's target, which is never statutory.</summary>
public static class CheckpointClocks
{
    public static ImmutableArray<RunningClock> Of(Project project, Checkpoint checkpoint)
    {
        if (project.Rules.Law.Find(checkpoint.Right.Pack) is not { } pack || pack.Right(checkpoint.Right.Right) is not { } right) return [];
        var target = Clock.OfTarget(right.Id, checkpoint.TargetDays ?? right.TargetDays);
        return
        [
            .. right.Clocks.Select(c => Run(project, checkpoint, c, null)),
            .. pack.RemediesOf(right).Select(r => Run(project, checkpoint, r.Clock, r)),
            .. checkpoint.Strength is Strength.Inform or Strength.Condition ? [] : (RunningClock[])[Run(project, checkpoint, target, null)],
        ];
    }

    public static RunningClock Run(Project project, Checkpoint checkpoint, Clock clock, Remedy? of)
    {
        var start = clock.Kind is ClockKind.Review && checkpoint.ReviewedOn is { } last ? last : Day(project, checkpoint, clock.Starts);
        var counted = clock is { Length: null, Kind: not ClockKind.Reply, Suggested: { } suggested } ? suggested : clock;
        var stopped = clock.Kind is ClockKind.Review ? null : clock.Stops.Select(s => Day(project, checkpoint, s)).Where(d => d >= start).Min();
        return new(counted, of, start is { } day ? Longest(project, checkpoint, counted, day) : null, stopped, checkpoint.ClocksOver.Contains(clock.Id));
    }

    /// <summary>Where the sites' calendars differ, the one that gives most time holds. A law's clock asks the place's calendar, a target the organisation's.</summary>
    static ClockCount Longest(Project project, Checkpoint checkpoint, Clock clock, DateOnly start) => clock.IsStatutory
        ? checkpoint.Sites.Select(s => project.Sites[s]).Select(s => (s.Country, s.Region)).Distinct()
            .Select(place => clock.Count(start, Pauses(project, checkpoint), project.Rules.Holidays.Of(place.Country, place.Region)))
            .MaxBy(c => c.End ?? DateOnly.MaxValue)!                                  // a checkpoint has a site
        : clock.Count(start, Pauses(project, checkpoint), project.CalendarOf(checkpoint.Party));

    /// <summary>From the word that something is missing to its receipt, and while a dispute lasts.</summary>
    public static ImmutableArray<ClockPause> Pauses(Project project, Checkpoint checkpoint) =>
    [
        .. checkpoint.Lacks.Where(l => project.Counts(l.Act))
            .Select(l => new ClockPause(l.On, l.Completed is { } made && project.Counts(made.Act) ? made.On : null, PauseGround.Incomplete)),
        .. checkpoint.Dispute is { } dispute ? [new ClockPause(dispute.From, CheckpointStanding.InDispute(project, checkpoint) ? null : dispute.To, PauseGround.Conciliation)] : (ClockPause[])[],
    ];

    /// <summary>On which day it happened; null while it has not.</summary>
    public static DateOnly? Day(Project project, Checkpoint checkpoint, ClockEvent happened) => happened switch
    {
        ClockEvent.PacketReceived or ClockEvent.NoticeGiven => CheckpointStanding.IsReceived(project, checkpoint) ? checkpoint.Receipt!.On : null, // received: it is there
        ClockEvent.DecisionNotified => CheckpointStanding.AnswerOf(project, checkpoint)?.On,
        ClockEvent.MeetingRequested or ClockEvent.NegotiationCalled => CheckpointStanding.PositionOf(project, checkpoint) is { Kind: PositionKind.Negotiate } asked ? asked.On : null,
        ClockEvent.NegotiationEnded => Ended(project, checkpoint, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft),
        ClockEvent.ApplicationFiled => checkpoint.Dispute?.FiledOn,
        ClockEvent.WentLive => OpenSince(project, checkpoint, Lock.GoLive),
        ClockEvent.PositionGiven => CheckpointStanding.PositionOf(project, checkpoint) is { } said && !CheckpointStanding.IsRequest(said.Kind) ? said.On : null,
        ClockEvent.AgreementReached => CheckpointStanding.AgreementOf(project, checkpoint) is { } agreed && CheckpointStanding.Of(project, agreed) is not AgreementState.Draft ? Reached(project, agreed) : null,
        ClockEvent.AwardMade => checkpoint.Dispute is { End: DisputeEnd.Award, To: var made } ? made : null,
        ClockEvent.MeetingHeld => Ended(project, checkpoint, OutcomeKind.ConsultationMinutes, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft),
        ClockEvent.CourtDecided => checkpoint.Dispute is { FiledOn: not null, To: var decided } ? decided : null,
        ClockEvent.Challenged => checkpoint.Dispute?.From,
        ClockEvent.ReviewHeld => checkpoint.ReviewedOn,
        ClockEvent.MeasureStarted => checkpoint.At.Lock is { } @lock ? OpenSince(project, checkpoint, @lock) : null,
        ClockEvent.BodyWaived => CheckpointStanding.PositionOf(project, checkpoint) is { Kind: PositionKind.Consent } waived ? waived.On : null,
        _ => throw new System.Diagnostics.UnreachableException($"clock event {happened}"),
    };

    static DateOnly? Ended(Project project, Checkpoint checkpoint, params OutcomeKind[] kinds) =>
        checkpoint.Minutes.Where(m => kinds.Contains(m.Kind) && project.Counts(m.Act)).Select(m => (DateOnly?)m.On).Min();

    static DateOnly? OpenSince(Project project, Checkpoint checkpoint, Lock @lock) =>
        project.Of(@lock) is { Since: { } since } open && open.OpenFor.Intersect(checkpoint.Sites).Any() ? project.Day(since) : null;

    static DateOnly? Reached(Project project, Agreement agreement) => agreement.InForce?.SignedOn
        ?? new[] { CheckpointStanding.Signed(project, agreement, Side.Employer)?.On, CheckpointStanding.Signed(project, agreement, Side.Body)?.On }.Max();
}
