using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Assessments;

/// <summary>The assessment as it was given, and nothing beside it: to read through or to print.</summary>
[Authorize]
public sealed class PrintModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before the handler goes on
    public Paper Paper { get; private set; } = null!; // as above
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid project, string assessment, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || Trust.App.Assessments.Paper(frame.View, assessment) is not { } paper) return NotFound();
        (Frame, Paper, Back) = (frame, paper, frame.Path($"assessments/{assessment}"));
        return Page();
    }
}
