using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class PublicPagesApi
{
    public static void MapPublicPages(this RouteGroupBuilder api)
    {
        var pages = api.MapGroup("/projects/{project:guid}/public-pages").WithTags("Projects");
        pages.MapGet("", All).WithName("listPublicPages").WithSummary("Which addresses are open for everybody, and until when; for whoever runs the project.");
        pages.MapPost("", Open).WithName("openPublicPage").WithSummary("Opens an address without an account; its secret is answered this once.");
        pages.MapDelete("/{page:guid}", Close).WithName("closePublicPage").WithSummary("From now on the address leads nowhere.");
    }

    static Task<Results<Ok<Listed<PublicPageAnswer>>, Refused>> All(Guid project, Door door, PublicPages pages, CancellationToken ct) =>
        door.Show(project, async view => view.Project.IsRunBy(view.Reader)
            ? new Listed<PublicPageAnswer>([.. (await pages.Read(view, ct)).Select(p => new PublicPageAnswer(new(p.Id), p.Kind, p.ExpiresAt))])
            : null, ct);

    static async Task<Results<Created<PublicPageMade>, Refused>> Open(Guid project, Body<PublicPageEdit> body, Door door, PublicPages pages, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        var opened = await pages.Open(view, body.Value.Kind, body.Value.Until, door.Key(), ct);
        if (opened.Refusal is { } refusal) return door.Refuse(refusal);
        await door.Open(project, ct); // the answer carries the version after the entry
        return TypedResults.Created($"{TrustApi.Base}/projects/{project}/public-pages", new PublicPageMade(opened.Value!.Id, opened.Value.Link?.Secret.Text, opened.Value.Link?.ExpiresAt)); // not refused, so opened
    }

    static async Task<Results<NoContent, Refused>> Close(Guid project, Guid page, Door door, PublicPages pages, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (await pages.Close(view, page, ct) is { } refusal) return door.Refuse(refusal);
        await door.Open(project, ct); // as above
        return TypedResults.NoContent();
    }
}

public sealed record PublicPageEdit
{
    public required PublicPageKind Kind { get; init; }
    /// <summary>The last day on which it opens, where the project is.</summary>
    [Day]
    public required DateOnly Until { get; init; }
}

public sealed record PublicPageAnswer(PublicPageId Id, PublicPageKind Kind, DateTimeOffset ExpiresAt);

/// <param name="Secret">The last part of the address, after <c>/notice/</c> or <c>/status/</c>. Null when the request is a repeated one: a secret is shown once.</param>
public sealed record PublicPageMade(PublicPageId Id, string? Secret, DateTimeOffset? ExpiresAt);
