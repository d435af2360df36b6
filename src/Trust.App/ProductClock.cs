using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>The business clock: real time, plus the offset that a demo has moved it by. Sign-in, leases and logs stay on the system's clock.</summary>
public sealed class ProductClock(TimeProvider system) : TimeProvider
{
    const string Read = "select ahead from product_clock";

    const string Keep = """
        insert into product_clock (one, ahead)
        values (true, $1)
        on conflict (one) do update
        set ahead = excluded.ahead
        """;

    long aheadTicks;

    public TimeSpan Ahead => new(Interlocked.Read(ref aheadTicks));

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Ahead;

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    /// <summary>Takes the offset that the database holds; called at start and by every sweep, so that all processes agree.</summary>
    public async Task Load(NpgsqlDataSource app, CancellationToken ct)
    {
        await using var connection = await app.OpenConnectionAsync(ct);
        Interlocked.Exchange(ref aheadTicks, (await connection.QuerySingleOrDefaultAsync<TimeSpan?>(new CommandDefinition(Read, cancellationToken: ct)) ?? TimeSpan.Zero).Ticks);
    }

    /// <summary>Sets the calendar to a moment, only ever forward. For the demo: an installation with <c>--production</c> never calls it.</summary>
    public async Task MoveTo(DateTimeOffset moment, NpgsqlDataSource app, CancellationToken ct)
    {
        if (moment <= GetUtcNow()) return;
        var ahead = moment - system.GetUtcNow();
        await using var keep = app.CreateCommand(Keep);
        keep.Parameters.Add(new() { Value = ahead });
        await keep.ExecuteNonQueryAsync(ct);
        Interlocked.Exchange(ref aheadTicks, ahead.Ticks);
    }
}
