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
        acts.MapPost("/{act:guid}/confirm", Confirm).WithName("confirmAct").WithSummary("The party says that it is right.");
        acts.MapPost("/{act:guid}/link", Link).WithName("makeActLink").WithSummary("Makes the one-time link by which the party answers without an account; its secret is answered this once.");
    }

    static Task<Results<Ok<Listed<ActAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ActAnswer>([.. view.Project.Acts.Values.Select(a => ActAnswer.Of(view, a))]), ct);

    static Task<Results<Ok<Written>, Refused>> Dispute(Guid project, Guid act, Body<Words> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new DisputeAct(new(act), asking.Text(body.Value.Text), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Confirm(Guid project, Guid act, Body<NothingSaid> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new ConfirmAct(new(act), asking.By, asking.At), ct);

    static async Task<Results<Created<ActLinkAnswer>, Refused>> Link(Guid project, Guid act, Body<NothingSaid> body, Door door, ActLinks links, Repeats repeats, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        FreshLink? fresh = null;
        var made = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), async session =>
        {
            var answer = await links.Make(session, view, new(act), ct);
            if (answer.Refusal is { } refusal) return refusal;
            fresh = answer.Value;
            return act;
        }, ct);
        return made.Refusal is { } no ? door.Refuse(no)
            : TypedResults.Created($"{TrustApi.Base}/projects/{project}/acts", new ActLinkAnswer(fresh?.Secret.Text, fresh?.ExpiresAt));
    }
}

/// <param name="Secret">The last part of the link's address, after <c>/act/</c>. Null when the request is a repeated one: a secret is shown once.</param>
public sealed record ActLinkAnswer(string? Secret, DateTimeOffset? ExpiresAt);

/// <summary>A few words; the rule says where they may be missing.</summary>
public sealed record Words
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
}

public sealed record ActAnswer(ActId Id, PartyId Party, Channel Channel, DateOnly OccurredOn, DateTimeOffset RecordedAt, FileId? DocumentId, bool Disputed, bool Confirmed)
{
    internal static ActAnswer Of(ProjectView view, ReportedAct act) => new(act.Id, act.For, act.Channel, act.OccurredOn, act.RecordedAt,
        act.Document is { } document && Documents.MayRead(view, document.Id) ? document.Id : null, act.Disputed, act.Confirmed);
}
