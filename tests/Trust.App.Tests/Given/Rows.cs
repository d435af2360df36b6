using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>Tables as they stand, row for row.</summary>
static class Rows
{
    /// <summary>Every row of an organisation as text, in an order that does not depend on when it was written.</summary>
    public static async Task<SortedDictionary<string, IReadOnlyList<string>>> Of(Session session, params IEnumerable<string> tables)
    {
        var rows = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in tables)
            rows[table] = await session.Query<string>($"select to_jsonb(t)::text from {table} t order by 1", null, default);
        return rows;
    }

    public static async Task<SortedDictionary<string, IReadOnlyList<string>>> Of(Database database, OrganisationId organisation, params IEnumerable<string> tables)
    {
        await using var session = await database.BeginSnapshot(organisation, default);
        return await Of(session, tables);
    }

    /// <summary>What a query counts within the organisation.</summary>
    public static async Task<long> Count(this Office office, string from)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return await session.QuerySingleOrDefault<long>($"select count(*) from {from}", null, default);
    }

    /// <summary>A figure of the project's hearing.</summary>
    public static async Task<long> Number(this Office office, string column)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return await session.QuerySingleOrDefault<long>($"select {column} from hearings where project_id = @project", new { project = office.Project }, default);
    }
}
