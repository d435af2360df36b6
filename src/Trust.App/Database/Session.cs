using Dapper;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>One transaction of one organisation. Without a commit, leaving it undoes everything.
///
/// Round trips: the begin and the organisation travel with the first statement, the commit with the last batch
/// (<see cref="CommitWith"/>). A read for update, then one batch of writes and the commit, are two.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    const string Enter = "select set_config('trust.organisation', @organisation_of_session, true);\n";

    readonly NpgsqlConnection connection;
    readonly NpgsqlTransaction transaction;
    bool entered;

    internal Session(NpgsqlConnection connection, NpgsqlTransaction transaction, OrganisationId organisation) =>
        (this.connection, this.transaction, Organisation) = (connection, transaction, organisation);

    public OrganisationId Organisation { get; }

    /// <summary>A batch in this transaction. Until a query has set the organisation, a batch carries it ahead of its own
    /// commands; that command returns no rows, so readers and counts are as if it were not there.</summary>
    public NpgsqlBatch Batch()
    {
        var batch = new NpgsqlBatch(connection, transaction);
        if (!entered) batch.BatchCommands.Add(new($"set local trust.organisation = '{Organisation.Value:D}'"));
        return batch;
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args, CancellationToken ct)
    {
        if (entered) return (await connection.QueryAsync<T>(Ask(sql, args, ct))).AsList();
        await using var answers = await Several(sql, args, ct);
        return (await answers.ReadAsync<T>()).AsList();
    }

    /// <summary>Several questions in one round trip, to be read in their order and closed before the next question.</summary>
    public async Task<SqlMapper.GridReader> Several(string sql, object? args, CancellationToken ct)
    {
        if (entered) return await connection.QueryMultipleAsync(Ask(sql, args, ct));
        entered = true;
        var answers = await connection.QueryMultipleAsync(Ask(Enter + sql, WithOrganisation(args), ct));
        await answers.ReadAsync<string>();
        return answers;
    }

    public async Task<T?> QuerySingleOrDefault<T>(string sql, object? args, CancellationToken ct) =>
        (await Query<T>(sql, args, ct)).SingleOrDefault();

    /// <summary>Returns how many rows were written.</summary>
    public Task<int> Execute(string sql, object? args, CancellationToken ct)
    {
        if (entered) return connection.ExecuteAsync(Ask(sql, args, ct));
        entered = true;
        return connection.ExecuteAsync(Ask(Enter + sql, WithOrganisation(args), ct));
    }

    public Task Commit(CancellationToken ct) => transaction.CommitAsync(ct);

    /// <summary>Sends the batch and the commit together; when a command fails, nothing after it runs and nothing is kept.</summary>
    public async Task CommitWith(NpgsqlBatch batch, CancellationToken ct)
    {
        batch.BatchCommands.Add(new("commit"));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    CommandDefinition Ask(string sql, object? args, CancellationToken ct) => new(sql, args, transaction, cancellationToken: ct);

    DynamicParameters WithOrganisation(object? args)
    {
        var all = new DynamicParameters(args);
        all.Add("organisation_of_session", Organisation.Value.ToString("D"));
        return all;
    }
}
