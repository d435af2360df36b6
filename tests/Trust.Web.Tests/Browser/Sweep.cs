using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>A page at its address, and the first person of the demo for whom it opens; nobody where it opens for everybody.</summary>
sealed record Place(string Route, string Path, DemoPart? As);

/// <summary>The addresses of all pages. They are made from the app's own routes and from what there is in a project, so that a new page is looked at without a new test.</summary>
static partial class Sweep
{
    /// <summary>No pages, or one that a whole form comes before.</summary>
    static readonly HashSet<string> Elsewhere =
    [
        "problem/{status:int}", "sign-out",
        "projects/{project:guid}/files/{file:guid}", "projects/{project:guid}/room/{body:guid}/takeaway", // files
        "projects/{project:guid}/assessments/{assessment}/print", "projects/{project:guid}/checkpoints/{checkpoint:guid}/agreement",                                // leads on to the agreement
    ];

    /// <summary>Of each route one page: in the first project in which it opens for somebody, once looked for in this order and once in the other.</summary>
    /// <param name="draft">Where neither has a page, because both have begun.</param>
    public static async Task<(IReadOnlyList<Place> OneWay, IReadOnlyList<Place> OtherWay)> Of(BrowserHouse house, ProjectId one, ProjectId other, ProjectId draft)
    {
        var readers = new List<(DemoPart? As, Visitor Visitor)> { (null, new(house.Address)) };
        foreach (var part in house.Parts) readers.Add((part, await house.In(part)));
        var (inOne, inOther, inDraft) = (await ThingsIn(house, one), await ThingsIn(house, other), await ThingsIn(house, draft));
        var asked = new Dictionary<(string, DemoPart?), bool>(); // what did not open one way does not open the other way
        return (await Of(house, readers, asked, inOne, inOther, inDraft), await Of(house, readers, asked, inOther, inOne, inDraft));
    }

