using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Course;

/// <summary>The project's running process: its workflow, where it waits, and what has moved it.</summary>
[Authorize]
public sealed class WorkflowModel(Desk desk, ProcessBoard board) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before the handler goes on
    public ProcessPicture Process { get; private set; } = null!; // as above

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        (Frame, Process) = (frame, await board.Read(frame.View, frame.Texts, ct));
        return Page();
    }

    public bool Waits(Stage stage) => Process.Instance?.Open.Contains(stage) is true;

    /// <summary>The stages at whose gates it waits, as a reader's list.</summary>
    public string WaitsAt => Process.Instance?.Open is { IsEmpty: false } open ? Frame.Texts.WorkflowWaits(Frame.Texts.List(open.Select(s => Frame.Texts.Word(s)))) : Frame.Texts.WorkflowWaitsNowhere;
}
