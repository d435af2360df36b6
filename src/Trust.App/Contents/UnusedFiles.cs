using Trust.Domain;

namespace Trust.App;

/// <summary>Documents that were kept ahead of a command which never came. Bytes and name go; the row stays and names the entry that says so.</summary>
public static class UnusedFiles
{
    /// <summary>A run takes no more; the rest goes the next day.</summary>
    const int AtOnce = 500;

    // one that a command is citing at this moment is locked by it, and is not taken
    const string Due = """
        select id, name_id
        from files
        where organisation_id = @organisation and uncited_since < @before and erased_by is null
        order by uncited_since
        limit @limit
        for update skip locked
        """;

    const string ForgetName = """
        update contents
        set salt = null, body = null, erased_by = @number
        where organisation_id = @organisation and id = @id
        """;

    const string ForgetFile = """
        delete from file_chunks where organisation_id = @organisation and file_id = @id;
        delete from idempotency where organisation_id = @organisation and made = @id;
        update files set salt = null, erased_by = @number where organisation_id = @organisation and id = @id
        """;

    public sealed record Row(Guid Id, Guid NameId);

    /// <summary>Those whose day is over, held until the transaction ends.</summary>
    public static Task<IReadOnlyList<Row>> Take(Session session, DateTimeOffset before, CancellationToken ct) =>
        session.Query<Row>(Due, new { organisation = session.Organisation, before, limit = AtOnce }, ct);

    /// <summary>What the entries name, in their order: each file after its name.</summary>
    public static IEnumerable<ContentId> Contents(IEnumerable<Row> rows) => rows.SelectMany(r => new[] { new ContentId(r.NameId), new ContentId(r.Id) });

    /// <param name="number">Of the first of the entries that name them.</param>
    public static async Task Forget(Session session, IEnumerable<Row> rows, long number, CancellationToken ct)
    {
        foreach (var (id, name) in rows)
        {
            await session.Execute(ForgetName, new { organisation = session.Organisation, id = name, number = number++ }, ct);
            await session.Execute(ForgetFile, new { organisation = session.Organisation, id, number = number++ }, ct);
        }
    }
}
