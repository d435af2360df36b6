using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.Web.Api;

static class ConditionsApi
{
    public static void MapConditions(this RouteGroupBuilder api)
    {
        var conditions = api.MapGroup("/projects/{project:guid}/conditions").WithTags("Conditions");
        conditions.MapGet("", All).WithName("listConditions").WithSummary("What approvals were bound to.");
        conditions.MapGet("/{condition:guid}", One).WithName("getCondition").WithSummary("One condition.");
        conditions.MapPost("/{condition:guid}/met", Met).WithName("meetCondition").WithSummary("Whoever set it says that it is met, or the owner records that they said so.");
        conditions.MapPost("/{condition:guid}/waive", Waive).WithName("waiveCondition").WithSummary("Whoever set it does without it.");
    }

    static Task<Results<Ok<Listed<ConditionAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ConditionAnswer>([.. view.Project.Conditions.Values.Select(c => ConditionAnswer.Of(view, c))]), ct);

    static Task<Results<Ok<ConditionAnswer>, Refused>> One(Guid project, Guid condition, Door door, CancellationToken ct) =>
        door.Show(project, view => view.Project.Conditions.GetValueOrDefault(new(condition)) is { } found ? ConditionAnswer.Of(view, found) : null, ct);

    static Task<Results<Ok<Written>, Refused>> Met(Guid project, Guid condition, Body<Meeting> body, Door door, CancellationToken ct)
    {
        var (met, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new MeetCondition(new(condition), asking.Text(met.Text), met.OnBehalf?.Of(asking, act), asking.By, asking.At), ct,
            made: met.OnBehalf is null ? null : act);
    }

    static Task<Results<Ok<Written>, Refused>> Waive(Guid project, Guid condition, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new WaiveCondition(new(condition), asking.Text(body.Value.Why), asking.By, asking.At), ct);
}

/// <summary>How a condition came to be met.</summary>
public sealed record Meeting
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record ConditionAnswer(ConditionId Id, PartyId From, Said? Text, Stage? Stage, Lock? Lock, DateOnly? DueOn, PersonAnswer? Owner, ConditionState State, DateTimeOffset Since, ActId? ActId)
{
    internal static ConditionAnswer Of(ProjectView view, Condition condition) => new(condition.Id, condition.From, view.Say(condition.Text), condition.At.Stage, condition.At.Lock,
        condition.DueOn, view.Person(condition.Owner), condition.State, condition.Since, condition.Reported);
}
