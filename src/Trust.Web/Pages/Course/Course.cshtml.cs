using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Course;

/// <summary>What a step may need; each step uses its own part of it.</summary>
public sealed record CourseForm
{
    public string? Reason { get; set; }
    public string? Piloted { get; set; }
    public string? Data { get; set; }
    public string? Promises { get; set; }
    public DateOnly? PeopleToldOn { get; set; }
}

/// <summary>Pausing, ending and taking up again; who has which part; and to whom the project is handed over.</summary>
[Authorize]
public sealed class CourseModel(Desk desk, Colleagues colleagues) : PageModel
{
    static readonly string[] Steps = ["resume", "pause", "cancel", "retire"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<Colleague> People { get; private set; } = [];
    public Refused? Refused { get; private set; }

    /// <summary>The step that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStep(Guid project, string step, CancellationToken ct)
    {
        if (!Steps.Contains(step) || !await Load(project, ct)) return NotFound();
        var (form, typed) = (new CourseForm(), desk.Typed());
        await TryUpdateModelAsync(form, step);
        Tried = step;
        return ModelState.IsValid ? await Do(project, Command(step, form, typed), typed, step, ct) : Page();
    }

    public async Task<IActionResult> OnPostOffer(Guid project, Guid? person, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (People.FirstOrDefault(p => p.Id.Value == person) is { } to) return await Do(project, new OfferOwnership(to.Id, desk.Caller.Actor, desk.Now), null, "offer", ct);
        ModelState.AddModelError("person", Frame.Texts.FormMissing);
        return Page();
    }

    public async Task<IActionResult> OnPostEndRole(Guid project, Guid person, string role, CancellationToken ct) =>
        await Load(project, ct) && Kebab.TryParse<ProjectRole>(role, out var r)
            ? await Do(project, new EndRole(new(person), r, desk.Caller.Actor, desk.Now), null, "role", ct)
            : NotFound();

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed? typed, string form, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        // who ended their own last part has no more business here
        if (outcome is Outcome.Done done) return done.Project.IsKnownTo(desk.Caller.Actor, desk.Now) ? RedirectToPage(new { project }) : Redirect("/projects");
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame, form);
        return Page();
    }

    ProjectCommand Command(string step, CourseForm form, Typed typed)
    {
        var (reason, by, now) = (typed.Optional(form.Reason), desk.Caller.Actor, desk.Now);
        return step switch
        {
            "resume" => new ResumeProject(reason, by, now),
            "pause" => new PauseProject(reason, by, now),
            "cancel" => new CancelProject(reason, typed.Optional(form.Piloted), typed.Optional(form.Data), typed.Optional(form.Promises), by, now),
            "retire" => new RetireProject(reason, typed.Optional(form.Data), form.PeopleToldOn, by, now),
            _ => throw new System.Diagnostics.UnreachableException(step),
        };
    }

    /// <summary>The steps open to this reader, asked of the rules.</summary>
    public IReadOnlyList<string> Open() => [.. Steps.Where(s => Command(s, new(), desk.Typed()).IsOpenIn(Frame.Project))];

    public bool MayOffer => new OfferOwnership(default, desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    public bool OfferedToReader => new TakeOwnership(desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    public sealed record PartRow(RoleHeld Held, string Role, string Name, DateOnly Since, bool MayEnd);

    public IEnumerable<PartRow> Parts() => Frame.Project.Roles.Where(r => r.Until is null).OrderBy(r => r.Role).Select(r => new PartRow(r,
        Frame.Texts.AtStart(Frame.Texts.Word(r.Role)), Frame.View.Name(r.Person) ?? Frame.Texts.PersonErased, Frame.Project.Day(r.From),
        new EndRole(r.Person, r.Role, desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project)));

    public IReadOnlyList<Choice> Successors() =>
        [new("", "…"), .. People.Where(p => p.Id != Frame.Project.Owner).Select(p => new Choice(p.Id.ToString(), p.Name))];

    public string? Offered => Frame.Project.OwnershipOfferedTo is not { } to ? null : People.FirstOrDefault(p => p.Id == to)?.Name ?? Frame.View.Name(to) ?? Frame.Texts.PersonErased;

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, People) = (frame, await colleagues.Read(desk.Caller.Organisation, desk.Caller.Person, ct));
        return true;
    }
}
