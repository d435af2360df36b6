using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>What a handler makes its command from: the project as the caller sees it, and the texts and documents of the request.</summary>
sealed record Asking(ProjectView View, Typed Typed, Actor By, DateTimeOffset At, IReadOnlyDictionary<FileId, FileRef> Documents)
{
    public ContentRef? Text(TypedText? text) => text is null ? null : Typed.Optional(text.Text, text.Language);

    /// <summary>The one that stands, when it is typed again.</summary>
    public ContentRef? Text(TypedText? text, ContentRef? standing) => text is null ? null : Typed.Optional(View, standing, text.Text, text.Language);

    /// <summary>The door has refused documents that are not there.</summary>
    public FileRef? Document(FileId? id) => id is { } file ? Documents[file] : null;
}

/// <summary>The way from a request to a project and back: who asks, what they had seen, which command, what came of it.</summary>
sealed class Door(IHttpContextAccessor context, ProjectReader reader, Trust.App.Projects projects, PeopleBook people, FileStore files, ProductClock clock)
{
    HttpContext Http => context.HttpContext ?? throw new InvalidOperationException("A door stands in a request.");
    BodyFacts Facts => Http.Features.Get<BodyFacts>() ?? BodyFacts.None(Http.Request);

    public Caller Caller => Http.Caller();
    public Texts Texts => Texts.In(Caller.Language);
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The project as the caller may see it; whatever is then answered carries its version.</summary>
    public async Task<ProjectView?> Open(Guid project, CancellationToken ct)
    {
        var view = await reader.Read(Caller.Organisation, new(project), Caller.Actor, Now, ct);
        if (view is not null) Tag(view.Project.Number);
        return view;
    }

    public Wording Words(ProjectView view) => new(view, Texts);

    /// <summary>Answers with something of a project as the caller may see it, and the project's version.</summary>
    public async Task<Results<Ok<T>, Refused>> Show<T>(Guid project, Func<ProjectView, T?> show, CancellationToken ct) where T : class =>
        await Show(project, view => Task.FromResult(show(view)), ct);

    /// <inheritdoc cref="Show{T}(Guid, Func{ProjectView, T}, CancellationToken)"/>
    public async Task<Results<Ok<T>, Refused>> Show<T>(Guid project, Func<ProjectView, Task<T?>> show, CancellationToken ct) where T : class
    {
        if (await Open(project, ct) is not { } view) return Missing("project.unknown");
        if (await show(view) is not { } shown) return Missing("request.nothing-here");
        return TypedResults.Ok(shown);
    }

