using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>What the body says at its checkpoint: itself, or reported by the owner.</summary>
static class CheckpointStepsApi
{
    public static void MapCheckpointSteps(this RouteGroupBuilder api)
    {
        var one = api.MapGroup("/projects/{project:guid}/checkpoints/{checkpoint:guid}").WithTags("Checkpoints");
        one.MapPost("/receipt", Receive).WithName("confirmReceipt").WithSummary("The party has the packet: its clocks start. Never inferred from somebody's opening it.");
        one.MapPost("/incomplete", Miss).WithName("reportIncomplete").WithSummary("Incomplete, because …: clocks stand still until the party has what is missing.");
        one.MapPost("/answer-date", Date).WithName("nameAnswerDate").WithSummary("The party names the day of its answer.");
        one.MapPost("/position", Position).WithName("takePosition")
            .WithSummary("Where the party stands. In its own name only by the web session, within fifteen minutes after signing in (403 account.sign-in-again); a token may report what was said outside Trust.");
    }

    static Task<Results<Ok<Written>, Refused>> Receive(Guid project, Guid checkpoint, Body<ReceiptEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new ConfirmReceipt(new(checkpoint), asking.Version(new(checkpoint), wanted.Version), wanted.On, wanted.AnswersBy, wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct,
            made: wanted.OnBehalf is null ? null : act);
    }

    static Task<Results<Ok<Written>, Refused>> Miss(Guid project, Guid checkpoint, Body<IncompleteEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new ReportIncomplete(new(checkpoint), asking.Version(new(checkpoint), wanted.Version), asking.Text(wanted.What), [.. wanted.Items],
            wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct, made: wanted.OnBehalf is null ? null : act);
    }

    static Task<Results<Ok<Written>, Refused>> Date(Guid project, Guid checkpoint, Body<AnswerDateEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new NameAnswerDate(new(checkpoint), wanted.AnswersBy, wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct, made: wanted.OnBehalf is null ? null : act);
    }

    static async Task<Results<Ok<Written>, Refused>> Position(Guid project, Guid checkpoint, Body<PositionEdit> body, HttpContext http, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        // who may not speak for the party at all is told that by the rule
        if (wanted.OnBehalf is null && view.Project.Checkpoints.GetValueOrDefault(new(checkpoint)) is { } found && await http.NeedsFreshSignIn(view, found.Party))
            return door.Refuse(Freshness.Stale);
        var (done, refused) = await door.Ask(view, wanted.OnBehalf is null ? null : act, asking => new TakePosition(new(checkpoint), asking.Version(new(checkpoint), wanted.Version), wanted.Position, asking.Text(wanted.Text), wanted.ResolvedOn,
            [.. wanted.Conditions.Select(c => c.Of(asking))], wanted.Audience?.Of(asking) ?? Audience.OfProject, wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    /// <summary>The packet that the caller means; where none is named, the one that the party has now.</summary>
    static int Version(this Asking asking, CheckpointId checkpoint, int? named) => named ?? asking.View.Project.Checkpoints.GetValueOrDefault(checkpoint)?.Packet?.Version ?? 0;
}
