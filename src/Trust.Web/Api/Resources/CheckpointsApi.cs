using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>Rights at gates and locks: what the employer does for them.</summary>
static class CheckpointsApi
{
    public static void MapCheckpoints(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/projects/{project:guid}/checkpoints").WithTags("Checkpoints");
        all.MapGet("", All).WithName("listCheckpoints").WithSummary("The rights at gates and locks: their state, clocks day by day, what is missing and whose turn it is.");
        all.MapGet("/{checkpoint:guid}", One).WithName("getCheckpoint").WithSummary("One right, with everything that was handed over and said as the caller may read it.");

        var one = all.MapGroup("/{checkpoint:guid}");
        one.MapPost("/competence", Competence).WithName("settleCompetence").WithSummary("Which body is competent, and who answered that; asked before a packet goes out where several levels hold the right.");
        one.MapPost("/packet", Packet).WithName("handOverPacket").WithSummary("Hands over the packet, frozen; with a version, changes what was handed over, and the party is told with the difference.");
        one.MapPost("/answer", Answer).WithName("answerPosition").WithSummary("The employer's reasoned answer to the position.");
        one.MapPost("/talks", Talks).WithName("offerTalks").WithSummary("Offers the party a meeting on a day.");
        one.MapPost("/minutes", Minutes).WithName("recordMinutes").WithSummary("Minutes that both sides approved, or a party's written notice that it leaves.");
        one.MapPost("/confirmation", Confirm).WithName("confirmRight").WithSummary("Data protection says that a condition of the law holds, and on which evidence; or the owner records that named counsel said so.");
        one.MapPost("/conciliation", Conciliate).WithName("conciliate").WithSummary("Takes a dispute to the body that the law names; with an end, records how it ended.");
        one.MapPost("/close", Close).WithName("closeCheckpoint").WithSummary("A manager ends a consultation that stayed without a position, with reasons.");
    }

    static Task<Results<Ok<Listed<CheckpointAnswer>>, Refused>> All(Guid project, Door door, CheckpointHistory history, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var past = await history.Read(view, ct);
            var words = new Wording(past.With(view), door.Texts);
            return new Listed<CheckpointAnswer>([.. view.Project.Checkpoints.Values.Select(c => new CheckpointPicture(words, past, c).Draw())])!; // a list is something
        }, ct);

    static Task<Results<Ok<CheckpointAnswer>, Refused>> One(Guid project, Guid checkpoint, Door door, CheckpointHistory history, CancellationToken ct) =>
        door.Show(project, async view => view.Project.Checkpoints.GetValueOrDefault(new(checkpoint)) is { } found && await history.Read(view, ct) is var past
            ? new CheckpointPicture(new(past.With(view), door.Texts), past, found).Draw() : null, ct);

    static Task<Results<Ok<Written>, Refused>> Competence(Guid project, Guid checkpoint, Body<CompetenceEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SettleCompetence(new(checkpoint), [.. body.Value.Competent], asking.Text(body.Value.AnsweredBy), body.Value.AnsweredOn, asking.By, asking.At), ct);

    static async Task<Results<Ok<Written>, Refused>> Packet(Guid project, Guid checkpoint, Body<PacketEdit> body, Door door, CheckpointHistory history, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        var (done, refused) = await door.Ask((await history.Read(view, ct)).With(view), null, asking => body.Value.Of(new(checkpoint), asking), ct);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    static Task<Results<Ok<Written>, Refused>> Answer(Guid project, Guid checkpoint, Body<ReplyEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new AnswerPosition(new(checkpoint), asking.Text(body.Value.Text), body.Value.Audience?.Of(asking) ?? Audience.OfProject, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Talks(Guid project, Guid checkpoint, Body<TalksEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new OfferTalks(new(checkpoint), body.Value.On, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Minutes(Guid project, Guid checkpoint, Body<MinutesEdit> body, Door door, CancellationToken ct)
    {
        var act = Guid.CreateVersion7();
        return door.Do(project, asking => new RecordMinutes(new(checkpoint), body.Value.Kind, body.Value.Report.Of(asking, act), asking.By, asking.At), ct, made: act);
    }

    static Task<Results<Ok<Written>, Refused>> Confirm(Guid project, Guid checkpoint, Body<ConfirmationEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new ConfirmHolds(new(checkpoint), [.. wanted.RestsOn.Select(e => new EvidenceAt(e.Item, e.Revision))], asking.Text(wanted.Text), wanted.Counsel?.Of(asking, act), asking.By, asking.At), ct,
            made: wanted.Counsel is null ? null : act);
    }

    static async Task<Results<Ok<Written>, Refused>> Conciliate(Guid project, Guid checkpoint, Body<ConciliationEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        if (wanted.End is { } end && wanted.Report is { } report)
            return await door.Do(project, asking => new EndConciliation(new(checkpoint), end, report.Of(asking, act), asking.By, asking.At), ct, made: act);
        if (wanted.End is not null) return door.Refuse([new("report", "request.member-missing")]);
        return await door.Do(project, asking => new StartConciliation(new(checkpoint), asking.Text(wanted.Because), wanted.On ?? asking.View.Today, wanted.FiledOn, asking.By, asking.At), ct);
    }

    static Task<Results<Ok<Written>, Refused>> Close(Guid project, Guid checkpoint, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new CloseCheckpoint(new(checkpoint), asking.Text(body.Value.Why), asking.By, asking.At), ct);
}
