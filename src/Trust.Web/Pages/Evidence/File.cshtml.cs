using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.Evidence;

/// <summary>A file, as an attachment: of evidence, of today or earlier, for those who may read that revision, of a packet for its sides, of a reported act for those whom it concerns.</summary>
[Authorize]
public sealed class FileModel(Desk desk, FileStore files, Revisions revisions, CheckpointHistory packets) : PageModel
{
    public async Task<IActionResult> OnGet(Guid project, Guid file, CancellationToken ct)
    {
        var id = new FileId(file);
        if (await desk.Open(project, ct) is not { } view || !Documents.MayRead(view, id) && !await revisions.Holds(view, id, null, ct) && !await packets.Holds(view, id, ct)) return NotFound();
        return await files.Read(desk.Caller.Organisation, view.Project.Id, id, ct) is { } found ? File(found.Bytes, found.File.MediaType, found.File.Name ?? desk.Texts.FormFile) : NotFound();
    }
}
