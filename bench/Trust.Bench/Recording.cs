using System.Diagnostics;
using Npgsql;
using Trust.App;

namespace Trust.Bench;

sealed record RecordedStatement(string Sql, IReadOnlyList<object?> Values);

/// <summary>Every statement of one real decision and its hearing, with the very values that were sent.</summary>
static class Recording
{
    public static async Task<IReadOnlyList<IReadOnlyList<RecordedStatement>>> Of(string app, Func<NpgsqlDataSource, Task> what)
    {
        var transactions = new List<List<RecordedStatement>>();
        var builder = new NpgsqlDataSourceBuilder(app);
        builder.ConfigureTracing(options => options.ConfigureBatchEnrichmentCallback((_, batch) =>
        {
            var statements = batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(c => new RecordedStatement(c.CommandText, [.. c.Parameters.Cast<NpgsqlParameter>().Select(p => p.Value)])).ToList();
            if (transactions.Count == 0 || transactions[^1][^1].Sql == "commit") transactions.Add([]);
            transactions[^1].AddRange(statements);
        }));
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == "Npgsql", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await using var source = builder.Build();
        await what(source);
        return transactions;
    }
}
