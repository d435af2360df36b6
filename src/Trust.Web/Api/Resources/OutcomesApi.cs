using Microsoft.AspNetCore.Http.HttpResults;
using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.Web.Api;

static class OutcomesApi
{
    public static void MapOutcomes(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Outcomes");
        project.MapGet("/outcomes", All).WithName("listOutcomes").WithSummary("What ended or replaced a party's say, and the meetings that were offered.");

        var gate = project.MapGroup("/stages/{stage}/gate");
        gate.MapPost("/outcomes", Record).WithName("recordOutcome").WithSummary("A reasoned answer, approved minutes, an agreement in force, an award.");
        gate.MapPost("/meetings", Offer).WithName("offerMeeting").WithSummary("Offers a body a meeting on a day.");
        gate.MapPost("/close-without-position", Close).WithName("closeWithoutPosition").WithSummary("A manager ends a consultation that stayed without an answer, with reasons.");
    }

    static Task<Results<Ok<OutcomesAnswer>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new OutcomesAnswer(
            [.. view.Project.Outcomes.Select(o => new OutcomeAnswer(o.Stage, o.For, o.Kind, view.Say(o.Text), o.OccurredOn, o.Act, o.Disputed))],
            [.. view.Project.MeetingOffers.Select(m => new MeetingAnswer(m.Stage, m.For, m.On))]), ct);

    static Task<Results<Ok<Written>, Refused>> Record(Guid project, Word<Stage> stage, Body<OutcomeEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new RecordOutcome(stage.Value, wanted.Party(), wanted.Kind, asking.Text(wanted.Text), wanted.Report?.Of(asking, act), asking.By, asking.At), ct,
            made: wanted.Report is null ? null : act);
    }

    static Task<Results<Ok<Written>, Refused>> Offer(Guid project, Word<Stage> stage, Body<MeetingEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new OfferMeeting(stage.Value, body.Value.Party(), body.Value.On, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Close(Guid project, Word<Stage> stage, Body<Closing> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new CloseWithoutPosition(stage.Value, body.Value.Party(), body.Value.TargetWas, asking.Text(body.Value.Reason), asking.By, asking.At), ct);
}

public sealed record OutcomeEdit : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    public required OutcomeKind Kind { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    public ReportEdit? Report { get; init; }
}

public sealed record MeetingEdit : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    [Day]
    public required DateOnly On { get; init; }
}

public sealed record Closing : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    /// <summary>The agreed target, which has passed.</summary>
    [Day]
    public required DateOnly TargetWas { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
}

public sealed record OutcomeAnswer(Stage Stage, PartyId Party, OutcomeKind Kind, Said? Text, DateOnly OccurredOn, ActId? ActId, bool Disputed);

public sealed record MeetingAnswer(Stage Stage, PartyId Party, DateOnly On);

public sealed record OutcomesAnswer(IReadOnlyList<OutcomeAnswer> Outcomes, IReadOnlyList<MeetingAnswer> Meetings);
