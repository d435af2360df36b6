using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Stories;

// The acts of a story at gates and locks, and the evidence for them.

public sealed record GiveEvidenceAct(string Item, string? Text, string? Link, ImmutableArray<StoryDocument>? Files, ImmutableSortedDictionary<string, decimal>? Numbers, StoryAudience? Audience) : Act
{
    public override ProjectCommand Command(Moment now) => new GiveEvidence(Moment.Item(Item), now.Text(Text), now.Text(Link), [.. (Files ?? []).Select(now.File)],
        Numbers ?? ImmutableSortedDictionary<string, decimal>.Empty, now.Audience(Audience), now.By, now.At);
}

public sealed record WaiveEvidenceAct(string Item, string For, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new WaiveEvidence(Moment.Item(Item), now.Cast.Party(For), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record OpenGateAct(Stage Stage) : Act
{
    public override ProjectCommand Command(Moment now) => new OpenGate(Stage, now.By, now.At);
}

public sealed record DecideAct(Stage Stage, string For, GateAnswer Answer, string? Comment, ImmutableArray<StoryCondition>? Conditions, StoryReport? OnBehalf) : Act
{
    // the actor has read the statement that stands now
    public override ProjectCommand Command(Moment now) => new DecideGate(Stage, now.Project.Of(Stage).Rounds, Statement.Of(now.Project, Stage), now.Cast.Party(For), Answer, now.Text(Comment),
        [.. (Conditions ?? []).Select(c => c.Of(now))],
        now.Report(OnBehalf), now.By, now.At);

    public override IEnumerable<string?> Words => [Comment];
}

public sealed record RecordOutcomeAct(Stage Stage, string For, OutcomeKind Kind, string? Text, StoryReport? Report) : Act
{
    public override ProjectCommand Command(Moment now) => new RecordOutcome(Stage, now.Cast.Party(For), Kind, now.Text(Text), now.Report(Report), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record OfferMeetingAct(Stage Stage, string For, DateOnly On) : Act
{
    public override ProjectCommand Command(Moment now) => new OfferMeeting(Stage, now.Cast.Party(For), now.Day(On), now.By, now.At);
}

public sealed record CloseWithoutPositionAct(Stage Stage, string For, DateOnly TargetWas, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new CloseWithoutPosition(Stage, now.Cast.Party(For), now.Day(TargetWas), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record MeetConditionAct(string Condition, string? Text, StoryReport? OnBehalf) : Act
{
    public override ProjectCommand Command(Moment now) => new MeetCondition(now.Cast.Condition(Condition), now.Text(Text), now.Report(OnBehalf), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record WaiveConditionAct(string Condition, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new WaiveCondition(now.Cast.Condition(Condition), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record DisputeActAct(string Act, string? Text) : Act
{
    public override ProjectCommand Command(Moment now) => new DisputeAct(now.Cast.Act(Act), now.Text(Text), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record OpenLockAct(Lock Lock, ImmutableArray<string>? Sites) : Act
{
    public override ProjectCommand Command(Moment now) => new OpenLock(Lock, [.. (Sites ?? []).Select(now.Cast.Site)], now.By, now.At);
}

public sealed record EndPilotAct(string? Text) : Act
{
    public override ProjectCommand Command(Moment now) => new EndPilot(now.Text(Text), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record ReopenStageAct(Stage Stage, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new ReopenStage(Stage, now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}
