using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Projects;

public sealed record NewSiteForm
{
    public string? Name { get; init; }
    public string? Country { get; init; }
    public string? Region { get; init; }
    public int? Headcount { get; init; }
}

/// <param name="Kind">A kind of body, or <c>none</c>.</param>
/// <param name="Sites">The places of its sites in the form; none means all.</param>
public sealed record NewBodyForm(string? Kind, string? Name, List<int>? Sites);

/// <summary>What a person typed to enter a project; sites and bodies come and go one by one.</summary>
public sealed record NewProjectForm
{
    const int Most = 30;

    public string? Title { get; init; }
    public string? Purpose { get; init; }
    public string? System { get; init; }
    public string? Vendor { get; init; }
    public string? Function { get; init; }
    public string? Decides { get; init; }
    public string? Today { get; init; }
    public List<NewSiteForm> Sites { get; init; } = [new()];
    public List<NewBodyForm> Bodies { get; init; } = [new(null, null, null)];
    public int? Affected { get; init; }
    public DateOnly? StartsOn { get; init; }

    /// <summary>The form after one of its buttons: <c>site-more</c>, <c>site-less-2</c>, <c>body-more</c>, <c>body-less-1</c>.</summary>
    public NewProjectForm After(string change) => change.Split('-') switch
    {
        ["site", "more"] when Sites.Count < Most => this with { Sites = [.. Sites, new()] },
        ["body", "more"] when Bodies.Count < Most => this with { Bodies = [.. Bodies, new(null, null, null)] },
        ["site", "less", var place] when int.TryParse(place, out var i) && i < Sites.Count && Sites.Count > 1 => this with
        {
            Sites = [.. Sites.Where((_, at) => at != i)],
            Bodies = [.. Bodies.Select(b => b with { Sites = [.. (b.Sites ?? []).Where(s => s != i).Select(s => s > i ? s - 1 : s)] })],
        },
        ["body", "less", var place] when int.TryParse(place, out var i) && i < Bodies.Count => this with { Bodies = [.. Bodies.Where((_, at) => at != i)] },
        _ => this,
    };

    /// <summary>Says beside each field what is missing in it and what would do.</summary>
    public void Check(ModelStateDictionary says, Trust.App.Texts texts, DateOnly today)
    {
        foreach (var (field, value, missing) in new[] { ("title", Title, texts.NewTitleMissing), ("purpose", Purpose, texts.NewPurposeMissing), ("system", System, texts.NewSystemMissing) })
            if (string.IsNullOrWhiteSpace(value)) says.AddModelError(field, missing);
        if (!Kebab.TryParse<Decides>(Decides, out _)) says.AddModelError("decides", texts.NewDecidesMissing);
        if (!Kebab.TryParse<Today>(Today, out _)) says.AddModelError("today", texts.NewTodayMissing);
        foreach (var (i, site) in Sites.Index())
        {
            if (string.IsNullOrWhiteSpace(site.Name)) says.AddModelError($"sites[{i}].name", texts.NewSiteMissing);
            else if (Sites.Take(i).Any(s => s.Name?.Trim() == site.Name.Trim())) says.AddModelError($"sites[{i}].name", texts.NewSiteTwice);
            if (!Countries.Knows(site.Country)) says.AddModelError($"sites[{i}].country", texts.NewCountryMissing);
            else if (!Regions.Fits(site.Region, site.Country)) says.AddModelError($"sites[{i}].region", texts.NewRegionElsewhere);
        }
        foreach (var (i, body) in Bodies.Index())
            if (body.Name is { Length: > 0 } name && Bodies.Take(i).Any(b => b.Name?.Trim() == name.Trim())) says.AddModelError($"bodies[{i}].name", texts.NewBodyNameTwice);
        if (Affected is null or < 1) says.AddModelError("affected", texts.ProjectNobodyAffected);
        if (StartsOn is { Year: < 1990 or > 2100 }) says.AddModelError("startsOn", texts.FormNoDate(texts.Date(today)));
    }

    /// <summary>For a form that <see cref="Check"/> let pass.</summary>
    public ImmutableArray<Site> SitesOf(Typed typed, string employer, string language) =>
        [.. Sites.Select(s => new Site(new(Guid.CreateVersion7()), typed.Add(employer), typed.Add(s.Name!), s.Country!, Regions.Of(s.Region, s.Country!), s.Headcount ?? (Sites.Count == 1 ? Affected!.Value : 0), [language]))];

    /// <summary>The bodies of those rows that name a kind.</summary>
    public IEnumerable<Body> BodiesOf(Typed typed, ImmutableArray<Site> sites, Trust.App.Texts texts)
    {
        foreach (var body in Bodies)
            if (Kebab.TryParse<BodyKind>(body.Kind, out var kind))
                yield return new(new(Guid.CreateVersion7()), kind, typed.Add(body.Name is { Length: > 0 } name ? name : texts.Word(kind)), sites.Length > 1 && body.Sites is null or { Count: 0 } ? BodyLevel.Company : BodyLevel.Site,
                    [.. (body.Sites ?? []).Where(i => i >= 0 && i < sites.Length).Distinct().Select(i => sites[i].Id)], null);
    }
}
