using Trust.Domain;

namespace Trust.App;

public sealed record FeedHolder(OrganisationId OrganisationId, PersonId PersonId);

/// <summary>A person's secret address for a calendar program. One at a time: a new one ends the one before; when it is read is not kept (rules.md 3).</summary>
public sealed class CalendarFeeds(Database database, PeopleBook people, ProjectReader projects, TimeProvider time, ProductClock clock)
{
    /// <summary>More projects than one person follows.</summary>
    const int MostProjects = 200;

    const string Keep = """
        insert into calendar_feeds (organisation_id, person_id, secret_hash, created_at)
        values (@organisation, @person, @hash, @now)
        on conflict (organisation_id, person_id) do update
        set secret_hash = excluded.secret_hash, created_at = excluded.created_at
        """;

    const string End = "delete from calendar_feeds where organisation_id = @organisation and person_id = @person";

    const string Since = "select created_at from calendar_feeds where organisation_id = @organisation and person_id = @person";

    const string Holder = "select organisation_id, person_id from feed_with_hash(@hash)";

    const string Mine = """
        select distinct p.id
        from projects p
        join project_people m on m.organisation_id = p.organisation_id and m.project_id = p.id
        where p.organisation_id = @organisation and m.person_id = @person and p.state in ('active', 'paused', 'in-use')
        order by p.id
        limit @most
        """;

    /// <summary>The only moment at which the secret is seen.</summary>
    public async Task<Secret> Renew(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        var secret = Secret.New();
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(Keep, new { organisation, person, hash = secret.Hash, now = time.GetUtcNow() }, ct);
        await session.Commit(ct);
        return secret;
    }

    public async Task SwitchOff(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(End, new { organisation, person }, ct);
        await session.Commit(ct);
    }

    /// <summary>Since when there is one; null when there is none.</summary>
    public async Task<DateTimeOffset?> MadeAt(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<DateTimeOffset?>(Since, new { organisation, person }, ct);
    }

    /// <summary>The running projects in which a person has a part.</summary>
    public async Task<IReadOnlyList<ProjectId>> ProjectsOf(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<ProjectId>(Mine, new { organisation, person, most = MostProjects }, ct);
    }

    /// <summary>The dates of the holder's projects as a calendar file; null when nobody holds the secret.</summary>
    /// <param name="house">Trust's address, to which the dates lead.</param>
    public async Task<CalendarFile?> Read(Secret secret, Uri house, CancellationToken ct)
    {
        if ((await database.Outside<FeedHolder>(Holder, new { hash = secret.Hash }, ct)).SingleOrDefault() is not { } holder) return null;
        if (await people.Find(holder.OrganisationId, holder.PersonId, ct) is not { IsHere: true } person) return null;
        var (texts, events, now) = (Texts.In(person.Language), new List<CalendarEvent>(), clock.GetUtcNow());
        foreach (var id in await ProjectsOf(holder.OrganisationId, holder.PersonId, ct))
            if (await projects.Read(holder.OrganisationId, id, Actor.Of(holder.PersonId), now, ct) is { } view) events.AddRange(Dates(view, texts, house, person.TimeZone));
        return new(CalendarMethod.Publish, [.. events], OneLine.Of("Trust"));
    }

    static IEnumerable<CalendarEvent> Dates(ProjectView view, Texts texts, Uri house, string zone) =>
        view.Project.Milestones.Values.Where(m => m.State is not Domain.Milestones.MilestoneState.Dropped).OrderBy(m => m.DueOn).ThenBy(m => m.Id)
            .Select(m => CalendarEntries.Of(view, texts, m, house, zone));
}
