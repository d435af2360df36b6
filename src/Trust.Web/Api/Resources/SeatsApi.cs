using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Api;

static class SeatsApi
{
    public static void MapSeats(this RouteGroupBuilder api)
    {
        var seats = api.MapGroup("/projects/{project:guid}/seats").WithTags("Seats");
        seats.MapGet("", All).WithName("listSeats").WithSummary("Who decides for which group or body.");
        seats.MapGet("/{party}", One).WithName("getSeat").WithSummary("One seat; empty when nobody is named yet.");
        seats.MapPut("/{party}", Set).WithName("setSeat").WithSummary("Names who decides, how many must speak and who stands in when.");
        seats.MapPost("/speakers", Speakers).WithName("seatSpeakers").WithSummary("Lets those decide who were named to speak for a group or body, where nobody is named yet and the rules allow it.");
    }

    static Task<Results<Ok<Written>, Refused>> Speakers(Guid project, Body<NothingSaid> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SeatSpeakers(asking.By, asking.At), ct);

    static Task<Results<Ok<Listed<SeatAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<SeatAnswer>([.. view.Project.Seats.Values.Select(s => SeatAnswer.Of(view, s))]), ct);

    static Task<Results<Ok<SeatAnswer>, Refused>> One(Guid project, Party party, Door door, CancellationToken ct) =>
        door.Show(project, view => view.Project.Knows(party.Id)
            ? SeatAnswer.Of(view, view.Project.Seat(party.Id) ?? new(party.Id, null, SeatRule.Any, null, [], []))
            : null, ct);

    static Task<Results<Ok<Written>, Refused>> Set(Guid project, Party party, Body<SeatEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SetSeat(body.Value.Seat(party.Id), asking.Text(body.Value.Basis), asking.By, asking.At), ct);
}

/// <summary>Stands in on these days, both included; an absence has no reason here.</summary>
public sealed record DeputyEdit
{
    public required PersonId PersonId { get; init; }
    [Day]
    public required DateOnly From { get; init; }
    [Day]
    public required DateOnly To { get; init; }
}

/// <summary>From when until when a holder is in office, both days included.</summary>
public sealed record OfficeTermEdit
{
    public required PersonId PersonId { get; init; }
    [Day]
    public DateOnly? From { get; init; }
    [Day]
    public DateOnly? To { get; init; }
}

public sealed record SeatEdit
{
    /// <summary>Set for this project; left out, the workflow's strength at each gate holds.</summary>
    public Strength? Strength { get; init; }
    public SeatRule Rule { get; init; }
    [Range(1, 200)]
    public int? Quorum { get; init; }
    public required IReadOnlyList<PersonId> Holders { get; init; }
    public IReadOnlyList<DeputyEdit> Deputies { get; init; } = [];
    /// <summary>Of holders who are in office for a while only.</summary>
    public IReadOnlyList<OfficeTermEdit> Terms { get; init; } = [];
    /// <summary>On what it rests, when the strength is below the workflow's.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Basis { get; init; }

    internal Seat Seat(PartyId party) => new(party, Strength, Rule, Quorum, [.. Holders], [.. Deputies.Select(d => new Deputy(d.PersonId, d.From, d.To))])
    {
        Terms = [.. Terms.Select(t => new OfficeTerm(t.PersonId, t.From, t.To))],
    };
}

public sealed record DeputyAnswer(PersonAnswer Person, DateOnly From, DateOnly To);

public sealed record OfficeTermAnswer(PersonAnswer Person, DateOnly? From, DateOnly? To);

public sealed record SeatAnswer(PartyId Party, Strength? Strength, SeatRule Rule, int? Quorum, IReadOnlyList<PersonAnswer> Holders, IReadOnlyList<DeputyAnswer> Deputies, IReadOnlyList<OfficeTermAnswer> Terms)
{
    internal static SeatAnswer Of(ProjectView view, Seat seat) => new(seat.Party, seat.Strength, seat.Rule, seat.Quorum, [.. seat.Holders.Select(view.Person)],
        [.. seat.Deputies.Select(d => new DeputyAnswer(view.Person(d.Person), d.From, d.To))], [.. (seat.Terms ?? []).Select(t => new OfficeTermAnswer(view.Person(t.Person), t.From, t.To))]);
}
