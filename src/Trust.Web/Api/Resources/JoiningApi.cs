using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.Web.Api;

static class JoiningApi
{
    public static void MapJoining(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Projects");
        project.MapPost("/sites", Site).WithName("addSite").WithSummary("A site joins; once the project runs, as a change. It has passed nothing; what has passed for other sites stands.");
        project.MapPost("/bodies", Body).WithName("addBody").WithSummary("A body joins; once the project runs, as a change. What has passed where it speaks is asked anew there.");
    }

    static async Task<Results<Created<Made>, Refused>> Site(Guid project, Body<JoiningSite> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        if (wanted.Region is { } region && !Regions.Knows(wanted.Country, region)) return door.Refuse([new("region", "request.region-unknown")]);
        return await door.Make(project, (asking, id) => new AddSite(wanted.Site(new(id), asking.Typed), asking.Text(wanted.Text), Answers(wanted.Answers), asking.By, asking.At), _ => $"/projects/{project}", ct);
    }

    static Task<Results<Created<Made>, Refused>> Body(Guid project, Body<JoiningBody> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        return door.Make(project, (asking, id) => new AddBody(
            new(new(id), wanted.Kind, asking.Typed.Add(wanted.LocalName.Text, wanted.LocalName.Language), wanted.Level, [.. wanted.Sites.Distinct()], asking.Text(wanted.BindingAgreement)),
            asking.Text(wanted.Text), Answers(wanted.Answers), asking.By, asking.At), _ => $"/projects/{project}", ct);
    }

    static ImmutableSortedDictionary<string, bool> Answers(IReadOnlyDictionary<string, bool> given) => given.ToImmutableSortedDictionary(StringComparer.Ordinal);
}

public sealed record JoiningSite : NewSite
{
    /// <summary>What changes, in words; required once the project runs.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>Yes or no to each question that the workflow asks about a new site; required once the project runs.</summary>
    public IReadOnlyDictionary<string, bool> Answers { get; init; } = new Dictionary<string, bool>();
}

public sealed record JoiningBody
{
    public required BodyKind Kind { get; init; }
    [Said]
    public required TypedText LocalName { get; init; }
    public required BodyLevel Level { get; init; }
    /// <summary>The ids of the sites it speaks for; none means all.</summary>
    public IReadOnlyList<SiteId> Sites { get; init; } = [];
    public TypedText? BindingAgreement { get; init; }
    /// <summary>What changes, in words; required once the project runs.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>Yes or no to each question that the workflow asks about a new group; required once the project runs.</summary>
    public IReadOnlyDictionary<string, bool> Answers { get; init; } = new Dictionary<string, bool>();
}
