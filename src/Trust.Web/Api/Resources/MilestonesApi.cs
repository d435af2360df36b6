using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Milestones;

namespace Trust.Web.Api;

static class MilestonesApi
{
    public static void MapMilestones(this RouteGroupBuilder api)
    {
        var milestones = api.MapGroup("/projects/{project:guid}/milestones").WithTags("Milestones");
        milestones.MapGet("", All).WithName("listMilestones").WithSummary("All milestones by date, with what moved and what holds them.");
        milestones.MapPost("", Add).WithName("addMilestone").WithSummary("A milestone of the project's own, beside those of the workflow.");
        milestones.MapPost("/shift", Shift).WithName("shiftMilestones").WithSummary("Moves everything still planned by working days; as a preview it stores nothing.");
        milestones.MapPut("/{milestone:guid}", Move).WithName("moveMilestone").WithSummary("Another date for one milestone.");
        milestones.MapPut("/{milestone:guid}/hours", SetHours).WithName("setMilestoneHours").WithSummary("From when until when people meet for it, by the project's clocks; without both it is a day.");
        milestones.MapPost("/{milestone:guid}/done", Done).WithName("completeMilestone").WithSummary("It is reached; every group is told.");
        milestones.MapPost("/{milestone:guid}/drop", Drop).WithName("dropMilestone").WithSummary("It will not be; it stays on the plan with its reason.");
        milestones.MapPost("/{milestone:guid}/restore", Restore).WithName("restoreMilestone").WithSummary("Done or dropped by mistake: planned again, with a reason.");
        milestones.MapPost("/{milestone:guid}/not-before", Hold).WithName("holdMilestone").WithSummary("A date before which it may not be, and whose it is; null lifts it.");
    }

