using Dapper;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

public enum Weight { Fine, Note, Wrong }

/// <summary>One line of <c>./trust doctor</c>.</summary>
public sealed record Finding(Weight Weight, string Text);

/// <summary>The server and its schema as they are: the doctor says them in a line each, the administrator's page in words.</summary>
/// <param name="Schema">The last migration that the database has.</param>
public sealed record ServerState(string Version, int Number, string Encoding, long Megabytes, int Schema)
{
    const int Oldest = 150000;

    public bool IsTooOld => Number < Oldest;

    public bool IsEncodedRight => Encoding == "UTF8";

    /// <summary>Migrations that it lacks; below zero when it belongs to a newer Trust.</summary>
    public int Missing => Migration.All.Max(m => m.Version) - Schema;

    public bool IsFine => !IsTooOld && IsEncodedRight && Missing == 0;
}

/// <summary>How the database stands, as the app's role sees it.</summary>
public static class Checkup
{
    const string Server = """
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
               pg_encoding_to_char(encoding) as encoding, pg_database_size(oid) / 1048576 as megabytes
        from pg_database
        where datname = current_database()
        """;

    const string Parked = "select job, last_failure, number from wakeups_parked()";

    const string ReadByOthers = "select count(*) from organisations_to_replay(@version)";

    const string HasPostOffice = "select exists (select from post_offices where organisation_id = @organisation and checked_at is not null)";

    public static async Task<IReadOnlyList<Finding>> Of(NpgsqlDataSource app, CancellationToken ct)
    {
        try
        {
            await using var connection = await app.OpenConnectionAsync(ct);
            IReadOnlyList<Finding> found = [.. await Of(connection, ct), .. await Rights(app, ct)];
            return found.Any(f => f.Weight is Weight.Wrong) ? found : [.. found, .. await ReadTables(connection, ct), .. await Jobs(connection, ct), .. await Journals(new(app), ct), .. await Mail(new(app), ct)];
        }
        catch (NpgsqlException trouble)
        {
            return [new(Weight.Wrong, $"PostgreSQL does not answer: {trouble.Message}")];
        }
    }

    /// <summary>Whether bodies have rooms of their own here, and nobody else enters them.</summary>
    public static async Task<IReadOnlyList<Finding>> OfRooms(NpgsqlDataSource? council, CancellationToken ct)
    {
        if (council is null) return [new(Weight.Note, "Bodies have no rooms of their own here: ConnectionStrings__TrustCouncil, for the role trust_council, is not set.")];
        try
        {
            var problems = await StartCheck.ProblemsOfRooms(council, ct);
            return problems.Count == 0 ? [new(Weight.Fine, "The bodies’ own rooms are open, to their members alone.")] : [.. problems.Select(p => new Finding(Weight.Wrong, p))];
        }
        catch (NpgsqlException trouble)
        {
            return [new(Weight.Wrong, $"The bodies’ own rooms do not open: {trouble.Message}")];
        }
    }

    /// <summary>Whether each project's process waits where its journal says.</summary>
    public static async Task<IReadOnlyList<Finding>> OfProcesses(ProcessBoard board, CancellationToken ct)
    {
        var wrong = await board.Disagreeing(ct);
        return wrong.Count == 0
            ? [new(Weight.Fine, "Every project's process waits where its journal says.")]
            : [.. wrong.Select(p => new Finding(Weight.Wrong, $"The process of project {p} waits elsewhere than its journal says; './trust engine rebuild {p}' makes it anew."))];
    }

    /// <summary>What the server says of itself.</summary>
    public static async Task<ServerState> Look(NpgsqlDataSource app, CancellationToken ct)
    {
        await using var connection = await app.OpenConnectionAsync(ct);
        return await Look(connection, ct);
    }

    static async Task<ServerState> Look(NpgsqlConnection connection, CancellationToken ct)
    {
        var (version, number, encoding, megabytes) = await connection.QuerySingleAsync<(string, int, string, long)>(new CommandDefinition(Server, cancellationToken: ct));
        return new(version, number, encoding, megabytes, await Migrator.Version(connection, ct));
    }

