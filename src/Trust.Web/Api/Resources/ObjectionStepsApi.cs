using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Themes;

namespace Trust.Web.Api;

static class ObjectionStepsApi
{
    public static void MapObjectionSteps(this RouteGroupBuilder api)
    {
        var objection = api.MapGroup("/objections/{objection:guid}").WithTags("Objections");
        objection.MapPost("/acknowledge", Acknowledge).WithName("acknowledgeObjection").WithSummary("Seen; an answer follows.");
        objection.MapPost("/answer", Answer).WithName("answerObjection").WithSummary("One's own view and an offer; statements of fact cite evidence.");
        objection.MapPost("/accept", Accept).WithName("acceptAnswer").WithSummary("The raiser accepts the answer; nobody else can.");
        objection.MapPost("/contest", Contest).WithName("contestAnswer").WithSummary("The raiser does not accept the answer.");
        objection.MapPost("/escalate", Escalate).WithName("escalateObjection").WithSummary("A contested objection goes to the sponsor.");
        objection.MapPost("/settle", Settle).WithName("settleObjection").WithSummary("The sponsor settles it with the body concerned.");
        objection.MapPost("/withdraw", Withdraw).WithName("withdrawObjection").WithSummary("The raiser takes it back.");
        objection.MapPost("/confirm-blocking", Confirm).WithName("confirmBlocking").WithSummary("Data protection, IT or the owner agrees that it blocks.");
        objection.MapPost("/decline-blocking", Decline).WithName("declineBlocking").WithSummary("The owner declines that it blocks, with a reason that the body sees.");
        objection.MapPut("/theme", Theme).WithName("putUnderTheme").WithSummary("Puts it under a theme, or under none; its own course goes on as it was.");
        objection.MapPut("/words", Lend).WithName("lendWords").WithSummary("The raiser agrees to words that name nobody, to be read under the theme; without a text takes them back.");
    }

    static Task<Results<Ok<Written>, Refused>> Acknowledge(Guid objection, Body<NothingSaid> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new AcknowledgeObjection(id, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Answer(Guid objection, Body<AnswerEdit> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new AnswerObjection(id, asking.Text(body.Value.Text), asking.Text(body.Value.Offer),
            [.. body.Value.Cites.Select(c => new Citation(c.Item, c.Revision))], asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Accept(Guid objection, Body<NothingSaid> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new AcceptAnswer(id, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Contest(Guid objection, Body<Words> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new ContestAnswer(id, asking.Text(body.Value.Text), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Escalate(Guid objection, Body<NothingSaid> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new EscalateObjection(id, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Settle(Guid objection, Body<Settlement> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new SettleObjection(id, asking.Text(body.Value.Text), body.Value.BodyId, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Withdraw(Guid objection, Body<NothingSaid> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new WithdrawObjection(id, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Confirm(Guid objection, Body<NothingSaid> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new ConfirmBlocking(id, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Decline(Guid objection, Body<Reason> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new DeclineBlocking(id, asking.Text(body.Value.Why), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Theme(Guid objection, Body<ThemeOf> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new PutUnderTheme(id, body.Value.ThemeId, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Lend(Guid objection, Body<Words> body, Door door, ObjectionHistory history, CancellationToken ct) =>
        Do(objection, door, history, (id, asking) => new LendWords(id, asking.Text(body.Value.Text, asking.View.Project.Objections.GetValueOrDefault(id)?.Lent), asking.By, asking.At), ct);

    /// <summary>An objection goes by its own id; whose project it is, is looked up first.</summary>
    static async Task<Results<Ok<Written>, Refused>> Do(Guid objection, Door door, ObjectionHistory history, Func<ObjectionId, Asking, ProjectCommand> command, CancellationToken ct)
    {
        if (await history.ProjectOf(door.Caller.Organisation, new(objection), ct) is not { } project) return door.Missing("objection.unknown");
        return await door.Do(project.Value, asking => command(new(objection), asking), ct);
    }
}

public sealed record ThemeOf
{
    /// <summary>Left out: under none.</summary>
    public ThemeId? ThemeId { get; init; }
}

public sealed record CitationEdit
{
    /// <summary>Stage and item: security/dpia.</summary>
    public required EvidenceRef Item { get; init; }
    public required int Revision { get; init; }
}

public sealed record AnswerEdit
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Offer { get; init; }
    public IReadOnlyList<CitationEdit> Cites { get; init; } = [];
}

public sealed record Settlement
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>The body with which it was settled.</summary>
    public BodyId? BodyId { get; init; }
}