    static Task<Results<Ok<Listed<MilestoneAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<MilestoneAnswer>(
            [.. view.Project.Milestones.Values.OrderBy(m => m.DueOn).ThenBy(m => m.Id).Select(m => MilestoneAnswer.Of(door.Words(view), m))]), ct);

    static Task<Results<Created<Made>, Refused>> Add(Guid project, Body<MilestoneEdit> body, Door door, CancellationToken ct) =>
        door.Make(project, (asking, id) => new AddMilestone(new(id), asking.Text(body.Value.Title), body.Value.Stage, body.Value.From, body.Value.DueOn, body.Value.TouchesJobs, asking.By, asking.At),
            _ => $"/projects/{project}/milestones", ct);

    static Task<Results<Ok<Written>, Refused>> Move(Guid project, Guid milestone, Body<NewDate> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new MoveMilestone(new(milestone), body.Value.DueOn, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> SetHours(Guid project, Guid milestone, Body<HoursEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SetMilestoneHours(new(milestone), body.Value.From, body.Value.Until, asking.By, asking.At), ct);

    static async Task<Results<Ok<ShiftAnswer>, Refused>> Shift(Guid project, Body<ShiftEdit> body, Door door, MailPreview preview, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        var shift = new ShiftMilestones(body.Value.WorkingDays, body.Value.From, view.Project.Number, door.Caller.Actor, door.Now);
        var ruling = shift.Decide(view.Project);
        if (ruling.Refusal is { } refusal && (body.Value.Preview || door.Key() is null)) return door.Refuse(refusal);
        var moves = ruling.Events.OfType<MilestonesMoved>().SelectMany(m => m.Moves).ToList();
        var after = await preview.After(view, ruling.Events, ct);
        List<PlannedAnswer> mails = [.. after.Mails.Select(m => PlannedAnswer.Of(after, m))];
        var told = mails.Where(m => m.AtOnce).Sum(m => m.Count);
        List<MoveAnswer> answer = [.. moves.Select(m => new MoveAnswer(m.Id, door.Words(view).Milestone(m.Id), view.Project.Milestones[m.Id].DueOn, m.DueOn))];
        if (body.Value.Preview) return TypedResults.Ok(new ShiftAnswer(true, answer, told, mails, after.FallAway, null));
        var (done, refused) = await door.Ask(view, null, _ => shift, ct);
        if (refused is not null) return refused;
        // known by its key: the plan that it moved is gone, and what it would do to the present one was not asked
        return TypedResults.Ok(done!.Version <= view.Project.Number ? new ShiftAnswer(false, [], 0, [], 0, done) : new ShiftAnswer(false, answer, told, mails, after.FallAway, done)); // not refused, so done
    }

    static Task<Results<Ok<Written>, Refused>> Done(Guid project, Guid milestone, Body<DoneEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new CompleteMilestone(new(milestone), body.Value.On ?? asking.View.Today, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Drop(Guid project, Guid milestone, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new DropMilestone(new(milestone), asking.Text(body.Value.Why), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Restore(Guid project, Guid milestone, Body<Reason> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RestoreMilestone(new(milestone), asking.Text(body.Value.Why), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Hold(Guid project, Guid milestone, Body<HoldEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new HoldMilestone(new(milestone), body.Value.On, body.Value.Whose, asking.Text(body.Value.Reason), asking.By, asking.At), ct);
}

public sealed record MilestoneEdit
{
    [Said]
    public required TypedText Title { get; init; }
    public required Stage Stage { get; init; }
    /// <summary>The group whose work it is.</summary>
    public required Group From { get; init; }
    [Day]
    public required DateOnly DueOn { get; init; }
    /// <summary>Said plainly and never celebrated.</summary>
    public bool TouchesJobs { get; init; }
}

public sealed record NewDate
{
    [Day]
    public required DateOnly DueOn { get; init; }
}

/// <summary>Both, or neither for a day without hours.</summary>
public sealed record HoursEdit
{
    public TimeOnly? From { get; init; }
    public TimeOnly? Until { get; init; }
}

/// <summary>Back for a negative number. With <c>from</c>, that milestone and those due on its day or later.</summary>
public sealed record ShiftEdit
{
    [Range(-ShiftMilestones.Most, ShiftMilestones.Most)]
    public required int WorkingDays { get; init; }
    public MilestoneId? From { get; init; }
    public bool Preview { get; init; }
}

/// <summary>Without a day, today.</summary>
public sealed record DoneEdit
{
    [Day]
    public DateOnly? On { get; init; }
}

/// <summary>Without group and bodyId the date came from outside, such as a court.</summary>
public sealed record HoldEdit : IAddressed
{
    [Day]
    public DateOnly? On { get; init; }
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }

    bool IAddressed.IsOptional => true;

    internal PartyId? Whose => Group is null && BodyId is null ? null : this.Party();
}

public sealed record MoveAnswer(MilestoneId Id, string Name, DateOnly DueOn, DateOnly MovesTo);

/// <param name="Moves">None when the request is a repeated one, as with what follows from them; written says what it came to.</param>
/// <param name="Told">How many people are told of it at once.</param>
/// <param name="Mails">What is told at once, and the reminders that come with the new dates.</param>
/// <param name="FallAway">How many reminders of the old dates are not sent.</param>
/// <param name="Written">Null for a preview.</param>
public sealed record ShiftAnswer(bool Preview, IReadOnlyList<MoveAnswer> Moves, int Told, IReadOnlyList<PlannedAnswer> Mails, int FallAway, Written? Written);

/// <param name="Earliest">The earliest lawful day.</param>
/// <param name="SetBy">A group's word or a body's id; null when the date came from outside.</param>
public sealed record NotBeforeAnswer(DateOnly Earliest, PartyId? SetBy, Said? Reason)
{
    internal static NotBeforeAnswer Of(ProjectView view, NotBefore hold) => new(view.Project.OnOrAfter(hold.On), hold.SetBy, view.Say(hold.Reason));
}

/// <param name="Rule">The workflow's key; null for one of the project's own.</param>
/// <param name="FirstDueOn">The date on which it was first planned.</param>
/// <param name="Hours">When people meet for it, by the project's clocks.</param>
/// <param name="Timing">How the date of a planned one lies to today.</param>
/// <param name="Lock">It cannot be done behind this lock while that is shut.</param>
/// <param name="NotBefore">The date that counts: the latest.</param>
/// <param name="NotBeforeDates">Every party's own, the date that counts among them.</param>
public sealed record MilestoneAnswer(MilestoneId Id, string? Rule, string Name, Stage Stage, Group From, DateOnly DueOn, Hours? Hours, DateOnly FirstDueOn, MilestoneState State, Timing? Timing, DateOnly? DoneOn,
    Trust.Domain.Lock? Lock, NotBeforeAnswer? NotBefore, IReadOnlyList<NotBeforeAnswer> NotBeforeDates, bool TouchesJobs)
{
    internal static MilestoneAnswer Of(Wording words, Milestone m) => new(m.Id, m.Rule, words.Milestone(m.Id), m.Stage, m.From, m.DueOn, m.Hours, m.FirstDueOn, m.State, m.TimingOn(words.View.Today), m.DoneOn,
        m.Lock, m.Hold is { } hold ? NotBeforeAnswer.Of(words.View, hold) : null, [.. m.Holds.OrderBy(h => h.On).Select(h => NotBeforeAnswer.Of(words.View, h))], m.TouchesJobs);
}
