using Trust.Domain;

namespace Trust.App;

/// <summary>What a walk of the calendar brought to one organisation.</summary>
/// <param name="Due">The milestones of the reader's projects that fell due on the way, by name.</param>
public sealed record Walked(DateTimeOffset To, long Mails, IReadOnlyList<string> Due);

/// <summary>Walks the demo's calendar and tells what happened on the way, as the reader's organisation sees it.</summary>
public sealed class WalkNews(Database database, CalendarWalk walk, CalendarFeeds feeds, ProjectReader projects, ProductClock clock)
{
    /// <summary>Plans are looked over at moments at which nothing is to be seen; those are walked past.</summary>
    const int MostQuietSteps = 60;

    const string SentSoFar = "select count(*) from deliveries where organisation_id = @organisation and state = 'sent'";

    /// <summary>To the next moment at which a mail goes out or a milestone falls due; null when nothing is planned at all.</summary>
    public async Task<Walked?> ToNext(OrganisationId organisation, PersonId reader, Texts texts, CancellationToken ct)
    {
        var (before, mails) = (clock.GetUtcNow(), await Sent(organisation, ct));
        for (var step = 0; step < MostQuietSteps; step++)
        {
            if (await walk.ToNext(ct) is null) return null;
            if (await Told(organisation, reader, texts, before, mails, ct) is var news && (news.Mails > 0 || news.Due.Count > 0)) return news;
        }
        return await Told(organisation, reader, texts, before, mails, ct);
    }

    public async Task<Walked> Over(OrganisationId organisation, PersonId reader, Texts texts, TimeSpan time, CancellationToken ct)
    {
        var (before, mails) = (clock.GetUtcNow(), await Sent(organisation, ct));
        await walk.To(before + time, ct);
        return await Told(organisation, reader, texts, before, mails, ct);
    }

    async Task<Walked> Told(OrganisationId organisation, PersonId reader, Texts texts, DateTimeOffset before, long mails, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = new List<string>();
        foreach (var id in await feeds.ProjectsOf(organisation, reader, ct))
            if (await projects.Read(organisation, id, Actor.Of(reader), now, ct) is { } view)
                due.AddRange(view.Project.Milestones.Values.Where(m => m.IsPlanned && m.DueOn > view.Project.Day(before) && m.DueOn <= view.Today).OrderBy(m => m.DueOn).Select(m => new Wording(view, texts).Milestone(m.Id)));
        return new(now, await Sent(organisation, ct) - mails, due);
    }

    async Task<long> Sent(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<long>(SentSoFar, new { organisation }, ct);
    }
}
