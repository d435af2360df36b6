using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.PublicPages;

/// <summary>Which addresses are open for everybody in the firm, and until when. A new one is shown once, to be handed on.</summary>
[Authorize]
public sealed class PublicPagesModel(Desk desk, Trust.App.PublicPages pages) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<PublicPage> Open { get; private set; } = [];
    public Refused? Refused { get; private set; }
    public string? Address { get; private set; }
    public DateTimeOffset Until { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpen(Guid project, string? kind, DateOnly? until, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (!Kebab.TryParse<PublicPageKind>(kind, out var which)) ModelState.AddModelError("kind", Frame.Texts.FormMissing);
        if (!ModelState.IsValid) return Page();
        var made = await pages.Open(Frame.View, which, until, null, ct);
        if (made.Refusal is { } refusal) Refused = this.Show(refusal, Frame);
        else if (made.Value is { Link: { } link })
            (Address, Until) = ($"{Request.House()}/{(which is PublicPageKind.Employees ? "notice" : "status")}/{link.Secret.Text}", Local(link.ExpiresAt));
        Open = await pages.Read(Frame.View, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostClose(Guid project, Guid id, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        await pages.Close(Frame.View, id, ct);
        desk.Says(Echo.Revoked);
        return RedirectToPage(new { project });
    }

    /// <summary>For whoever runs the project; nobody else finds the page.</summary>
    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader)) return false;
        (Frame, Open) = (frame, await pages.Read(frame.View, ct));
        return true;
    }

    DateTimeOffset Local(DateTimeOffset at) => Desk.InZone(at, Frame.Project.TimeZone);

    /// <summary>As it was chosen: an address ends with its day.</summary>
    public DateOnly LastDay(DateTimeOffset ends) => DateOnly.FromDateTime(Local(ends.AddTicks(-1)).Date);

    public IReadOnlyList<Choice> Kinds() => [.. Choice.Each<PublicPageKind>(Frame.Texts)];
}
