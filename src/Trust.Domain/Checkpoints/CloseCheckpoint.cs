using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Offers the party a meeting on a day; two of them are needed before a consultation may be closed without its position.</summary>
public sealed record OfferTalks(CheckpointId Id, DateOnly On, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { Packet: null } => Refusal.Rule("checkpoint.no-packet"),
        var checkpoint when checkpoint.Talks.Contains(On) => Ruling.Nothing,
        _ when On < project.Day(At) => Refusal.Incomplete("outcome.meeting-in-the-past", "on"),
        _ => new TalksOffered(Id, On),
    };
}

public sealed record TalksOffered(CheckpointId Id, DateOnly On) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Checkpoints[Id] with { Talks = project.Checkpoints[Id].Talks.Add(On) });
}

/// <summary>Ends a consultation to which the party gave no position: only where the law has no clock for its answer, after complete information, two dated
/// offers of a meeting and the target, by a named manager who is not the owner, with reasons (rules.md 4). Told to the party, and shown for ever.</summary>
public sealed record CloseCheckpoint(CheckpointId Id, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Checkpoints.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("checkpoint.unknown"),
        _ when By is not Actor.Person || project.IsIn(By, ProjectRole.Owner) || !(project.SpeaksFor(PartyId.Of(Group.Management), By, At) || project.IsIn(By, ProjectRole.Sponsor)) =>
            Refusal.NotAllowed("outcome.only-a-manager"),
        { Strength: not Strength.Consult and var strength } => Refusal.Rule("outcome.not-for-this-right", Fact.Of("strength", strength)),
        var checkpoint when CheckpointStanding.IsClosed(project, checkpoint) => Ruling.Nothing,
        var checkpoint when HasClock(project, checkpoint) => Refusal.Rule("checkpoint.law-has-clock"),
        var checkpoint when CheckpointStanding.PositionOf(project, checkpoint) is { } said && !(CheckpointStanding.IsRequest(said.Kind) && CheckpointStanding.AnswerOf(project, checkpoint) is not null) => Refusal.Rule("outcome.position-was-given"),
        var checkpoint when !CheckpointStanding.IsInformed(project, checkpoint) => Refusal.Rule("checkpoint.not-informed"),
        var checkpoint when checkpoint.Talks.Count(day => checkpoint.Receipt!.On <= day && day < project.Day(At)) < 2 => Refusal.Rule("outcome.two-offers-needed"), // informed, so received
        var checkpoint when Target(project, checkpoint) is var target && !(target < project.Day(At)) => Refusal.Rule("outcome.target-not-passed", target is { } on ? [Fact.Of("on", on)] : []),
        _ when Reason is null => Refusal.Incomplete("outcome.reason-missing", "reason"),
        _ => Ruling.Of(new CheckpointClosed(Id, Reason.Value)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    static bool HasClock(Project project, Checkpoint checkpoint) =>
        project.Rules.Law.Find(checkpoint.Right) is { } right && right.Clocks.Any(c => c is { Kind: ClockKind.Reply, IsStatutory: true });

    /// <summary>The target, or the day that the party named, whichever is later; null while it stands still.</summary>
    static DateOnly? Target(Project project, Checkpoint checkpoint)
    {
        var target = CheckpointClocks.Of(project, checkpoint).FirstOrDefault(c => c.Clock is { IsStatutory: false, Kind: ClockKind.Reply, Length: not null })?.Count;
        return target is { End: null } ? null : new[] { target?.End ?? checkpoint.Receipt!.On, checkpoint.AnswersBy }.Max(); // informed, so received
    }
}

public sealed record CheckpointClosed(CheckpointId Id, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Checkpoints[Id] with { Closing = new(project.Day(stamp.At), stamp.At) });
}
