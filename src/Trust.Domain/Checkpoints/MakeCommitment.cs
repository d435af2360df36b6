using Trust.Domain.Evidence;

namespace Trust.Domain.Checkpoints;

/// <summary>The employer promises something, with whom to see to it and the day on which it is looked at.</summary>
/// <param name="Agreement">The agreement from which it comes, if any.</param>
public sealed record MakeCommitment(CommitmentId Id, ContentRef? Promise, AgreementId? Agreement, CheckpointId? Checkpoint, PersonId Owner, DateOnly CheckOn, Audience Audience, Actor By, DateTimeOffset At)
    : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !Sides.IsEmployer(project, By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Commitments.ContainsKey(Id) => Ruling.Nothing,
        _ when Agreement is { } agreement && !project.Agreements.ContainsKey(agreement) => Refusal.Missing("agreement.unknown"),
        _ when Checkpoint is { } checkpoint && !project.Checkpoints.ContainsKey(checkpoint) => Refusal.Missing("checkpoint.unknown"),
        _ when Promise is null => Refusal.Incomplete("commitment.promise-missing", "promise"),
        _ when !project.TakesPart(Actor.Of(Owner)) => Refusal.Incomplete("commitment.owner-without-part", "ownerId"),
        _ when CheckOn <= project.Day(At) => Refusal.Incomplete("commitment.check-in-the-past", "checkOn"),
        _ when AudienceRule.Lacks(project, Audience, At) is { } lacks => lacks,
        _ => new CommitmentMade(Id, Promise.Value, Agreement, Checkpoint, Owner, CheckOn, Audience),
    };
}

public sealed record CommitmentMade(CommitmentId Id, ContentRef Promise, AgreementId? Agreement, CheckpointId? Checkpoint, PersonId Owner, DateOnly CheckOn, Audience Audience) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(new Commitment(Id, Promise, Agreement, Checkpoint, Owner, CheckOn, Audience));
}

/// <summary>Another person sees to a promise, or another day is set; both with a reason that those see to whom it was made.</summary>
public sealed record MoveCommitment(CommitmentId Id, PersonId Owner, DateOnly CheckOn, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Commitments.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("commitment.unknown"),
        _ when !Sides.IsEmployer(project, By) => Refusal.NotAllowed("project.only-owner"),
        var made when made.Owner == Owner && made.CheckOn == CheckOn => Ruling.Nothing,
        { Done: true } => Refusal.Rule("commitment.kept-already"),
        _ when Reason is null => Refusal.Incomplete("commitment.reason-missing", "reason"),
        _ when !project.TakesPart(Actor.Of(Owner)) => Refusal.Incomplete("commitment.owner-without-part", "ownerId"),
        _ when CheckOn <= project.Day(At) => Refusal.Incomplete("commitment.check-in-the-past", "checkOn"),
        _ => new CommitmentMoved(Id, Owner, CheckOn, Reason.Value),
    };
}

public sealed record CommitmentMoved(CommitmentId Id, PersonId Owner, DateOnly CheckOn, ContentRef Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Commitments[Id] with { Owner = Owner, CheckOn = CheckOn });
}
