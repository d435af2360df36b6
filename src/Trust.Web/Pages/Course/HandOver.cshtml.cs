using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Course;

/// <summary>What comes with a project, for its owner and for the one to whom it is offered; that one takes it over here.</summary>
[Authorize]
public sealed class HandOverModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }

    public bool MayTake => new TakeOwnership(desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid project, bool seen, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (!seen)
        {
            ModelState.AddModelError("seen", Frame.Texts.HandOverSeeFirst);
            return Page();
        }
        var outcome = await desk.Do(project, new TakeOwnership(desk.Caller.Actor, desk.Now), null, ct);
        if (outcome is Outcome.Done) return Redirect(Frame.Path());
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        Frame = frame;
        return frame.Project.IsIn(frame.View.Reader, ProjectRole.Owner) || MayTake;
    }

    public IReadOnlyList<Domain.Blocker> Objections() => [.. Turns.Of(Frame.Project).Where(b => b.Where.StartsWith("objections/", StringComparison.Ordinal))];

    /// <summary>Everything else that waits: gates, locks and evidence.</summary>
    public IReadOnlyList<Domain.Blocker> Others() => [.. Turns.Of(Frame.Project).Where(b => !b.Where.StartsWith("objections/", StringComparison.Ordinal) && b.Code != "role.to-confirm")];

    public IReadOnlyList<Condition> Conditions() => [.. Frame.Project.Conditions.Values.Where(c => c.State is ConditionState.Open).OrderBy(c => c.DueOn ?? DateOnly.MaxValue)];
}
