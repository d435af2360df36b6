using System.Collections.Immutable;
using Trust.App;
using Trust.Domain;

namespace Trust.Web;

static class Uploads
{
    /// <summary>Takes uploaded files that <see cref="FileRules"/> let in.</summary>
    public static async Task<ImmutableArray<FileRef>> Add(this Typed typed, IEnumerable<IFormFile> files, CancellationToken ct)
    {
        var added = ImmutableArray.CreateBuilder<FileRef>();
        foreach (var file in files)
        {
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, ct);
            added.Add(typed.AddFile(file.FileName, bytes.ToArray()));
        }
        return added.ToImmutable();
    }
}
