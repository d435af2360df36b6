using Microsoft.AspNetCore.Mvc;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.PublicPages;

/// <summary>Documents that were given for everybody; no other is found here.</summary>
static class PublicFiles
{
    public static async Task<FileContentResult?> Find(FileStore files, ProjectView view, Guid file, CancellationToken ct)
    {
        if (!view.Project.Evidence.Values.Any(e => e is { State: EvidenceState.Given, Audience.Kind: AudienceKind.Everyone } && e.Files.Any(f => f.Id.Value == file))
            || await files.Find(view.Project.Organisation, view.Project.Id, new(file), ct) is not { } stored) return null;
        var bytes = new MemoryStream((int)stored.Size);
        await files.Copy(view.Project.Organisation, stored.Id, bytes, ct);
        return new(bytes.ToArray(), stored.MediaType) { FileDownloadName = stored.Name ?? "" };
    }
}
