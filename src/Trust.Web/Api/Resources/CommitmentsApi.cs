using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

static class CommitmentsApi
{
    public static void MapCommitments(this RouteGroupBuilder api)
    {
        var promises = api.MapGroup("/projects/{project:guid}/commitments").WithTags("Commitments");
        promises.MapGet("", All).WithName("listCommitments").WithSummary("What the employer promised, who sees to it, and whether it is kept.");
        promises.MapPost("", Make).WithName("makeCommitment").WithSummary("Makes a promise, with whom to see to it and the day on which it is looked at.");
        promises.MapPost("/{commitment:guid}/move", Move).WithName("moveCommitment").WithSummary("Another person or another day, with a reason.");
        promises.MapPost("/{commitment:guid}/check", Check).WithName("checkCommitment").WithSummary("Kept? Said by whoever sees to it, and by the body for itself.");
    }

    static Task<Results<Ok<Listed<CommitmentAnswer>>, Refused>> All(Guid project, Door door, CommitmentList promises, CancellationToken ct) =>
        door.Show(project, async view => new Listed<CommitmentAnswer>([.. (await promises.Read(view, ct)).Select(r => CommitmentAnswer.Of(view, r))])!, ct); // a list is something

    static Task<Results<Created<Made>, Refused>> Make(Guid project, Body<CommitmentEdit> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        return door.Make(project, (asking, id) => new MakeCommitment(new(id), asking.Text(wanted.Promise), wanted.AgreementId, wanted.CheckpointId, wanted.OwnerId, wanted.CheckOn,
            wanted.Audience?.Of(asking) ?? Audience.OfProject, asking.By, asking.At), _ => $"/projects/{project}/commitments", ct);
    }

    static Task<Results<Ok<Written>, Refused>> Move(Guid project, Guid commitment, Body<CommitmentMove> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new MoveCommitment(new(commitment), body.Value.OwnerId, body.Value.CheckOn, asking.Text(body.Value.Reason), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Check(Guid project, Guid commitment, Body<CommitmentCheck> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new CheckCommitment(new(commitment), body.Value.Side, body.Value.Kept, asking.Text(body.Value.Text), body.Value.Again, asking.By, asking.At), ct);
}

public sealed record CommitmentEdit
{
    [Long(LongAttribute.Free)]
    public TypedText? Promise { get; init; }
    /// <summary>The agreement from which it comes, if any.</summary>
    public AgreementId? AgreementId { get; init; }
    public CheckpointId? CheckpointId { get; init; }
    public required PersonId OwnerId { get; init; }
    [Day]
    public required DateOnly CheckOn { get; init; }
    public AudienceEdit? Audience { get; init; }
}

public sealed record CommitmentMove
{
    public required PersonId OwnerId { get; init; }
    [Day]
    public required DateOnly CheckOn { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
}

public sealed record CommitmentCheck
{
    public required Side Side { get; init; }
    public required Trust.Domain.Checkpoints.Kept Kept { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>The next day of looking, where it is not wholly kept; the employer's to name.</summary>
    [Day]
    public DateOnly? Again { get; init; }
}

public sealed record KeptAnswer(Side Side, Trust.Domain.Checkpoints.Kept Kept, Said? Text, DateOnly On);

public sealed record CommitmentAnswer(CommitmentId Id, Said? Promise, AgreementId? AgreementId, CheckpointId? CheckpointId, PersonAnswer Owner, DateOnly CheckOn, bool Done, IReadOnlyList<KeptAnswer> Said)
{
    internal static CommitmentAnswer Of(ProjectView view, CommitmentRow row) => new(row.Is.Id, row.Promise.Say(), row.Is.Agreement, row.Is.Checkpoint, view.Person(row.Is.Owner), row.Is.CheckOn, row.Is.Done,
        [.. row.Is.Said.Select(s => new KeptAnswer(s.Key, s.Value.Kept, row.Said.GetValueOrDefault(s.Key).Say(), s.Value.On))]);
}
