using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;

namespace Trust.Web.Pages.Rooms;

/// <summary>The file that a body takes along; as an attachment, since its script runs where it was saved and never here.</summary>
[Authorize]
public sealed class TakeawayModel(Desk desk, Takeaway takeaway) : PageModel
{
    public async Task<IActionResult> OnGet(Guid project, Guid body, CancellationToken ct) =>
        await RoomFrame.Open(desk, this, project, body, ct) is { } frame
            ? File(await takeaway.Make(frame.Project.View, frame.Door.Body, frame.Texts, ct), "text/html; charset=utf-8", $"trust-{project}.html")
            : NotFound();
}
