using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.Web.Pages.Projects;

/// <summary>The seven questions once more: of a draft all of them, to mend; of a project that runs those that are still open.</summary>
[Authorize]
public sealed class NewAnswersModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public NewProjectForm Form { get; private set; } = new();
    public Refused? Refused { get; private set; }
    public NewQuestions Questions => new(Frame.Texts, Form, Frame.Project.Rules, Frame.View.Today, Frame.Project);

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        Form = NewProjectForm.Of(Frame.View);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid project, [FromForm] NewProjectForm form, [FromForm] string? to, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        Form = form;
        if (Questions.IsDraft) form.Check(ModelState, Frame.Texts, Frame.View.Today);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var outcome = await desk.Do(project, Command(form, typed), typed, ct);
        if (outcome is Outcome.Done)
        {
            if (Questions.IsDraft) desk.Says(null); // a step on the way
            return NewProjectForm.Leave(Url.IsLocalUrl(to) ? to : Frame.Path(Questions.IsDraft ? "new/people" : ""));
        }
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    /// <summary>One more site or body, or one less; what was typed stays.</summary>
    public async Task<IActionResult> OnPostShape(Guid project, [FromForm] NewProjectForm form, string change, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        Form = form.After(change);
        ModelState.Clear(); // the rows have moved
        return Page();
    }

    /// <summary>The form that every way out of the page sends; null while it asks for nothing.</summary>
    public string? SaveBy => Questions.IsDraft || !Frame.Project.Open.IsEmpty ? NewProjectForm.Id : null;

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader) || frame.Project.HasEnded) return false;
        Frame = frame;
        if (SaveBy is not null) NewProjectForm.SavesIn(ViewData);
        return true;
    }

    DescribeProject Command(NewProjectForm form, Typed typed)
    {
        var (view, project, draft) = (Frame.View, Frame.Project, Questions.IsDraft);
        form = form with { Sites = [.. form.Sites.Select(s => s with { Id = s.Id ?? Guid.CreateVersion7() })] }; // so that a new body can speak for a new site
        return new(draft ? typed.Optional(view, project.Title, form.Title) : null, draft || Questions.Asks(StartQuestion.Purpose) ? typed.Optional(view, project.Purpose, form.Purpose) : null,
            draft || Questions.Asks(StartQuestion.System) ? typed.Optional(view, project.AiSystem, form.DescribedAnew(view.Text(project.AiSystem))) : null, draft ? form.StartsOn : null, form.Affected, desk.Caller.Actor, desk.Now)
        {
            Today = form.SaidToday is Today.NotSaid ? null : form.SaidToday,
            Decides = form.SaidDecides is Decides.NotSaid ? null : form.SaidDecides,
            Sites = draft ? Sites(form, typed) : [],
            Bodies = draft ? Bodies(form, typed) : [],
            NoBody = form.Bodies.Any(b => b.Kind is NewProjectForm.None),
        };
    }

    /// <summary>Those that somebody mended, and new ones; none while the place is still open.</summary>
    ImmutableArray<Site> Sites(NewProjectForm form, Typed typed)
    {
        if (string.IsNullOrWhiteSpace(form.Sites[0].Name)) return [];
        var known = Frame.Project.Sites;
        var employer = known.Values.First().Employer; // a project has a site
        return [.. form.SitesOf(typed, form.Sites[0].Name!, () => employer, desk.Caller.Language, Frame.View).Where(s => known.GetValueOrDefault(s.Id) != s || Frame.Project.Open.Contains(StartQuestion.Where))]; // just asked
    }

    ImmutableArray<Body> Bodies(NewProjectForm form, Typed typed) =>
        [.. form.BodiesOf(typed, [.. form.Sites.Select(s => new SiteId(s.Id!.Value))], Frame.Texts, Frame.View).Where(b => Frame.Project.Bodies.GetValueOrDefault(b.Id) != b)]; // each was given one
}
