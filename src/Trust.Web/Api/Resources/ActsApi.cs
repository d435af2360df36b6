using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.Web.Api;

static class ActsApi
{
    public static void MapActs(this RouteGroupBuilder api)
    {
        var acts = api.MapGroup("/projects/{project:guid}/acts").WithTags("Acts");
        acts.MapGet("", All).WithName("listActs").WithSummary("What was done on paper, by phone or in a meeting, and recorded by someone else.");
        acts.MapPost("/{act:guid}/dispute", Dispute).WithName("disputeAct").WithSummary("The party says that it was not so: the act no longer counts.");
    }

    static Task<Results<Ok<Listed<ActAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ActAnswer>([.. view.Project.Acts.Values.Select(a => ActAnswer.Of(view, a))]), ct);

    static Task<Results<Ok<Written>, Refused>> Dispute(Guid project, Guid act, Body<Words> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new DisputeAct(new(act), asking.Text(body.Value.Text), asking.By, asking.At), ct);
}

/// <summary>A few words; the rule says where they may be missing.</summary>
public sealed record Words
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
}

public sealed record ActAnswer(ActId Id, PartyId Party, Channel Channel, DateOnly OccurredOn, DateTimeOffset RecordedAt, FileId? DocumentId, bool Disputed)
{
    internal static ActAnswer Of(ProjectView view, ReportedAct act) => new(act.Id, act.For, act.Channel, act.OccurredOn, act.RecordedAt,
        act.Document is { } document && Documents.MayRead(view, document.Id) ? document.Id : null, act.Disputed);
}
