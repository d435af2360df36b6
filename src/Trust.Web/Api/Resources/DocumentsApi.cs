using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class DocumentsApi
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("/projects/{project:guid}/files").WithTags("Documents");
        files.MapPost("", Add).WithName("addDocument").WithSummary("Keeps a document, so that a reported act can name it by documentId.")
            .WithMetadata(new RequestSizeLimitAttribute(FileRules.RequestLimit));
        files.MapGet("/{file:guid}", One).Produces(StatusCodes.Status200OK, null, "application/octet-stream").WithName("getDocument").WithSummary("The document of a reported act, as an attachment.");
    }

    static async Task<Results<Created<DocumentAnswer>, Refused>> Add(Guid project, FormBody<NothingSaid> body, Door door, Repeats repeats, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (body.Files is not [var file]) return door.Refuse([new("files", body.Files.Count == 0 ? "request.member-missing" : "request.too-many", Fact.Of("n", 1))]);
        var kept = await repeats.Once(door.Caller.Organisation, door.Caller.Actor, door.Key(), session => Documents.Keep(session, view, file.Name, file.Bytes, ct), ct);
        return kept.Refusal is { } refusal ? door.Refuse(refusal)
            : TypedResults.Created($"{TrustApi.Base}/projects/{project}/files/{kept.Value}", new DocumentAnswer(new(kept.Value)));
    }

    static async Task<Results<PushStreamHttpResult, Refused>> One(Guid project, Guid file, Door door, FileStore files, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        return Documents.MayRead(view, new(file)) ? await Attachment(view, new(file), door, files, ct) : door.Missing("file.unknown");
    }

    /// <summary>Never shown in the browser: its own origin would be ours.</summary>
    internal static async Task<Results<PushStreamHttpResult, Refused>> Attachment(ProjectView view, FileId id, Door door, FileStore files, CancellationToken ct) =>
        await files.Find(view.Project.Organisation, view.Project.Id, id, ct) is { } file
            ? TypedResults.Stream(to => files.Copy(view.Project.Organisation, id, to, ct), file.MediaType, file.Name ?? id.ToString())
            : door.Missing("file.unknown");
}

public sealed record DocumentAnswer(FileId DocumentId);
