using Npgsql;

namespace Trust.App;

/// <summary>Moves the business clock the way real time would: to each moment at which something is due, never past it, and each time until nothing is left
/// to do (architecture.md 15). For demos and tests; an installation with <c>--production</c> never walks.</summary>
public sealed class CalendarWalk(Database database, NpgsqlDataSource app, ProductClock clock, Pump pump, Sweep sweep, MailPump mail)
{
    /// <summary>Something that is due again and again without an end would be a fault; it must not hold the walk.</summary>
    const int MostRounds = 1_000;

    /// <summary>To the next moment at which something happens; null when nothing is planned at all.</summary>
    public async Task<DateTimeOffset?> ToNext(CancellationToken ct)
    {
        await Settle(ct);
        if (await Ahead.Anywhere(database, clock.GetUtcNow(), ct) is not { } moment) return null;
        await clock.MoveTo(moment, app, ct);
        await Settle(ct);
        return moment;
    }

    /// <summary>To a moment, by way of everything that is due before it.</summary>
    public async Task To(DateTimeOffset moment, CancellationToken ct)
    {
        await Settle(ct);
        while (await Ahead.Anywhere(database, clock.GetUtcNow(), ct) is { } next && next <= moment)
        {
            await clock.MoveTo(next, app, ct);
            await Settle(ct);
        }
        await clock.MoveTo(moment, app, ct);
    }

    /// <summary>Hears, plans and sends until a round has nothing to do: what is due then waits for something else, such as a post office.</summary>
    async Task Settle(CancellationToken ct)
    {
        for (var (rounds, done) = (0, 1); done > 0 && rounds < MostRounds; rounds++)
            done = await pump.Once(ct) + await sweep.Once(ct) + await mail.Once(ct);
    }
}