    /// <summary>One command to a project that is there.</summary>
    /// <param name="made">The id of what the command makes on the way.</param>
    /// <param name="named">The person whom the path names.</param>
    /// <param name="unseen">The rules may let in whoever does not see the project yet.</param>
    public async Task<Results<Ok<Written>, Refused>> Do(Guid project, Func<Asking, ProjectCommand> command, CancellationToken ct, Guid? made = null, Guid? named = null, bool unseen = false)
    {
        var (done, refused) = await Ask(project, made, command, ct, named, unseen);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    /// <summary>One command that makes something in a project.</summary>
    /// <param name="place">Where what was made is found, below the project.</param>
    public async Task<Results<Created<Made>, Refused>> Make(Guid project, Func<Asking, Guid, ProjectCommand> command, Func<Guid, string> place, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var (done, refused) = await Ask(project, id, asking => command(asking, id), ct);
        if (refused is not null) return refused;
        var made = Made.Of(done!, id); // not refused, so done
        return TypedResults.Created($"{TrustApi.Base}{place(made.Id)}", made);
    }

    async Task<(Written? Done, Refused? Refused)> Ask(Guid project, Guid? made, Func<Asking, ProjectCommand> command, CancellationToken ct, Guid? named = null, bool unseen = false)
    {
        if ((await Open(project, ct) ?? (unseen ? Unseen(project) : null)) is not { } view) return (null, Missing("project.unknown"));
        if (named is { } person && !await people.ExistAll(Caller.Organisation, [new(person)], ct)) return (null, Missing("person.unknown"));
        return await Ask(view, made, command, ct);
    }

    /// <summary>A project of which the caller sees nothing; what they type is in their own language.</summary>
    ProjectView Unseen(Guid project) => new(Project.None(Caller.Organisation, new(project)) with { Language = Caller.Language }, Caller.Actor, Now,
        new Dictionary<ContentId, string>(), new Dictionary<PersonId, string>());

    /// <summary>The command to a project as it was seen; a new project is seen as nothing yet.</summary>
    public Task<(Written? Done, Refused? Refused)> Ask(ProjectView view, Guid? made, Func<Asking, ProjectCommand> command, CancellationToken ct) =>
        Ask(view, made, asking => Task.FromResult<Answer<ProjectCommand>>(command(asking)), ct);

    /// <summary>The same for a command that has to be made out first, which may be refused.</summary>
    public async Task<(Written? Done, Refused? Refused)> Ask(ProjectView view, Guid? made, Func<Asking, Task<Answer<ProjectCommand>>> command, CancellationToken ct)
    {
        if (await Nobody(ct) is { } nobody) return (null, nobody);
        var (documents, lost) = await Documents(view.Project.Id, ct);
        if (lost is not null) return (null, lost);

        var typed = new Typed(view.Project.Language);
        var drawn = await command(new(view, typed, Caller.Actor, Now, documents));
        if (drawn.Refusal is { } no) return (null, new(Problem.Of(no, Words(view))));
        var ask = new Ask(Caller.Organisation, view.Project.Id, drawn.Value!) // not refused, so there
        {
            Typed = typed,
            IfMatch = IfMatch(),
            Key = Key(),
            Made = made,
        };
        switch (await projects.Execute(ask, ct))
        {
            case Outcome.Done done:
                Tag(done.Version);
                return (new(done.Made, done.Version, done.HeardTo), null);
            case Outcome.Refused { Refusal: var refusal }:
                return (null, new(view.Project.Exists ? Problem.Of(refusal, Words(view)) : Problem.Of(refusal, Texts)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The client's key for this request; kept with the digest of what was asked.</summary>
    public IdempotencyKey? Key() =>
        HttpMethods.IsPost(Http.Request.Method) && Http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? new(key, Facts.Digest) : null;

    public Refused Missing(string code) => new(Problem.Of(ProblemKind.Missing, code, Texts));

    public Refused Refuse(IReadOnlyList<Fault> faults) => new(Problem.Of(BadRequest.Invalid(faults), Texts));

    public Refused Refuse(Refusal refusal) => new(Problem.Of(refusal, Texts));

    /// <summary>Null when everybody whom the body names is here.</summary>
    public async Task<Refused?> Nobody(CancellationToken ct)
    {
        if (Facts.People.Count == 0 || await people.ExistAll(Caller.Organisation, Facts.People.Select(p => p.Id), ct)) return null;
        var here = (await people.Find(Caller.Organisation, Facts.People.Select(p => p.Id), ct)).Where(p => p.Value.IsHere).Select(p => p.Key).ToHashSet();
        return new(Problem.Of(BadRequest.Invalid([.. Facts.People.Where(p => !here.Contains(p.Id)).Select(p => new Fault(p.Field, "person.unknown"))]), Texts));
    }

    async Task<(IReadOnlyDictionary<FileId, FileRef> Found, Refused? Lost)> Documents(ProjectId project, CancellationToken ct)
    {
        var found = new Dictionary<FileId, FileRef>();
        foreach (var (field, id) in Facts.Files)
        {
            if (await files.Find(Caller.Organisation, project, id, ct) is not { } file)
                return (found, new(Problem.Of(BadRequest.Invalid([new(field, "file.unknown")]), Texts)));
            found[id] = file.Ref;
        }
        return (found, null);
    }

    void Tag(long version) => Http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    // a tag that Trust never gave fits no version
    long? IfMatch() => Http.Request.Headers.IfMatch.ToString().Trim() switch
    {
        "" or "*" => null,
        var tag => long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
    };
}
