using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>Makes the one-time link by which a party answers to what was recorded in its name; shown this once, to be printed and handed over.</summary>
[Authorize]
public sealed class ActLinkModel(Desk desk, ActLinks links) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public ReportedAct Act { get; private set; } = null!; // set with the frame
    public string? Address { get; private set; }
    public DateTimeOffset Until { get; private set; }
    public Refused? Refused { get; private set; }

    public string Party => Frame.Words.Party(Act.For);

    public async Task<IActionResult> OnGet(Guid project, Guid act, CancellationToken ct) => await Load(project, act, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid project, Guid act, CancellationToken ct)
    {
        if (!await Load(project, act, ct)) return NotFound();
        var made = await links.Make(Frame.View, Act.Id, ct);
        if (made.Refusal is { } refusal) Refused = this.Show(refusal, Frame);
        else if (made.Value is { } link) (Address, Until) = ($"{Request.House()}/act/{link.Secret.Text}", Desk.InZone(link.ExpiresAt, desk.Caller.TimeZone));
        return Page();
    }

    async Task<bool> Load(Guid project, Guid act, CancellationToken ct)
    {
        // whoever does not run the project has nothing to hand over
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader) || frame.Project.Acts.GetValueOrDefault(new(act)) is not { } told) return false;
        (Frame, Act) = (frame, told);
        return true;
    }
}