    static async Task<IReadOnlyList<Place>> Of(BrowserHouse house, List<(DemoPart? As, Visitor Visitor)> readers, Dictionary<(string, DemoPart?), bool> asked, params IReadOnlyDictionary<string, string[]>[] things)
    {
        var places = new List<Place>();
        foreach (var route in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern).DistinctBy(p => p.RawText).OrderBy(p => p.RawText, StringComparer.Ordinal))
            if (!Elsewhere.Contains(Name(route))) places.Add(await First(route, things, readers, asked) ?? new(Name(route), "", null));
        return places;
    }

    static string Name(RoutePattern route) => route.RawText!.TrimStart('/'); // a page's route was written by hand

    static async Task<Place?> First(RoutePattern route, IReadOnlyDictionary<string, string[]>[] things, List<(DemoPart? As, Visitor Visitor)> readers, Dictionary<(string, DemoPart?), bool> asked)
    {
        foreach (var path in things.SelectMany(t => Paths(route, t)).Distinct())
            foreach (var (part, visitor) in readers)
            {
                if (!asked.TryGetValue((path, part), out var opens)) asked[(path, part)] = opens = (int)(await visitor.Get(path)).StatusCode is 200;
                if (opens) return new(Name(route), path, part);
            }
        return null;
    }

    static IEnumerable<string> Paths(RoutePattern route, IReadOnlyDictionary<string, string[]> things) =>
        route.PathSegments.Count == 0 ? ["/"] : route.PathSegments.Aggregate((IEnumerable<string>)[""], (paths, segment) => paths.SelectMany(path => Words(segment, things).Select(word => $"{path}/{word}")));

    static string[] Words(RoutePatternPathSegment segment, IReadOnlyDictionary<string, string[]> things) => segment.Parts[0] switch
    {
        RoutePatternLiteralPart literal => [literal.Content],
        RoutePatternParameterPart named => things.GetValueOrDefault(named.Name) ?? throw new InvalidOperationException($"What stands for {{{named.Name}}}? Say it in {nameof(Sweep)}."),
        var other => throw new InvalidOperationException($"{other.PartKind} in a page's route"),
    };

    /// <summary>What may stand for each name in a route.</summary>
    static async Task<IReadOnlyDictionary<string, string[]>> ThingsIn(BrowserHouse house, ProjectId id)
    {
        var owner = house.Person(DemoPart.HrLead);
        var view = (await house.Services.GetRequiredService<ProjectReader>().Read(owner.Organisation, id, Actor.Of(owner.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow(), default))!; // its owner sees it
        var (project, pages) = (view.Project, house.Services.GetRequiredService<PublicPages>());
        var secrets = new List<string>();
        foreach (var kind in Enum.GetValues<PublicPageKind>()) secrets.Add((await pages.Open(view, kind, view.Today.AddDays(30), null, default)).Value!.Link!.Secret.Text); // the owner runs it
        foreach (var act in project.Acts.Values.Where(a => !a.Disputed).Select(a => a.Id).Take(1)) secrets.Add((await house.Services.GetRequiredService<ActLinks>().Make(view, act, default)).Value!.Secret.Text); // as above
        var added = (await house.Services.GetRequiredService<Trust.App.People>().Add(owner.Organisation, house.Person(DemoPart.HrLead).Person, new("Neu Hier", $"{Guid.NewGuid():N}@firm.example", "de", "Europe/Berlin"), default)).Value;
        if (added is not null) secrets.Add(added.Link.Text);
        foreach (var body in project.Bodies.Keys.Take(1)) secrets.AddRange(await Guest(await house.In(DemoPart.WorksCouncilChair), $"/projects/{id}/room/{body}/guests"));
        return new Dictionary<string, string[]>
        {
            ["project"] = [$"{id}"],
            ["stage"] = [.. project.Stages.OrderByDescending(s => project.OpenRound(s.Stage) is not null).Select(s => Domain.Text.Kebab.Of(s.Stage))],
            ["party"] = ["data-protection", "management", "employees"],
            ["item"] = ["purpose"],
            ["assessment"] = ["dpia"],
            ["section"] = ["system"],
            ["part"] = ["answer", "receipt", "competence", "review"],
            ["checkpoint"] = Ids(project.Checkpoints.Keys.OrderByDescending(c => project.Checkpoints[c].Versions).Take(2)),
            ["agreement"] = Ids(project.Agreements.Keys),
            ["objection"] = Ids(project.Objections.Keys),
            ["body"] = Ids(project.Bodies.Keys),
            ["person"] = [$"{house.Person(DemoPart.Employee).Person}"],
            ["id"] = [.. (await house.Ask($"select id::text from deliveries where project_id = '{id}' order by due_at limit 3"))],
            ["act"] = Ids(project.Acts.Keys),
            ["secret"] = [.. secrets],
            ["token"] = [house.Services.GetRequiredService<UnsubscribeLinks>().For(owner.Organisation, house.Person(DemoPart.Employee).Person, default)["mail/".Length..]],
        };
    }

    /// <summary>Somebody from outside, invited by the body to what it may show first.</summary>
    static async Task<IEnumerable<string>> Guest(Visitor chair, string guests)
    {
        if (Offered().Match(await chair.Read(guests)) is not { Success: true } item) return [];
        var answer = await chair.Post(guests, $"{guests}?handler=Invite", ("label", "Gutachterin"), ("until", $"{DateTime.UtcNow.AddDays(10):yyyy-MM-dd}"), ("items", item.Groups[1].Value));
        return Invited().Matches(await answer.Content.ReadAsStringAsync()).Select(m => m.Groups[1].Value);
    }

    [GeneratedRegex("name=\"items\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Offered();

    [GeneratedRegex("/guest/([A-Za-z0-9_-]{43})")]
    private static partial Regex Invited();

    static string[] Ids<T>(IEnumerable<T> keys) => [.. keys.Select(k => $"{k}")];
}
