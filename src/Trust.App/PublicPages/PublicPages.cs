using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Text;

namespace Trust.App;

public enum PublicPageKind
{
    /// <summary>What employees are told: what the system does, with which data, who decides, what was promised.</summary>
    Employees,
    /// <summary>How far the project is: stages, dates, what comes next.</summary>
    Status,
}

/// <summary>An address that is open now.</summary>
public sealed record PublicPage(Guid Id, PublicPageKind Kind, DateTimeOffset ExpiresAt);

/// <summary>Pages of a project for everybody who holds their address, without an account. Who opens one leaves no trace.</summary>
public sealed class PublicPages(Database database, ProjectReader reader, ProductClock clock)
{
    /// <summary>Days that an address may stay open: two years, as long as a poster hangs.</summary>
    public const int MostDays = 731;

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

    /// <summary>A new address, its secret seen this once; earlier ones stay open.</summary>
    /// <param name="until">The last day on which it opens, where the project is.</param>
    public async Task<Answer<FreshLink>> Open(ProjectView view, PublicPageKind kind, DateOnly? until, CancellationToken ct)
    {
        if (!view.Project.IsRunBy(view.Reader)) return Refusal.NotAllowed("project.only-owner");
        if (until is not { } last || last < view.Today || last > view.Today.AddDays(MostDays)) return Refusal.Incomplete("public-page.until-range", "until", Fact.Of("n", MostDays));
        var (secret, now, expires) = (Secret.New(), clock.GetUtcNow(), LocalDay.At(last.AddDays(1), TimeOnly.MinValue, view.Project.TimeZone));
        await using var session = await database.Begin(view.Project.Organisation, ct);
        await session.Execute(Insert, new { organisation = session.Organisation, id = Guid.CreateVersion7(now), project = view.Project.Id, kind = Kebab.Of(kind), hash = secret.Hash, now, expires }, ct);
        await session.Commit(ct);
        return new FreshLink(secret, expires);
    }

    /// <summary>From now on the address leads nowhere; again changes nothing.</summary>
    public async Task<Refusal?> Close(ProjectView view, Guid id, CancellationToken ct)
    {
        if (!view.Project.IsRunBy(view.Reader)) return Refusal.NotAllowed("project.only-owner");
        await using var session = await database.Begin(view.Project.Organisation, ct);
        await session.Execute(Delete, new { organisation = session.Organisation, project = view.Project.Id, id }, ct);
        await session.Commit(ct);
        return null;
    }

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
