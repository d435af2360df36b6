using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.Evidence;

/// <summary>A file, as an attachment: of evidence for those who may read the item, of a reported act for those whom it concerns.</summary>
[Authorize]
public sealed class FileModel(Desk desk, FileStore files) : PageModel
{
    public async Task<IActionResult> OnGet(Guid project, Guid file, CancellationToken ct)
    {
        var id = new FileId(file);
        if (await desk.Open(project, ct) is not { } view || !MayRead(view, id)) return NotFound();
        if (await files.Find(desk.Caller.Organisation, view.Project.Id, id, ct) is not { } stored) return NotFound();
        var bytes = new MemoryStream((int)stored.Size);
        await files.Copy(desk.Caller.Organisation, id, bytes, ct);
        bytes.Position = 0;
        return File(bytes, stored.MediaType, stored.Name ?? desk.Texts.FormFile);
    }

    static bool MayRead(ProjectView view, FileId id) => Documents.MayRead(view, id)
        || view.Project.Evidence.Values.Any(item => view.MayRead(item.Audience) && item.Files.Any(f => f.Id == id));
}
