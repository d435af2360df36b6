using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App;

/// <summary>What the next daily run would take of one kind, and when the first of the others comes due.</summary>
public sealed record RetentionRow(RetentionKind Kind, TimeSpan For, long Due, DateTimeOffset? Next);

/// <summary>Carries out the table of retention for one organisation, or says beforehand what that would do. The journal gets the counts and nothing else.</summary>
public sealed class Retention(Database database, ProductClock clock)
{
    const int PeopleAtOnce = 500;

    const string PeopleDue = $"""
        select {PeopleBook.Columns}
        from people
        where organisation_id = @organisation and erased_at is null and left_on::timestamp at time zone 'UTC' < @before
        order by id
        limit @limit
        for update
        """;

    sealed record Counted(long Due, DateTimeOffset? Next);

    public async Task<Answer<IReadOnlyList<RetentionRow>>> Preview(OrganisationId organisation, PersonId by, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        if (!await Administrators.Include(session, by, ct)) return Refusal.NotAllowed("organisation.only-administrator");
        var (now, rows) = (clock.GetUtcNow(), new List<RetentionRow>());
        foreach (var kept in Kept.Kinds)
        {
            var counted = await session.QuerySingleOrDefault<Counted>(Count(kept), new { organisation, before = now - kept.For }, ct);
            rows.Add(new(kept.Kind, kept.For, counted!.Due, counted.Next + kept.For));  // a count is always one row
        }
        return rows;
    }

    public async Task Run(OrganisationId organisation, CancellationToken ct)
    {
        var now = EventHash.WholeMicroseconds(clock.GetUtcNow());
        await using var session = await database.Begin(organisation, ct);
        var gone = ImmutableArray.CreateBuilder<Gone>();
        IReadOnlyList<UnusedFiles.Row> files = [];
        foreach (var kept in Kept.Kinds)
        {
            var before = now - kept.For;
            var rows = kept.Kind switch
            {
                RetentionKind.Contacts => await Erase(session, before, now, ct),
                RetentionKind.UnusedFiles => (files = await UnusedFiles.Take(session, before, ct)).Count,
                _ => await session.Execute(Delete(kept), new { organisation, before }, ct),
            };
            if (rows > 0) gone.Add(new(kept.Kind, rows));
        }
        ImmutableArray<ContentId> erased = [.. UnusedFiles.Contents(files)];
        var carriedOut = await OrganisationStore.Execute(session, new CarryOutRetention(gone.ToImmutable(), erased, Actor.Trust, now), ct);
        await UnusedFiles.Forget(session, files, carriedOut.Last - erased.Length, ct); // the counts come last
        await session.Commit(ct);
    }

    /// <summary>A person goes by an entry of their own, so that the journals can say why a name is gone.</summary>
    static async Task<int> Erase(Session session, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        var erased = 0;
        foreach (var person in await session.Query<PersonRow>(PeopleDue, new { organisation = session.Organisation, before, limit = PeopleAtOnce }, ct))
            if (await Leaving.Forget(session, person, now, ct) is null)
                erased++;
        return erased;
    }

    // names of tables and columns come from the table of kinds alone
    static string Count(Kept kept) => $"""
        select count(*) filter (where {kept.Since} < @before) as due, min({kept.Since}) filter (where {kept.Since} >= @before) as next
        from {kept.Table}
        where organisation_id = @organisation and {kept.Where}
        """;

    static string Delete(Kept kept) => $"""
        delete from {kept.Table}
        where organisation_id = @organisation and {kept.Where} and {kept.Since} < @before
        """;
}
