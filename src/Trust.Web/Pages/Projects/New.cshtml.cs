using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

public sealed record NewProjectForm
{
    public string? Title { get; init; }
    public string? Purpose { get; init; }
    public string? System { get; init; }
    public string? Vendor { get; init; }
    public string? Function { get; init; }
    public string? Decides { get; init; }
    public string? Today { get; init; }
    public string? Site { get; init; }
    public string? Country { get; init; }
    public int? Headcount { get; init; }
    public int? Affected { get; init; }
    public string? BodyKind { get; init; }
    public string? BodyName { get; init; }
    public DateOnly? StartsOn { get; init; }
}

/// <summary>A project begins: a few questions, and everything else can be added later.</summary>
[Authorize]
public sealed class NewModel(Desk desk, Trust.App.Rulebooks.Rulebooks rulebooks, Organisations organisations) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public NewProjectForm Form { get; private set; } = new();
    public DateOnly Today => DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date);

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await desk.Frame(this, Texts.NavNewProject, null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] NewProjectForm form, CancellationToken ct)
    {
        Form = form;
        await desk.Frame(this, Texts.NavNewProject, null, ct);
        foreach (var (field, value) in new[] { ("title", form.Title), ("purpose", form.Purpose), ("system", form.System), ("site", form.Site) })
            if (string.IsNullOrWhiteSpace(value)) ModelState.AddModelError(field, Texts.FormMissing);
        if (!Kebab.TryParse<Decides>(form.Decides, out var decides)) ModelState.AddModelError("decides", Texts.FormMissing);
        if (!Kebab.TryParse<Today>(form.Today, out var today)) ModelState.AddModelError("today", Texts.FormMissing);
        if (!Countries.Contains(form.Country)) ModelState.AddModelError("country", Texts.FormMissing);
        if (form.Affected is null or < 1) ModelState.AddModelError("affected", Texts.ProjectNobodyAffected);
        if (form.StartsOn is { Year: < 1990 or > 2100 }) ModelState.AddModelError("startsOn", Texts.FormNoDate(Texts.Date(Today)));
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var site = new Site(new(Guid.CreateVersion7()), typed.Add(await organisations.Name(desk.Caller.Organisation, ct) ?? form.Site!), typed.Add(form.Site!), form.Country!, null, // checked above
            form.Headcount ?? form.Affected!.Value, [desk.Caller.Language]);
        ImmutableArray<Body> bodies = Kebab.TryParse<BodyKind>(form.BodyKind, out var kind)
            ? [new(new(Guid.CreateVersion7()), kind, typed.Add(form.BodyName is { Length: > 0 } name ? name : Texts.Word(kind)), BodyLevel.Site, [site.Id], null)]
            : [];
        var system = JsonSerializer.Serialize(new { name = form.System, vendor = form.Vendor, function = form.Function }, DomainJson.Options);
        var id = Guid.CreateVersion7();
        var command = new CreateProject(rulebooks.Latest("rollout"), typed.Add(form.Title!), typed.Add(form.Purpose!), typed.Add(system), decides, today, [site], bodies, // checked above
            form.StartsOn ?? Today, desk.Caller.TimeZone, desk.Caller.Language, form.Affected!.Value, desk.Caller.Actor, desk.Now);
        return await desk.Do(id, command, typed, ct) switch
        {
            Outcome.Done => Redirect($"/projects/{id}/groups"),
            Outcome.Refused { Refusal: var refusal } => Say(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    PageResult Say(Refusal refusal)
    {
        ModelState.AddModelError(refusal.Field ?? "title", Texts.Of(refusal.Code, refusal.Facts));
        return Page();
    }

    static readonly IReadOnlyList<string?> Countries = ["DE", "AT", "NL", "NO", "SE", "DK", "FR", "FI", "BE", "CH", "GB", "IE", "ES", "IT", "PL", "PT", "CZ", "LU"];

    public IReadOnlyList<Choice> CountryChoices() =>
        [.. Countries.Select(c => new Choice(c!, new System.Globalization.RegionInfo(c!).NativeName)).OrderBy(c => c.Label, StringComparer.Create(Texts.Culture, true))];

    public IReadOnlyList<Choice> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(Kebab.Of(v), Texts.AtStart(Texts.Word(v))))];
}
