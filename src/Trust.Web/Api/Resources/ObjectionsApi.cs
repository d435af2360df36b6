using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Objections;

namespace Trust.Web.Api;

static class ObjectionsApi
{
    /// <summary>Until there is an anonymous channel, asking for it is refused, and the text names the confidential ways (rules.md 3).</summary>
    public const string NotAnonymous = "objection.not-anonymous-yet";

    public static void MapObjections(this RouteGroupBuilder api)
    {
        var objections = api.MapGroup("/projects/{project:guid}/objections").WithTags("Objections");
        objections.MapPost("", Raise).WithName("raiseObjection").WithSummary("Raises an objection; the raiser's name is for the owner and whoever answers.");
        objections.MapGet("", All).WithName("listObjections").WithSummary("All objections of the project, in the order in which they were raised.");
        api.MapGet("/objections/{objection:guid}", One).WithName("getObjection").WithTags("Objections").WithSummary("One objection with everything that was said.");
    }

    static async Task<Results<Created<Made>, Refused>> Raise(Guid project, Body<ObjectionEdit> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        if (wanted.Anonymous) return door.Refuse([new("anonymous", NotAnonymous)]);
        return await door.Make(project, (asking, id) => new RaiseObjection(new(id), wanted.Stage, wanted.Category, asking.Text(wanted.Text), wanted.Blocking, wanted.ForBody,
            asking.By, asking.At), id => $"/objections/{id}", ct);
    }

    static Task<Results<Ok<Listed<ObjectionAnswer>>, Refused>> All(Guid project, Door door, ObjectionHistory history, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var said = await history.Read(view, ct);
            return new Listed<ObjectionAnswer>([.. view.Project.Objections.Values.OrderBy(o => o.RaisedAt).Select(o => ObjectionAnswer.Of(view, o, [.. said[o.Id]]))])!; // a list is something
        }, ct);

    static async Task<Results<Ok<ObjectionAnswer>, Refused>> One(Guid objection, Door door, ObjectionHistory history, CancellationToken ct)
    {
        if (await history.ProjectOf(door.Caller.Organisation, new(objection), ct) is not { } project) return door.Missing("objection.unknown");
        return await door.Show(project.Value, async view => view.Project.Objections.GetValueOrDefault(new(objection)) is { } found
            ? ObjectionAnswer.Of(view, found, [.. (await history.Read(view, ct))[found.Id]])
            : null, ct);
    }
}

public sealed record ObjectionEdit
{
    public Stage? Stage { get; init; }
    public required ObjectionCategory Category { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>Proposes that it blocks; it does at once only when raised for a body.</summary>
    public bool Blocking { get; init; }
    /// <summary>The body for which it is raised, by one who speaks for it.</summary>
    public BodyId? ForBody { get; init; }
    /// <summary>Refused for now; the answer names the confidential ways.</summary>
    public bool Anonymous { get; init; }
}

public sealed record CitationAnswer(EvidenceRef Item, int Revision);

/// <param name="What">The journal's name of the step.</param>
public sealed record StepAnswer(string What, DateTimeOffset At, Said? Text, Said? Offer, IReadOnlyList<CitationAnswer> Cites);

/// <param name="Raiser">Null for those who may not know it.</param>
/// <param name="Yours">The caller raised it.</param>
/// <param name="Words">What the caller agreed to as its raiser; others read it under the theme, apart from the objection.</param>
public sealed record ObjectionAnswer(ObjectionId Id, ProjectId ProjectId, Stage? Stage, ObjectionCategory Category, ObjectionState State, bool Blocking, bool BlockingProposed, BodyId? ForBody,
    PersonAnswer? Raiser, bool Yours, Said? Text, DateTimeOffset RaisedAt, DateTimeOffset Since, DateTimeOffset? AnsweredAt, ThemeId? ThemeId, Said? Words, IReadOnlyList<StepAnswer> Steps)
{
    internal static ObjectionAnswer Of(ProjectView view, Objection objection, IReadOnlyList<ObjectionStep> steps) => new(objection.Id, view.Project.Id, objection.Stage, objection.Category, objection.State, objection.Blocking, objection.BlockingProposed, objection.ForBody,
            AudienceRule.MayKnowRaiser(view.Project, objection, view.Reader, view.Now) ? view.Person(objection.Raiser) : null, view.Reader.PersonId == objection.Raiser,
            Say(steps.FirstOrDefault()?.Text), objection.RaisedAt, objection.Since, objection.AnsweredAt, objection.Theme, view.Reader.PersonId == objection.Raiser ? view.Say(objection.Lent) : null,
            [.. steps.Select(s => new StepAnswer(s.Type, s.Stamp.At, Say(s.Text), Say(s.Offer), [.. s.Cites.Select(c => new CitationAnswer(c.Item, c.Revision))]))]);

    static Said? Say(WrittenText? text) => text is null ? null : new(text.Body, text.Language);
}
