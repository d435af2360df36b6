using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.PublicPages;

/// <summary>What employees are told, as those in the project read it before or beside the open page.</summary>
[Authorize]
public sealed class NoticePreviewModel(Desk desk, ProjectReader projects, CommitmentList promises) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set by OnGet
    public Notice Notice { get; private set; } = null!; // set by OnGet

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame
            || await projects.ReadForEveryone(desk.Caller.Organisation, frame.Project.Id, desk.Now, ct) is not { } open) return NotFound();
        Frame = frame;
        Notice = new(new ProjectFrame(open, new(open, desk.Texts)), await promises.Read(open, ct), $"/projects/{project}/files/");
        return Page();
    }
}
