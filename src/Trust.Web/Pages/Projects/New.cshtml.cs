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
        form.Check(ModelState, Texts, Today);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var sites = form.SitesOf(typed, await organisations.Name(desk.Caller.Organisation, ct) ?? form.Sites[0].Name!, desk.Caller.Language); // checked above
        var system = JsonSerializer.Serialize(new { name = form.System, vendor = form.Vendor, function = form.Function }, DomainJson.Options);
        var id = Guid.CreateVersion7();
        var command = new CreateProject(rulebooks.Latest("rollout"), typed.Add(form.Title!), typed.Add(form.Purpose!), typed.Add(system), Kebab.Parse<Decides>(form.Decides!), Kebab.Parse<Today>(form.Today!), // checked above
            sites, [.. form.BodiesOf(typed, sites, Texts)],
            form.StartsOn ?? Today, desk.Caller.TimeZone, desk.Caller.Language, form.Affected!.Value, desk.Caller.Actor, desk.Now);
        return await desk.Do(id, command, typed, ct) switch
        {
            Outcome.Done => Redirect($"/projects/{id}/groups"),
            Outcome.Refused { Refusal: var refusal } => Say(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>One more site or body, or one less; what was typed stays.</summary>
    public async Task<IActionResult> OnPostShape([FromForm] NewProjectForm form, string change, CancellationToken ct)
    {
        await desk.Frame(this, Texts.NavNewProject, null, ct);
        Form = form.After(change);
        ModelState.Clear(); // the rows have moved
        return Page();
    }

    PageResult Say(Refusal refusal)
    {
        ModelState.AddModelError(refusal.Field ?? "title", Texts.Of(refusal.Code, refusal.Facts));
        return Page();
    }

    /// <summary>Whoever has typed no name yet is called by its number.</summary>
    public IReadOnlyList<Choice> SiteChoices() => [.. Form.Sites.Select((s, i) => new Choice($"{i}", s.Name is { Length: > 0 } name ? name : Texts.NewSiteNumber(i + 1)))];

    public IReadOnlyList<Choice> Kinds() => [.. Words<BodyKind>(), new("none", Texts.NewBodyNone, Texts.NewBodyNoneSays)];

    public IReadOnlyList<Choice> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(Kebab.Of(v), Texts.AtStart(Texts.Word(v))))];
}
