using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class ProjectsApi
{
    public static void MapProjects(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapPost("", Create).WithName("createProject").WithSummary("A roll-out comes to Trust, as a draft; whoever creates it owns it.");
        projects.MapGet("", List).WithName("listProjects").WithSummary("The projects in which the caller has a part, the newest first.");
        projects.MapGet("/{project:guid}", One).WithName("getProject").WithSummary("The whole picture: stages, evidence, gates, locks, what blocks and whose turn it is.");
        projects.MapPatch("/{project:guid}", Describe).WithName("describeProject").WithSummary("Corrects what the project says of itself; what is left out stays.");
    }

    static async Task<Results<Created<Made>, Refused>> Create(Body<NewProject> body, Door door, Rulebooks rulebooks, CancellationToken ct)
    {
        var wanted = body.Value;
        if ((rulebooks.Find(wanted.Workflow) ?? rulebooks.All.LastOrDefault(r => r.Key == wanted.Workflow)) is not { } rulebook)
            return door.Refuse([new("workflow", "rulebook.unknown")]);
        if (wanted.Faults().ToList() is { Count: > 0 } faults) return door.Refuse(faults);

        var id = Guid.CreateVersion7();
        var nothing = Project.None(door.Caller.Organisation, new(id)) with { Language = wanted.Language };
        var view = new ProjectView(nothing, door.Caller.Actor, door.Now, new Dictionary<ContentId, string>(), new Dictionary<PersonId, string>());
        var (done, refused) = await door.Ask(view, id, asking => wanted.Command(rulebook, asking), ct);
        if (refused is not null) return refused;
        var made = Made.Of(done!, id); // not refused, so done
        return TypedResults.Created($"{TrustApi.Base}/projects/{made.Id}", made);
    }

    static async Task<Ok<Page<ProjectLine>>> List(Word<ProjectState>? state, Word<Stage>? stage, Id? owner, Sought? q, Cursor? cursor, Limit? limit, Door door, ProjectList list, CancellationToken ct)
    {
        var most = Limit.Or50(limit);
        var rows = await list.Read(door.Caller.Organisation, door.Caller.Person, Trust.Domain.Calendars.LocalDay.Of(door.Now, door.Caller.TimeZone), new(
            state is { } s ? Kebab.Of(s.Value) : null, stage is { } g ? Kebab.Of(g.Value) : null, owner is { } o ? new(o.Value) : null, q?.Value,
            cursor?.Id is { } after ? new(after) : null, most + 1), ct);
        return TypedResults.Ok(new Page<ProjectLine>([.. rows.Take(most).Select(ProjectLine.Of)], rows.Count > most ? Cursor.Of(rows[most - 1].Id.Value) : null));
    }

    static Task<Results<Ok<ProjectPicture>, Refused>> One(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => ProjectPicture.Of(door.Words(view)), ct);

    static async Task<Results<Ok<Written>, Refused>> Describe(Guid project, Body<ProjectEdit> body, Door door, CancellationToken ct)
    {
        var wanted = body.Value;
        foreach (var (i, site) in wanted.Sites.Index())
            if (site.Region is { } region && !Regions.Knows(site.Country, region)) return door.Refuse([new($"sites[{i}].region", "request.region-unknown")]);
        return await door.Do(project, asking => new DescribeProject(asking.Text(wanted.Title), asking.Text(wanted.Purpose),
            wanted.AiSystem is { } system ? asking.Typed.Add(system.Written()) : null, wanted.StartsOn, wanted.AffectedEmployees, asking.By, asking.At)
        {
            Today = wanted.Today is Today.NotSaid ? null : wanted.Today,
            Decides = wanted.Decides is Decides.NotSaid ? null : wanted.Decides,
            NoBody = wanted.NoBody,
            Sites = [.. wanted.Sites.Select(s => s.Site(s.Id ?? new(Guid.CreateVersion7()), asking.Typed))],
        }, ct);
    }
}

/// <summary>What the AI system is, and what it does with people.</summary>
public sealed record AiSystem
{
    [Said]
    public required string Name { get; init; }
    public string? Vendor { get; init; }
    public string? Version { get; init; }
    [Long(LongAttribute.Free)]
    public string? Function { get; init; }
    public IReadOnlyList<string> DataCategories { get; init; } = [];
    public Decides Decides { get; init; }

    /// <summary>As the journal's text keeps it.</summary>
    public string Written() => JsonSerializer.Serialize(this, DomainJson.Options);
}

