using Npgsql;
using NpgsqlTypes;
using Trust.Domain;

namespace Trust.Bench;

/// <summary>The least that any program has to do for a decision: the recorded statements with the recorded bytes, prepared, one batch a transaction and so
/// one round trip, every answer read to its end. It knows no rule, reads no JSON and computes no hash.</summary>
sealed class Floor : IAsyncDisposable
{
    readonly NpgsqlConnection connection;
    readonly List<(NpgsqlBatch Batch, List<Action> Renew)> transactions = [];
    long number;

    Floor(NpgsqlConnection connection, long number) => (this.connection, this.number) = (connection, number);

    /// <param name="recordedAt">The number of the recorded decision's entry.</param>
    /// <param name="project">A project of the floor's own, which stands where the recorded one stood.</param>
    public static async Task<Floor> Open(string app, IReadOnlyList<IReadOnlyList<RecordedStatement>> recorded, long recordedAt, Guid recordedProject, string recordedKey, IReadOnlySet<Guid> recordedTexts, Guid project)
    {
        var connection = new NpgsqlConnection(app);
        await connection.OpenAsync();
        var floor = new Floor(connection, recordedAt - 1);
        foreach (var transaction in recorded)
        {
            var (batch, renew) = (new NpgsqlBatch(connection), new List<Action>());
            batch.BatchCommands.Add(new("begin"));
            foreach (var statement in transaction)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values)
                {
                    var parameter = Parameter(value is Guid id && id == recordedProject ? project : value);
                    command.Parameters.Add(parameter);
                    if (value is long n && n >= recordedAt - 1) renew.Add(() => parameter.Value = floor.number + (n - recordedAt));
                    if (value is Guid text && recordedTexts.Contains(text)) renew.Add(() => parameter.Value = Guid.CreateVersion7());
                    if (value is string key && key == recordedKey) renew.Add(() => parameter.Value = Guid.NewGuid().ToString());
                }
                batch.BatchCommands.Add(command);
            }
            await batch.PrepareAsync();
            floor.transactions.Add((batch, renew));
        }
        return floor;
    }

    // null says nothing of its type, which a prepared statement has to know; every null here stands for an id or a word
    static NpgsqlParameter Parameter(object? value) => value is null or DBNull ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown } : new() { Value = value };

    public async Task Decide()
    {
        number++;
        foreach (var (batch, renew) in transactions)
        {
            foreach (var again in renew) again();
            await using var reader = await batch.ExecuteReaderAsync();
            do
                while (await reader.ReadAsync())
                    for (var column = 0; column < reader.FieldCount; column++) reader.GetValue(column);
            while (await reader.NextResultAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (batch, _) in transactions) await batch.DisposeAsync();
        await connection.DisposeAsync();
    }
}
