using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Stories;

// The acts of a story at the law's rights. A right goes by its id, the gate or lock at which it stands, and its party where several hold it.

public abstract record CheckpointAct : Act
{
    public required string Right { get; init; }
    public required string At { get; init; }
    public string? For { get; init; }

    /// <summary>The checkpoint as it stands; an empty one where there is none, so that the rules say so.</summary>
    protected Checkpoint Standing(Moment now) => Find(now, Right, At, For) ?? new(default, default, default, default, default, [], false, default);

    internal static Checkpoint? Find(Moment now, string right, string at, string? party) => now.Project.Checkpoints.Values
        .FirstOrDefault(c => c.Right.Right == right && CheckpointRule.Word(c.At) == at && (party is null || c.Party == now.Cast.Party(party)));

    // the actor has read the packet that lies there now
    protected static int Version(Checkpoint checkpoint) => checkpoint.Packet?.Version ?? 0;
}

public sealed record AnswerQuestionsAct(ImmutableSortedDictionary<PlainQuestion, bool> Said, ImmutableSortedDictionary<string, int>? Employees, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new AnswerPlainQuestions(Said, Employees ?? ImmutableSortedDictionary<string, int>.Empty, now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record SettleCompetenceAct(ImmutableArray<string> Competent, string? AnsweredBy, DateOnly AnsweredOn) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new SettleCompetence(Standing(now).Id, now.Cast.Parties(Competent), now.Text(AnsweredBy), now.Day(AnsweredOn), now.By, now.At);
    public override IEnumerable<string?> Words => [AnsweredBy];
}

/// <summary>A content of the packet that no stage asks for. In a change, one with nothing but its key stays as it was handed over.</summary>
public sealed record StoryPiece(string Key, string? Text, ImmutableArray<StoryDocument>? Files)
{
    internal OwnPiece Of(Moment now, Packet? before) => Text is null && Files is null && before?.Pieces.FirstOrDefault(p => p.Key == Key) is { } standing
        ? new(Key, standing.Text, standing.Link, standing.Files)
        : new(Key, now.Text(Text), null, [.. (Files ?? []).Select(now.File)]);
}

public sealed record HandOverPacketAct(string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<StoryPiece>? Own, int? TargetDays) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) =>
        new HandOverPacket(Standing(now).Id, Language, now.Day(LanguageAcceptedOn), [.. (Own ?? []).Select(o => o.Of(now, null))], null, TargetDays, now.By, now.At);
}

public sealed record ChangePacketAct(string Language, DateOnly? LanguageAcceptedOn, ImmutableArray<StoryPiece>? Own, bool ClockStartsAgain, string? Reason) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new ChangePacket(Standing(now).Id, Version(Standing(now)), Language, now.Day(LanguageAcceptedOn), [.. (Own ?? []).Select(o => o.Of(now, Standing(now).Packet))],
        ClockStartsAgain, now.Text(Reason), now.By, now.At);

    public override IEnumerable<string?> Words => [Reason];
}

public sealed record ConfirmReceiptAct(DateOnly? AnswersBy, StoryReport? OnBehalf) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new ConfirmReceipt(Standing(now).Id, Version(Standing(now)), null, now.Day(AnswersBy), now.Report(OnBehalf), now.By, now.At);
}

public sealed record ReportIncompleteAct(string? What, ImmutableArray<string>? Items, StoryReport? OnBehalf) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new ReportIncomplete(Standing(now).Id, Version(Standing(now)), now.Text(What), Items ?? [], now.Report(OnBehalf), now.By, now.At);
    public override IEnumerable<string?> Words => [What];
}

public sealed record NameAnswerDateAct(DateOnly AnswersBy, StoryReport? OnBehalf) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new NameAnswerDate(Standing(now).Id, now.Day(AnswersBy), now.Report(OnBehalf), now.By, now.At);
}

public sealed record TakePositionAct(PositionKind Position, string? Text, DateOnly? ResolvedOn, ImmutableArray<StoryCondition>? Conditions, StoryAudience? Audience, StoryReport? OnBehalf) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new TakePosition(Standing(now).Id, Version(Standing(now)), Position, now.Text(Text), now.Day(ResolvedOn),
        [.. (Conditions ?? []).Select(c => c.Of(now))], now.Audience(Audience), now.Report(OnBehalf), now.By, now.At);

    public override IEnumerable<string?> Words => [Text];
}

public sealed record AnswerPositionAct(string? Text, StoryAudience? Audience) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new AnswerPosition(Standing(now).Id, now.Text(Text), now.Audience(Audience), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record OfferTalksAct(DateOnly On) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new OfferTalks(Standing(now).Id, now.Day(On), now.By, now.At);
}

public sealed record CloseCheckpointAct(string? Reason) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new CloseCheckpoint(Standing(now).Id, now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record RecordMinutesAct(OutcomeKind Kind, StoryReport Report) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new RecordMinutes(Standing(now).Id, Kind, now.Report(Report)!, now.By, now.At); // given, so made
}

/// <param name="RestsOn">Evidence as it stands now.</param>
public sealed record ConfirmHoldsAct(ImmutableArray<string> RestsOn, string? Text, StoryReport? Counsel) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new ConfirmHolds(Standing(now).Id, [.. RestsOn.Select(Moment.Item).Select(e => new EvidenceAt(e, now.Project.Item(e)?.Revision ?? 0))],
        now.Text(Text), now.Report(Counsel), now.By, now.At);

    public override IEnumerable<string?> Words => [Text];
}

/// <param name="On">Without a day, that of the step.</param>
public sealed record StartConciliationAct(string? Because, DateOnly? On, DateOnly? FiledOn) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new StartConciliation(Standing(now).Id, now.Text(Because), now.Day(On) ?? now.Project.Day(now.At), now.Day(FiledOn), now.By, now.At);
    public override IEnumerable<string?> Words => [Because];
}

public sealed record EndConciliationAct(DisputeEnd End, StoryReport Report) : CheckpointAct
{
    public override ProjectCommand Command(Moment now) => new EndConciliation(Standing(now).Id, End, now.Report(Report)!, now.By, now.At); // given, so made
}