public record NewSite
{
    [Said]
    public required TypedText Employer { get; init; }
    [Said]
    public required TypedText Name { get; init; }
    [Country]
    public required string Country { get; init; }
    /// <summary>The part of the country whose holidays hold, for example BW.</summary>
    public string? Region { get; init; }
    [Range(0, 10_000_000)]
    public required int Headcount { get; init; }
    [LanguageCode, Many(20)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    internal Site Site(SiteId id, Typed typed) => new(id, typed.Add(Employer.Text, Employer.Language), typed.Add(Name.Text, Name.Language), Country, Region, Headcount, [.. Languages.Distinct()]);
}

/// <summary>A works council, a union or whoever else speaks for employees here.</summary>
public sealed record NewBody
{
    public required BodyKind Kind { get; init; }
    [Said]
    public required TypedText LocalName { get; init; }
    public required BodyLevel Level { get; init; }
    /// <summary>The names of the sites it speaks for; none means all.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];
    public TypedText? BindingAgreement { get; init; }
}

public sealed record NewProject
{
    [Said]
    public required TypedText Title { get; init; }
    [Said, Long(LongAttribute.Free)]
    public required TypedText Purpose { get; init; }
    public required Today Today { get; init; }
    public required AiSystem AiSystem { get; init; }
    [Many(100)]
    public required IReadOnlyList<NewSite> Sites { get; init; }
    [Many(100)]
    public IReadOnlyList<NewBody> Bodies { get; init; } = [];
    /// <summary>A workflow's key for its newest version, or key and version: rollout.1.</summary>
    public string Workflow { get; init; } = "rollout";
    [Day]
    public required DateOnly StartsOn { get; init; }
    [Zone]
    public required string TimeZone { get; init; }
    [OwnLanguage]
    public required string Language { get; init; }
    [Range(1, 10_000_000)]
    public required int AffectedEmployees { get; init; }

    /// <summary>What one member says against another.</summary>
    internal IEnumerable<Fault> Faults()
    {
        foreach (var (i, site) in Sites.Index())
            if (site.Region is { } region && !Regions.Knows(site.Country, region)) yield return new($"sites[{i}].region", "request.region-unknown");
        foreach (var (i, body) in Bodies.Index())
            foreach (var (j, name) in body.Sites.Index())
                if (Sites.All(s => s.Name.Text != name)) yield return new($"bodies[{i}].sites[{j}]", "project.body-of-unknown-site");
    }

    internal CreateProject Command(Rulebook rulebook, Asking asking)
    {
        var typed = asking.Typed;
        var sites = Sites.Select(s => (s.Name.Text, Site: s.Site(new(Guid.CreateVersion7()), typed))).ToList();
        var bodies = Bodies.Select(b => new Body(new(Guid.CreateVersion7()), b.Kind, Add(typed, b.LocalName), b.Level,
            [.. sites.Where(s => b.Sites.Contains(s.Text)).Select(s => s.Site.Id)], asking.Text(b.BindingAgreement)));
        return new(rulebook, Add(typed, Title), Add(typed, Purpose), typed.Add(AiSystem.Written()), AiSystem.Decides, Today,
            [.. sites.Select(s => s.Site)], [.. bodies], StartsOn, TimeZone, Language, AffectedEmployees, asking.By, asking.At)
        {
            Open = [.. Today is Today.NotSaid ? [StartQuestion.Today] : (StartQuestion[])[], .. AiSystem.Decides is Decides.NotSaid ? [StartQuestion.Decides] : (StartQuestion[])[]],
        };
    }

    static ContentRef Add(Typed typed, TypedText text) => typed.Add(text.Text, text.Language);
}

public sealed record ProjectEdit
{
    [Said]
    public TypedText? Title { get; init; }
    [Said, Long(LongAttribute.Free)]
    public TypedText? Purpose { get; init; }
    public AiSystem? AiSystem { get; init; }
    [Day]
    public DateOnly? StartsOn { get; init; }
    [Range(1, 10_000_000)]
    public int? AffectedEmployees { get; init; }
    /// <summary>Until the start, and after it where it was still open; <c>not-said</c> leaves it open.</summary>
    public Today? Today { get; init; }
    /// <summary>As for <c>today</c>.</summary>
    public Decides? Decides { get; init; }
    /// <summary>It is known now that nobody represents the employees.</summary>
    public bool NoBody { get; init; }
    /// <summary>Of a draft: those that are mended, by their ids, and new ones.</summary>
    [Many(100)]
    public IReadOnlyList<SiteEdit> Sites { get; init; } = [];
}

public sealed record SiteEdit : NewSite
{
    public SiteId? Id { get; init; }
}

/// <summary>A project in a list.</summary>
public sealed record ProjectLine(ProjectId Id, long Version, string? Title, ProjectState State, Stage Stage, StageState StageState, bool AtRisk, PersonAnswer? Owner,
    DateOnly StartsOn, DateTimeOffset Since, IReadOnlyList<StageMark> Stages, IReadOnlyList<LockMark> Locks, TurnMark? Turn)
{
    internal static ProjectLine Of(ProjectRow row)
    {
        var track = row.Line;
        return new(row.Id, row.Number, row.Title, Kebab.Parse<ProjectState>(row.State), Kebab.Parse<Stage>(row.Stage), Kebab.Parse<StageState>(row.StageState), row.AtRisk, row.OwnerId is { } owner ? new(owner, row.OwnerName) : null,
            row.StartsOn, row.Since, [.. track.Stages.Select(s => new StageMark(s.Stage, s.State, s.AtRisk))], [.. track.Locks.Select(l => new LockMark(l.Lock, l.State))],
            row.TurnCode is { } code ? new(code, row.TurnParty ?? row.TurnRole ?? "person", row.TurnSince) : null);
    }
}

public sealed record StageMark(Stage Stage, StageState State, bool AtRisk);

/// <param name="State"><c>open</c>, <c>shut</c>, or <c>part</c>: open for some sites.</param>
public sealed record LockMark(Trust.Domain.Lock Lock, string State);

/// <summary>Whose turn it is first; the whole list is in the picture of the project.</summary>
public sealed record TurnMark(string Code, string Who, DateTimeOffset? Since);
