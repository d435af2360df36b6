using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.SignIn;

namespace Trust.Web.Pages.Projects;

/// <param name="Id">Of a site that is in the project already.</param>
public sealed record NewSiteForm(Guid? Id, string? Name, string? Country, string? Region, int? Headcount);

/// <param name="Id">Of a body that is in the project already.</param>
/// <param name="Kind">A kind of body, <c>none</c>, or <c>unknown</c>.</param>
/// <param name="Sites">The places of its sites in the form; none means all.</param>
public sealed record NewBodyForm(Guid? Id, string? Kind, string? Name, List<int>? Sites);

/// <summary>What a person typed to enter a project; sites and bodies come and go one by one. What is left empty is not known yet.</summary>
public sealed record NewProjectForm
{
    public const string None = "none", Unknown = "unknown";

    /// <summary>Of the form on each page of the way.</summary>
    public const string Id = "typed";

    const int Most = 30;

    /// <summary>From now on every way out of the page sends the form.</summary>
    public static void SavesIn(ViewDataDictionary data) => (PageFrame.Of(data) with { SaveBy = Id }).On(data);

    /// <summary>To where the reader goes instead, now that it is kept. Out of Trust leads a form alone, so the browser sends this one on.</summary>
    public static LocalRedirectResult Leave(string to) => new(to, permanent: false, preserveMethod: to == SignOutModel.Path);

    public string? Title { get; init; }
    public string? Purpose { get; init; }
    public string? System { get; init; }
    public string? Vendor { get; init; }
    public string? Function { get; init; }
    public string? Decides { get; init; }
    public string? Today { get; init; }
    public List<NewSiteForm> Sites { get; init; } = [new(null, null, null, null, null)];
    public List<NewBodyForm> Bodies { get; init; } = [new(null, null, null, null)];
    public int? Affected { get; init; }
    public DateOnly? StartsOn { get; init; }

    /// <summary>Nothing was said; a country and a day stand there from the beginning.</summary>
    public bool IsEmpty => ((string?[])[Title, Purpose, System, Vendor, Function, .. Sites.SelectMany(s => new[] { s.Name, s.Region }), .. Bodies.Select(b => b.Name)]).All(string.IsNullOrWhiteSpace)
        && Affected is null && SaidToday is Domain.Today.NotSaid && SaidDecides is Domain.Decides.NotSaid && Sites.All(s => s.Headcount is null) && Bodies.All(b => b.Kind is null or Unknown);

    /// <summary>What the project says already, for whoever comes back to mend or to answer it.</summary>
    public static NewProjectForm Of(ProjectView view)
    {
        var (project, sites) = (view.Project, view.Project.Sites.Values.ToList());
        var system = view.Text(project.AiSystem) is { } described ? DescribedSystem.Read(described) : null;
        return new()
        {
            Title = view.Text(project.Title),
            Purpose = view.Text(project.Purpose),
            System = system?.Name,
            Vendor = system?.Vendor,
            Function = system?.Function,
            Decides = Kebab.Of(project.Decides),
            Today = Kebab.Of(project.Today),
            Sites = [.. sites.Select(s => new NewSiteForm(s.Id.Value, project.Open.Contains(StartQuestion.Where) ? null : view.Text(s.Name), s.Country, s.Region is { } region ? $"{s.Country}-{region}" : null, s.Headcount is 0 ? null : s.Headcount))],
            Bodies = project.Bodies.IsEmpty
                ? [new(null, project.Open.Contains(StartQuestion.Bodies) ? Unknown : None, null, null)]
                : [.. project.Bodies.Values.Select(b => new NewBodyForm(b.Id.Value, Kebab.Of(b.Kind), view.Text(b.LocalName), [.. b.Sites.Select(s => sites.FindIndex(known => known.Id == s))]))],
            Affected = project.AffectedEmployees is 0 ? null : project.AffectedEmployees,
            StartsOn = project.StartsOn,
        };
    }

    /// <summary>The form after one of its buttons: <c>site-more</c>, <c>site-less-2</c>, <c>body-more</c>, <c>body-less-1</c>. What the project has already stays.</summary>
    public NewProjectForm After(string change) => change.Split('-') switch
    {
        ["site", "more"] when Sites.Count < Most => this with { Sites = [.. Sites, new(null, null, Sites.LastOrDefault()?.Country, null, null)] },
        ["body", "more"] when Bodies.Count < Most => this with { Bodies = [.. Bodies, new(null, null, null, null)] },
        ["site", "less", var place] when int.TryParse(place, out var i) && i < Sites.Count && Sites.Count > 1 && Sites[i].Id is null => this with
        {
            Sites = [.. Sites.Where((_, at) => at != i)],
            Bodies = [.. Bodies.Select(b => b with { Sites = [.. (b.Sites ?? []).Where(s => s != i).Select(s => s > i ? s - 1 : s)] })],
        },
        ["body", "less", var place] when int.TryParse(place, out var i) && i < Bodies.Count && Bodies[i].Id is null => this with { Bodies = [.. Bodies.Where((_, at) => at != i)] },
        _ => this,
    };

