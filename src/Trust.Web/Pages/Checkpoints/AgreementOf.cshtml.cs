using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>From a checkpoint to its agreement, or to the first draft of one.</summary>
[Authorize]
public sealed class AgreementOfModel(CheckpointDesk desk) : PageModel
{
    public async Task<IActionResult> OnGet(Guid project, Guid checkpoint, CancellationToken ct) => await desk.Open(this, project, checkpoint, ct) is not { } of ? NotFound()
        : !new OpenWays(of).MayAgree ? Redirect(of.Path())
        : CheckpointStanding.AgreementOf(of.Project, of.Is) is { } agreement ? Redirect(of.Frame.Path($"agreements/{agreement.Id}"))
        : Redirect(of.Frame.Path($"agreements/{Guid.CreateVersion7()}/draft?for={of.Is.Id}"));
}
