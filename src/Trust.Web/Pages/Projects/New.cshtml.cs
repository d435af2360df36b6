using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.Web.Pages.Projects;

/// <summary>A project begins: a name, and seven questions of which each may stay open. What was answered is kept as a draft.</summary>
[Authorize]
public sealed class NewModel(Desk desk, Trust.App.Rulebooks.Rulebooks rulebooks, Organisations organisations) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public NewProjectForm Form { get; private set; } = new();
    public DateOnly Today => desk.Today;
    public NewQuestions Questions => new(Texts, Form, rulebooks.Latest("rollout"), Today);

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await Frame(ct);
        Form = Form with { Sites = [Form.Sites[0] with { Country = Countries.OfZone(desk.Caller.TimeZone) }] };
        return Page();
    }

    /// <param name="to">Where the person goes instead of on; what was typed is kept as a draft, and of nothing none is made.</param>
    public async Task<IActionResult> OnPost([FromForm] NewProjectForm form, [FromForm] string? to, CancellationToken ct)
    {
        var elsewhere = Url.IsLocalUrl(to) ? to : null;
        if (elsewhere is not null && form.IsEmpty) return Go(elsewhere);
        if (elsewhere is not null && string.IsNullOrWhiteSpace(form.Title)) form = form with { Title = Texts.NewUntitled };
        Form = form;
        await Frame(ct);
        form.Check(ModelState, Texts, Today);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var employer = await organisations.Name(desk.Caller.Organisation, ct) ?? form.Title!; // checked above
        var sites = form.SitesOf(typed, employer, () => typed.Add(employer), desk.Caller.Language);
        var id = Guid.CreateVersion7();
        var command = new CreateProject(rulebooks.Latest("rollout"), typed.Add(form.Title!), typed.Optional(form.Purpose), typed.Optional(form.Described), form.SaidDecides, form.SaidToday, // as above
            sites, [.. form.BodiesOf(typed, [.. sites.Select(s => s.Id)], Texts)], form.StartsOn ?? Today, desk.Caller.TimeZone, desk.Caller.Language, form.Affected ?? 0, desk.Caller.Actor, desk.Now)
        { Open = [.. form.Open()] };
        return await desk.Do(id, command, typed, ct) switch
        {
            Outcome.Done => Go(elsewhere ?? $"/projects/{id}/new/people"),
            Outcome.Refused { Refusal: var refusal } => Say(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>One more site or body, or one less; what was typed stays.</summary>
    public async Task<IActionResult> OnPostShape([FromForm] NewProjectForm form, string change, CancellationToken ct)
    {
        await Frame(ct);
        Form = form.After(change);
        ModelState.Clear(); // the rows have moved
        return Page();
    }

    async Task Frame(CancellationToken ct)
    {
        await desk.Frame(this, Texts.NavNewProject, null, ct);
        NewProjectForm.SavesIn(ViewData);
    }

    LocalRedirectResult Go(string to)
    {
        desk.Says(null); // a step on the way
        return NewProjectForm.Leave(to);
    }

    PageResult Say(Refusal refusal)
    {
        ModelState.AddModelError(refusal.Field ?? "title", Texts.Of(refusal.Code, refusal.Facts));
        return Page();
    }
}