    /// <summary>Says beside each field what is missing in it and what would do.</summary>
    public void Check(ModelStateDictionary says, Trust.App.Texts texts, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Title)) says.AddModelError("title", texts.NewTitleMissing);
        if (Sites.Count == 0) says.AddModelError("title", texts.NewSiteMissing); // no page sends that
        foreach (var (i, site) in Sites.Index())
        {
            if (string.IsNullOrWhiteSpace(site.Name) && Sites.Count > 1) says.AddModelError($"sites[{i}].name", texts.NewSiteMissing);
            else if (!string.IsNullOrWhiteSpace(site.Name) && Sites.Take(i).Any(s => s.Name?.Trim() == site.Name.Trim())) says.AddModelError($"sites[{i}].name", texts.NewSiteTwice);
            if (!Countries.Knows(site.Country)) says.AddModelError($"sites[{i}].country", texts.NewCountryMissing);
            else if (!Regions.Fits(site.Region, site.Country)) says.AddModelError($"sites[{i}].region", texts.NewRegionElsewhere);
        }
        foreach (var (i, body) in Bodies.Index())
            if (body.Name is { Length: > 0 } name && Bodies.Take(i).Any(b => b.Name?.Trim() == name.Trim())) says.AddModelError($"bodies[{i}].name", texts.NewBodyNameTwice);
        if (Affected < 1) says.AddModelError("affected", texts.ProjectNobodyAffected);
        if (StartsOn is { Year: < 1990 or > 2100 }) says.AddModelError("startsOn", texts.FormNoDate(texts.Date(today)));
    }

    /// <summary>The questions that nobody has answered here.</summary>
    public IEnumerable<StartQuestion> Open()
    {
        if (string.IsNullOrWhiteSpace(Purpose)) yield return StartQuestion.Purpose;
        if (SaidToday is Domain.Today.NotSaid) yield return StartQuestion.Today;
        if (string.IsNullOrWhiteSpace(System)) yield return StartQuestion.System;
        if (SaidDecides is Domain.Decides.NotSaid) yield return StartQuestion.Decides;
        if (string.IsNullOrWhiteSpace(Sites[0].Name)) yield return StartQuestion.Where;
        if (Affected is null) yield return StartQuestion.Affected;
        if (Bodies.All(b => b.Kind != None && !Kebab.TryParse<BodyKind>(b.Kind, out _))) yield return StartQuestion.Bodies;
    }

    public Today SaidToday => Kebab.TryParse<Today>(Today, out var today) ? today : Domain.Today.NotSaid;

    public Decides SaidDecides => Kebab.TryParse<Decides>(Decides, out var decides) ? decides : Domain.Decides.NotSaid;

    /// <summary>The system as the journal's text keeps it; null while it has no name.</summary>
    public string? Described => string.IsNullOrWhiteSpace(System) ? null : JsonSerializer.Serialize(new { name = System, vendor = Vendor, function = Function }, DomainJson.Options);

    /// <summary>The same where it was described before: what this form does not ask for stays.</summary>
    public string? DescribedAnew(string? before)
    {
        if (before is null || string.IsNullOrWhiteSpace(System)) return Described;
        var was = DescribedSystem.Read(before);
        return (was.Name, was.Vendor ?? "", was.Function ?? "") == (System, Vendor ?? "", Function ?? "") ? before
            : JsonSerializer.Serialize(new { name = System, vendor = Vendor, version = was.Version, function = Function, dataCategories = was.DataCategories }, DomainJson.Options);
    }

    /// <summary>For a form that <see cref="Check"/> let pass; a place without a name goes by the employer's until somebody says which it is. What stands as it was said before stays the same text.</summary>
    /// <param name="employer">The text that names the employer at each place.</param>
    /// <param name="view">What was said before; null while there is no project.</param>
    public ImmutableArray<Site> SitesOf(Typed typed, string nameless, Func<ContentRef> employer, string language, ProjectView? view = null) =>
    [
        .. Sites.Select(s => (Form: s, Was: s.Id is { } id ? view?.Project.Sites.GetValueOrDefault(new(id)) : null)).Select(s => new Site(new(s.Form.Id ?? Guid.CreateVersion7()), employer(),
            Text(typed, view, s.Was?.Name, string.IsNullOrWhiteSpace(s.Form.Name) ? nameless : s.Form.Name), s.Form.Country!, Regions.Of(s.Form.Region, s.Form.Country!), // checked
            s.Form.Headcount ?? (Sites.Count == 1 ? Affected ?? 0 : 0), s.Was?.Languages ?? [language])),
    ];

    /// <summary>The bodies of those rows that name a kind; whoever speaks for no site alone speaks for the company.</summary>
    public IEnumerable<Body> BodiesOf(Typed typed, IReadOnlyList<SiteId> sites, Trust.App.Texts texts, ProjectView? view = null)
    {
        foreach (var body in Bodies)
            if (Kebab.TryParse<BodyKind>(body.Kind, out var kind))
            {
                var was = body.Id is { } id ? view?.Project.Bodies.GetValueOrDefault(new(id)) : null;
                ImmutableArray<SiteId> speaksFor = [.. (body.Sites ?? []).Where(i => i >= 0 && i < sites.Count).Distinct().Select(i => sites[i])];
                yield return new(new(body.Id ?? Guid.CreateVersion7()), kind, Text(typed, view, was?.LocalName, string.IsNullOrWhiteSpace(body.Name) ? texts.Word(kind) : body.Name),
                    speaksFor.IsEmpty && sites.Count > 1 ? BodyLevel.Company : BodyLevel.Site, was is not null && was.Sites.SequenceEqual(speaksFor) ? was.Sites : speaksFor, was?.BindingAgreement);
            }
    }

    static ContentRef Text(Typed typed, ProjectView? view, ContentRef? standing, string text) => view is null ? typed.Add(text) : typed.Optional(view, standing, text) ?? typed.Add(text);
}
