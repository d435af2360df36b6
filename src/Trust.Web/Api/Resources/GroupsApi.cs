using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Api;

static class GroupsApi
{
    public static void MapGroups(this RouteGroupBuilder api)
    {
        var groups = api.MapGroup("/projects/{project:guid}/groups").WithTags("Groups");
        groups.MapGet("", All).WithName("listGroups").WithSummary("The map: what each group wants and fears, and who speaks for it.");
        groups.MapGet("/{group}", One).WithName("getGroup").WithSummary("One group of the map.");
        groups.MapPut("/{group}", Describe).WithName("describeGroup").WithSummary("Says what a group wants and fears and who speaks for it; never a rating of a person.");
    }

    static Task<Results<Ok<Listed<GroupAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<GroupAnswer>([.. view.Project.Rules.Groups.Select(g => GroupAnswer.Of(view, g))]), ct);

    static Task<Results<Ok<GroupAnswer>, Refused>> One(Guid project, Word<Group> group, Door door, CancellationToken ct) =>
        door.Show(project, view => view.Project.Rules.Groups.Contains(group.Value) ? GroupAnswer.Of(view, group.Value) : null, ct);

    static Task<Results<Ok<Written>, Refused>> Describe(Guid project, Word<Group> group, Body<GroupEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new DescribeGroup(group.Value, body.Value.Profile(asking), asking.By, asking.At), ct);
}

/// <summary>Who speaks for a group: a body, an office-holder, an outside provider, or nobody, because …</summary>
public sealed record Speaker
{
    public required SpokenForBy By { get; init; }
    public BodyId? BodyId { get; init; }
    public PersonId? PersonId { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Because { get; init; }
}

public sealed record GroupEdit
{
    [Range(1, 5)]
    public int? Affectedness { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Wants { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Fears { get; init; }
    /// <summary>Only from the group's own statement, or from an anonymous pulse of five answers or more.</summary>
    public Position? Position { get; init; }
    public PositionSource? PositionSource { get; init; }
    [Range(0, 1_000_000)]
    public int? PulseAnswers { get; init; }
    public Speaker? SpeaksFor { get; init; }
    /// <summary>What this group is told, in its words: a frame of three slots.</summary>
    public GroupFrameEdit? Hears { get; init; }

    internal GroupProfile Profile(Asking asking) => new(Affectedness, asking.Text(Wants), asking.Text(Fears), Position, PositionSource, PulseAnswers,
        SpeaksFor is { } s ? new(s.By, s.BodyId, s.PersonId, asking.Text(s.Because)) : null)
    {
        Hears = Hears is { } h ? new(asking.Text(h.Changes), asking.Text(h.Rests), asking.Text(h.Says)) : null,
    };
}

public sealed record GroupFrameEdit
{
    /// <summary>What changes for the group, and what does not.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Changes { get; init; }
    /// <summary>On what it can rely, and where that is written.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Rests { get; init; }
    /// <summary>Where it has a say, and until when.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Says { get; init; }
}

public sealed record GroupFrameAnswer(Said? Changes, Said? Rests, Said? Says);

public sealed record SpeakerAnswer(SpokenForBy By, BodyId? BodyId, PersonAnswer? Person, Said? Because);

public sealed record GroupAnswer(Group Group, int? Affectedness, Said? Wants, Said? Fears, Position? Position, PositionSource? PositionSource, int? PulseAnswers, SpeakerAnswer? SpeaksFor, GroupFrameAnswer? Hears)
{
    internal static GroupAnswer Of(ProjectView view, Group group) => view.Project.Groups.GetValueOrDefault(group) is { } p
        ? new(group, p.Affectedness, view.Say(p.Wants), view.Say(p.Fears), p.Position, p.PositionSource, p.PulseAnswers,
            p.SpeaksFor is { } s ? new(s.By, s.Body, view.Person(s.Person), view.Say(s.Because)) : null,
            p.Hears is { } h ? new(view.Say(h.Changes), view.Say(h.Rests), view.Say(h.Says)) : null)
        : new(group, null, null, null, null, null, null, null, null);
}
