using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>The business clock: real time, plus the offset that a demo has moved it by. Sign-in, leases and logs stay on the system's clock.</summary>
/// <param name="shared">False for a story that is told on a calendar of its own: its moves stay in memory and are nobody else's.</param>
public sealed class ProductClock(TimeProvider system, bool shared = true) : TimeProvider
{
    sealed class Standing(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    const string Read = "select ahead from product_clock";

    const string Keep = """
        insert into product_clock (one, ahead)
        values (true, $1)
        on conflict (one) do update
        set ahead = excluded.ahead
        """;

    long aheadTicks;

    /// <summary>A story's own calendar: it stands at this moment until it is moved.</summary>
    public static ProductClock OfStory(DateTimeOffset begins) => new(new Standing(begins), shared: false);

    public TimeSpan Ahead => new(Interlocked.Read(ref aheadTicks));

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Ahead;

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    /// <summary>Takes the offset that the database holds; called at start and by every sweep, so that all processes agree.</summary>
    public async Task Load(NpgsqlDataSource app, CancellationToken ct)
    {
        if (!shared) return;
        await using var connection = await app.OpenConnectionAsync(ct);
        Interlocked.Exchange(ref aheadTicks, (await connection.QuerySingleOrDefaultAsync<TimeSpan?>(new CommandDefinition(Read, cancellationToken: ct)) ?? TimeSpan.Zero).Ticks);
    }

    /// <summary>Sets the calendar to a moment, only ever forward. For the demo: an installation with <c>--production</c> never calls it.</summary>
    public async Task MoveTo(DateTimeOffset moment, NpgsqlDataSource app, CancellationToken ct)
    {
        if (moment <= GetUtcNow()) return;
        var ahead = moment - system.GetUtcNow();
        if (shared)
        {
            await using var keep = app.CreateCommand(Keep);
            keep.Parameters.Add(new() { Value = ahead });
            await keep.ExecuteNonQueryAsync(ct);
        }
        Interlocked.Exchange(ref aheadTicks, ahead.Ticks);
    }
}
