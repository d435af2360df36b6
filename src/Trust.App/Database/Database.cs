using System.Data;
using Dapper;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>The one way to a tenant's rows. A transaction belongs to an organisation from its first statement on.</summary>
public sealed class Database(NpgsqlDataSource app)
{
    static Database() => DapperSetup.Once();

    /// <summary>Connections as this product uses them: statements are prepared once seen twice, and a connection goes back
    /// without a reset, since all that is ever set on it ends with its transaction.</summary>
    public static NpgsqlDataSource Source(string connectionString) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        }.ConnectionString);

    /// <summary>Nothing is sent yet: the transaction opens, and the organisation is set, with the session's first statement.</summary>
    public Task<Session> Begin(OrganisationId organisation, CancellationToken ct) => Begin(organisation, IsolationLevel.ReadCommitted, ct);

    /// <summary>One moment of the database, however long it is read: for checks and extracts.</summary>
    public Task<Session> BeginSnapshot(OrganisationId organisation, CancellationToken ct) => Begin(organisation, IsolationLevel.RepeatableRead, ct);

    /// <summary>Work in a transaction of its own; a refusal keeps nothing of it.</summary>
    public async Task<Answer<T>> Do<T>(OrganisationId organisation, Func<Session, Task<Answer<T>>> work, CancellationToken ct)
    {
        await using var session = await Begin(organisation, ct);
        var answer = await work(session);
        if (answer.Refusal is null) await session.Commit(ct);
        return answer;
    }

    /// <inheritdoc cref="Do{T}"/>
    public async Task<Refusal?> Do(OrganisationId organisation, Func<Session, Task<Refusal?>> work, CancellationToken ct)
    {
        await using var session = await Begin(organisation, ct);
        if (await work(session) is { } refusal) return refusal;
        await session.Commit(ct);
        return null;
    }

    async Task<Session> Begin(OrganisationId organisation, IsolationLevel level, CancellationToken ct)
    {
        var connection = await app.OpenConnectionAsync(ct);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(level, ct), organisation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The organisations, for what is done for each in turn; of their rows nothing is told before <see cref="Begin(OrganisationId, CancellationToken)"/>.</summary>
    public Task<IReadOnlyList<OrganisationId>> EveryOrganisation(CancellationToken ct) => Outside<OrganisationId>("select every_organisation()", null, ct);

    /// <summary>For the few questions that come before an organisation is known: exact keys and security definer functions.
    /// Row security shows nothing else here.</summary>
    public async Task<IReadOnlyList<T>> Outside<T>(string sql, object? args, CancellationToken ct)
    {
        await using var connection = await app.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct))).AsList();
    }
}
