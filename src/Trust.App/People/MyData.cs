using System.Text.Json;
using Trust.Domain;

namespace Trust.App;

/// <summary>What one table keeps on a person: why, until when, and each row as it stands.</summary>
/// <param name="Columns">The columns below, in the catalogue's order.</param>
/// <param name="Hidden">Named, never shown: secrets, and what holds the person by their id among others.</param>
public sealed record TableOnPerson(string Table, PersonalPurpose Purpose, PersonalRetention Retention, IReadOnlyList<string> Columns, IReadOnlyList<string> Hidden,
    IReadOnlyList<JsonElement> Rows);

/// <summary>Everything that Trust keeps on the person who asks, read by the catalogue of personal columns and nothing else.</summary>
public sealed class MyData(Database database, CouncilDatabase council)
{
    const string OfCouncil = "council.";

    public async Task<IReadOnlyList<TableOnPerson>> Read(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        // of what bodies keep, whoever asks sees what is on themselves, whether in the body still or not; the day matters to members only
        await using var rooms = council.IsSetUp ? await council.Begin(organisation, person, DateOnly.MinValue, ct) : null;
        var tables = new List<TableOnPerson>();
        foreach (var table in PersonalData.Columns.GroupBy(c => c.Table))
        {
            if ((table.Key.StartsWith(OfCouncil, StringComparison.Ordinal) ? rooms : session) is not { } keeps) continue;
            var rows = await keeps.Query<string>(Sql([.. table]), new { organisation, person = person.Value, id = person.ToString(), actor = Actor.Of(person).ToString() }, ct);
            tables.Add(new(table.Key, table.First().Purpose, table.First().Retention, [.. table.Where(IsShown).Select(c => c.Column)],
                [.. table.Where(c => !IsShown(c)).Select(c => c.Column)], [.. rows.Select(r => JsonElement.Parse(r))]));
        }
        return tables;
    }

    static bool IsShown(PersonalColumn column) => column.Speaks is not (Speaks.Secret or Speaks.Within);

    // names of tables and columns come from the catalogue alone, never from a request
    static string Sql(IReadOnlyList<PersonalColumn> table) => $"""
        select jsonb_build_object({string.Join(", ", table.Where(IsShown).Select(c => $"'{c.Column}', t.{c.Column}"))})::text
        from {table[0].Table} t
        where t.organisation_id = @organisation and ({string.Join(" or ", table.Select(Names).Where(n => n is not null))})
        """;

    static string? Names(PersonalColumn column) => column.Speaks switch
    {
        Speaks.Id => $"t.{column.Column} = @person",
        Speaks.Actor => $"t.{column.Column} = @actor",
        Speaks.Within when IsBytes(column) => $"position(convert_to(@id, 'UTF8') in t.{column.Column}) > 0",
        Speaks.Within => $"position(@id in t.{column.Column}::text) > 0",
        // a journal entry cites its texts by id; those of the person's own entries are theirs
        Speaks.Typed => """
            t.id in (
                select cited[1]::uuid
                from events e, regexp_matches(convert_from(e.payload, 'UTF8'), '"id":"([0-9a-f-]{36})"', 'g') cited
                where e.organisation_id = @organisation and e.actor = @actor)
            """,
        _ => null,
    };

    static bool IsBytes(PersonalColumn column) => column is { Table: "events", Column: "payload" } or { Table: "project_states", Column: "state" };
}
