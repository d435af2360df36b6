using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>A condition that comes with an approval; it binds a stage's gate or a lock until it is met.</summary>
public sealed record NewCondition(ConditionId Id, ContentRef Text, BoundTo At, DateOnly? DueOn, PersonId? Owner);

/// <summary>An act outside Trust, recorded by the owner: when it happened, by which channel, who spoke, the document.</summary>
public sealed record Report(ActId Act, Channel Channel, DateOnly OccurredOn, ContentRef? SaidBy, FileRef? Document);

/// <summary>A seat answers at an open gate; the last answer that is needed passes it. What satisfies which strength: rules.md 4.</summary>
/// <param name="Round">The round that the decider saw.</param>
/// <param name="Statement">The digest of the statement that the decider saw.</param>
public sealed record DecideGate(Stage Stage, int Round, Digest Statement, PartyId For, GateAnswer Answer, ContentRef? Comment,
    ImmutableArray<NewCondition> Conditions, Report? OnBehalf, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => (Asked.At(project, Stage, For), project.Of(Stage).Round) switch
    {
        (null, _) => Asked.NotAt(project, Stage, For),
        _ when OnBehalf is null && !project.SpeaksFor(For, By, At) => Refusal.NotAllowed("seat.not-yours", Fact.Of("party", For)),
        _ when OnBehalf is not null && !project.IsRunBy(By) => Refusal.NotAllowed("act.only-owner-records"),
        _ when OnBehalf is { } known && project.Acts.ContainsKey(known.Act) => Ruling.Nothing, // sent again, a disputed act does not come back
        (_, null) => Refusal.Rule("gate.not-open", Fact.Of("stage", Stage)),
        (_, { } round) when round.Number == Round && Said(project, round) is { } said =>
            said.Answer == Answer && said.Comment.HasValue == Comment.HasValue ? Ruling.Nothing : Refusal.Rule("gate.answered-otherwise", Fact.Of("answer", said.Answer)),
        (_, { State: not RoundState.Open } round) => round.Number == Round ? Refusal.Rule("gate.not-open", Fact.Of("stage", Stage)) : Refusal.Rule("gate.changed-meanwhile", Fact.Of("round", round.Number)),
        (_, { } round) when round.Number != Round || Gates.Statement.Of(project, Stage) != Statement => Refusal.Rule("gate.changed-meanwhile", Fact.Of("round", round.Number)),
        _ when !project.Runs => Refusal.Rule("gate.project-not-running", Fact.Of("state", project.State)),
        _ when Answer is GateAnswer.Object or GateAnswer.RequestChanges && Comment is null => Refusal.Incomplete("gate.reason-missing", "comment"),
        _ when Answer is GateAnswer.ApproveWithConditions != !Conditions.IsEmpty => Refusal.Incomplete("gate.conditions-missing", "conditions"),
        _ when Conditions.Any(c => project.Conditions.ContainsKey(c.Id)) || Conditions.DistinctBy(c => c.Id).Count() < Conditions.Length => Refusal.Rule("condition.id-taken"),
        _ when Conditions.FirstOrDefault(c => !BindsLater(project, c.At)) is not null => Refusal.Incomplete("condition.nothing-later", "conditions"),
        ({ Strength: not Strength.Inform } asked, _) when Answer is GateAnswer.Acknowledge && asked.Strength is not Strength.Consult =>
            Refusal.Incomplete("gate.acknowledge-is-no-answer", "answer", Fact.Of("strength", asked.Strength)),
        ({ } asked, _) when OnBehalf is { } report && ReportRule.Lacks(asked.Strength, report, project.Day(At)) is { } lacks => lacks,
        ({ } asked, { } round) => Decided(project, asked, round).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    /// <summary>What this voice, or for an any-seat the whole seat, has said in the round.</summary>
    Voice? Said(Project project, Round round) => round.Voices.FirstOrDefault(v => v.For == For
        && (v.Reported is null || !project.Acts[v.Reported.Value].Disputed)
        && (v.By == By || v.Reported is not null || OnBehalf is not null || project.Seat(For) is { Rule: SeatRule.Any }));

    bool BindsLater(Project project, BoundTo at) => at switch
    {
        { Stage: { } stage, Lock: null } => stage > Stage && project.Of(stage).State is not StageState.Passed,
        { Stage: null, Lock: { } @lock } => project.Of(@lock).OpenFor.Length < project.Sites.Count,
        _ => false,
    };

    Ruling Decided(Project project, Asked asked, Round round)
    {
        List<ProjectEvent> events =
        [
            new GateDecided(Stage, Round, Statement, For, Answer, Comment, OnBehalf, project.Seat(For)?.IsDeputy(By) is true && OnBehalf is null),
            .. Conditions.Select(c => new ConditionSet(c.Id, For, c.Text, c.At, c.DueOn, c.Owner) { With = new(Stage, Round, OnBehalf?.Act) }),
        ];
        var after = project.After([.. events], Stamp);
        // a change that is asked for by anyone who is more than informed, and a refusal by anyone whose yes is needed, ends the round for its sites
        var returns = SeatAnswer.Of(after, after.Of(Stage).Round!, For) switch
        {
            GateAnswer.RequestChanges => asked.Strength is not Strength.Inform,
            GateAnswer.Object => asked.Strength is not (Strength.Inform or Strength.Consult),
            _ => false,
        };
        if (returns && round.Waiting(project.Of(Stage)).Intersect(asked.Sites).ToImmutableArray() is { IsEmpty: false } sites)
            events.Add(new GateReturned(Stage, Round, For, sites));
        return Ruling.Of(events);
    }
}

/// <param name="AsDeputy">The one who answered stood in for the holder.</param>
public sealed record GateDecided(Stage Stage, int Round, Digest Statement, PartyId For, GateAnswer Answer, ContentRef? Comment, Report? OnBehalf, bool AsDeputy) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var progress = project.Of(Stage);
        var voice = new Voice(For, stamp.By, Answer, Comment, OnBehalf?.Act, stamp.At);
        var decided = project.With(progress with { Round = progress.Round! with { Voices = progress.Round.Voices.Add(voice) } }); // decided only in an open round
        return OnBehalf is not { } report ? decided : decided with
        {
            Acts = decided.Acts.SetItem(report.Act, new(report.Act, For, report.Channel, report.OccurredOn, stamp.At, report.Document)),
        };
    }
}

/// <summary>The round ends for these sites: the owner mends and opens a new one.</summary>
public sealed record GateReturned(Stage Stage, int Round, PartyId By, ImmutableArray<SiteId> Sites) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var before = project.Of(Stage);
        var round = before.Round! with { ReturnedFor = [.. before.Round.ReturnedFor.Concat(Sites).Distinct()] }; // returned only from an open round
        var over = round.Waiting(before).IsEmpty;
        return project.With(before with
        {
            State = over ? StageState.Active : StageState.InReview,
            Since = over ? stamp.At : before.Since,
            Round = over ? round with { State = RoundState.Returned } : round,
        });
    }
}

public sealed record ConditionSet(ConditionId Id, PartyId From, ContentRef Text, BoundTo At, DateOnly? DueOn, PersonId? Owner) : ProjectEvent
{
    /// <summary>The answer that it came with.</summary>
    public SetWith? With { get; init; }

    /// <summary>The position on a checkpoint that it came with.</summary>
    public Stated? Stated { get; init; }

    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Conditions = project.Conditions.SetItem(Id, new(Id, From, Text, At, DueOn, Owner, ConditionState.Open, stamp.At) { With = With, Stated = Stated }),
    };
}