    static async Task<IReadOnlyList<Finding>> Of(NpgsqlConnection connection, CancellationToken ct)
    {
        var server = await Look(connection, ct);
        return
        [
            server.IsTooOld
                ? new(Weight.Wrong, $"PostgreSQL {server.Version} is too old: Trust needs 15 or newer.")
                : new(Weight.Fine, $"PostgreSQL {server.Version} answers; the database holds {server.Megabytes} MB."),
            .. server.IsEncodedRight ? (Finding[])[] : [new(Weight.Wrong, $"The database is encoded as {server.Encoding}; names in all languages need UTF8.")],
            server.Missing switch
            {
                0 => new(Weight.Fine, $"The schema is up to date (migration {server.Schema:0000})."),
                > 0 => new(Weight.Wrong, $"Of the schema {server.Missing} migrations are missing; ./trust run applies them."),
                _ => new(Weight.Wrong, $"The schema (migration {server.Schema:0000}) is newer than this Trust ({server.Schema + server.Missing:0000}): start the newer one."),
            },
        ];
    }

    static async Task<IEnumerable<Finding>> ReadTables(NpgsqlConnection connection, CancellationToken ct)
    {
        var others = await connection.ExecuteScalarAsync<long>(new CommandDefinition(ReadByOthers, new { version = ReadModels.Version }, cancellationToken: ct));
        return others == 0
            ? [new(Weight.Fine, $"The read tables are this Trust's (version {ReadModels.Version}).")]
            : [new(Weight.Wrong, $"The read tables of {others} organisations are another Trust's; ./trust run fills them anew from the entries.")];
    }

    static async Task<IEnumerable<Finding>> Jobs(NpgsqlConnection connection, CancellationToken ct)
    {
        var parked = (await connection.QueryAsync<(string Job, string Failure, long Number)>(new CommandDefinition(Parked, cancellationToken: ct))).AsList();
        return parked.Count == 0
            ? [new(Weight.Fine, "No job stands still.")]
            : [.. parked.Select(p => new Finding(Weight.Wrong, $"{p.Number} of the jobs {p.Job} stand still after repeated failures ({p.Failure}); the log says why, docs/operations.md how to go on."))];
    }

    /// <summary>The journals of the organisations themselves; each project's own is proved where it is read.</summary>
    static async Task<IEnumerable<Finding>> Journals(Database database, CancellationToken ct)
    {
        var (check, broken, entries) = (new OrganisationCheck(database), new List<Finding>(), 0L);
        foreach (var organisation in await database.EveryOrganisation(ct))
        {
            var proof = await check.Run(organisation, ct);
            entries += proof.Entries;
            broken.AddRange(proof.Flaws.Select(f => new Finding(Weight.Wrong, $"The journal of organisation {organisation} is not intact: {f.Kind} at entry {f.Number}.")));
        }
        return broken.Count > 0 ? broken : [new(Weight.Fine, $"The journals of the organisations are intact ({entries} entries).")];
    }

    /// <summary>Nothing leaves before an administrator has entered and checked a mail server; a demo needs none.</summary>
    static async Task<IEnumerable<Finding>> Mail(Database database, CancellationToken ct)
    {
        var (all, ready) = (0, 0);
        foreach (var organisation in await database.EveryOrganisation(ct))
        {
            await using var session = await database.Begin(organisation, ct);
            all++;
            if (await session.QuerySingleOrDefault<bool>(HasPostOffice, new { organisation }, ct)) ready++;
        }
        return all == 0 ? [] : ready == all ? [new(Weight.Fine, "Every organisation has a mail server that was checked.")]
            : [new(Weight.Note, $"{all - ready} of {all} organisations have no mail server that was checked: no mail of theirs leaves. An administrator enters it under Organisation, Mail. A demo writes its mails into the folder outbox.")];
    }

    static async Task<IEnumerable<Finding>> Rights(NpgsqlDataSource app, CancellationToken ct)
    {
        var problems = await StartCheck.Problems(app, ct);
        return problems.Count == 0
            ? [new(Weight.Fine, "The app's role owns nothing and can rewrite no journal.")]
            : problems.Select(problem => new Finding(Weight.Wrong, problem));
    }
}
