using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>A version of an agreement as the document that is signed, and nothing beside it: to read through or to print.</summary>
[Authorize]
public sealed class AgreementPrintModel(Desk desk, Trust.App.Agreements agreements) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before the handler goes on
    public Paper Paper { get; private set; } = null!; // as above
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid project, Guid agreement, int? version, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || await agreements.Read(frame.View, new(agreement), ct) is not { } read) return NotFound();
        if (Trust.App.Agreements.Paper(frame.View, read, version ?? read.Now.Number) is not { } paper) return NotFound();
        (Frame, Paper, Back) = (frame, paper, frame.Path($"agreements/{agreement}"));
        return Page();
    }
}
