using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>An address that is open now.</summary>
public sealed record PublicPage(Guid Id, PublicPageKind Kind, DateTimeOffset ExpiresAt);

/// <param name="Link">Null when the request was sent again: a secret is seen once.</param>
public sealed record OpenedPage(PublicPageId Id, FreshLink? Link);

/// <summary>Pages of a project for everybody who holds their address, without an account. Who opens one leaves no trace.</summary>
public sealed class PublicPages(Database database, Projects projects, ProjectReader reader, ProductClock clock)
{
    const string OfProject = """
        select id, kind, expires_at
        from public_pages
        where organisation_id = @organisation and project_id = @project and expires_at > @now
        order by kind, expires_at, id
        """;

    const string Insert = """
        insert into public_pages (organisation_id, id, project_id, kind, secret_hash, created_at, expires_at)
        values (@organisation, @id, @project, @kind, @hash, @now, @expires)
        """;

    const string Delete = "delete from public_pages where organisation_id = @organisation and project_id = @project and id = @id";

    const string ByHash = """
        select organisation_id, project_id, kind, expires_at
        from public_page_with_hash(@hash)
        """;

    sealed record OpenRow(Guid Id, string Kind, DateTimeOffset ExpiresAt);

    sealed record FoundRow(OrganisationId OrganisationId, ProjectId ProjectId, string Kind, DateTimeOffset ExpiresAt);

    public async Task<IReadOnlyList<PublicPage>> Read(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var rows = await session.Query<OpenRow>(OfProject, new { organisation = session.Organisation, project = view.Project.Id, now = clock.GetUtcNow() }, ct);
        return [.. rows.Select(r => new PublicPage(r.Id, Kebab.Parse<PublicPageKind>(r.Kind), r.ExpiresAt))];
    }

    /// <summary>A new address, its secret seen this once; earlier ones stay open. The journal says that it was opened, not where it leads.</summary>
    /// <param name="until">The last day on which it opens, where the project is.</param>
    /// <param name="key">The client's, for a request that may be sent again.</param>
    public async Task<Answer<OpenedPage>> Open(ProjectView view, PublicPageKind kind, DateOnly? until, IdempotencyKey? key, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), view.Now);
        var id = Guid.CreateVersion7(now);
        var expires = until is { } last && last < DateOnly.MaxValue ? LocalDay.At(last.AddDays(1), TimeOnly.MinValue, view.Project.TimeZone) : now;
        return await Do(view, new OpenPublicPage(new(id), kind, until, view.Reader, now), Insert,
            new { organisation = view.Project.Organisation, id, project = view.Project.Id, kind = Kebab.Of(kind), hash = secret.Hash, now, expires }, ct, key, id) switch
        {
            Outcome.Refused { Refusal: var refusal } => refusal,
            Outcome.Done { Made: { } made } when made != id => new OpenedPage(new(made), null),
            _ => new OpenedPage(new(id), new(secret, expires)),
        };
    }

    /// <summary>From now on the address leads nowhere; again changes nothing.</summary>
    public async Task<Refusal?> Close(ProjectView view, Guid id, CancellationToken ct) => await Do(view, new ClosePublicPage(new(id), view.Reader, view.Now), Delete,
        new { organisation = view.Project.Organisation, project = view.Project.Id, id }, ct) is Outcome.Refused { Refusal: var refusal } ? refusal : null;

    /// <summary>The row changes with the journal's entry, both or neither.</summary>
    Task<Outcome> Do(ProjectView view, ProjectCommand command, string sql, object args, CancellationToken ct, IdempotencyKey? key = null, Guid? made = null) =>
        projects.Execute(new(view.Project.Organisation, view.Project.Id, command)
        {
            Key = key,
            Made = made,
            Within = async (session, stop) =>
            {
                await session.Execute(sql, args, stop);
                return null;
            },
        }, ct);

    /// <summary>What whoever holds the address sees now; null unless it is open for a page of that kind.</summary>
    public async Task<(LinkState State, ProjectView? View)> Look(Secret secret, PublicPageKind kind, CancellationToken ct) =>
        (await database.Outside<FoundRow>(ByHash, new { hash = secret.Hash }, ct)).SingleOrDefault() switch
        {
            { } found when found.Kind != Kebab.Of(kind) => (LinkState.Unknown, null),
            { } found when found.ExpiresAt <= clock.GetUtcNow() => (LinkState.Expired, null),
            { } found when await reader.ReadForEveryone(found.OrganisationId, found.ProjectId, clock.GetUtcNow(), ct) is { } view => (LinkState.Open, view),
            _ => (LinkState.Unknown, null),
        };
}
