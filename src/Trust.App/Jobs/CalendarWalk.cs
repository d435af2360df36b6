using Npgsql;

namespace Trust.App;

/// <summary>Moves the business clock the way real time would: to each moment at which something is due, never past it, and each time until nothing is left
/// to do (architecture.md 15). For demos and tests; an installation with <c>--production</c> never walks.</summary>
public sealed class CalendarWalk(Database database, NpgsqlDataSource app, ProductClock clock, Pump pump, Sweep sweep, MailPump mail)
{
    /// <summary>Something that is due again and again without an end would be a fault; it must not hold the walk.</summary>
    const int MostRounds = 1_000;

    // no row when nothing is planned at all
    const string Next = "select due from next_due() due where due is not null";

    /// <summary>To the next moment at which something happens; null when nothing is planned at all.</summary>
    public async Task<DateTimeOffset?> ToNext(CancellationToken ct)
    {
        await Settle(ct);
        if (await NextDue(ct) is not { } moment) return null;
        await clock.MoveTo(moment, app, ct);
        await Settle(ct);
        return moment;
    }

    /// <summary>To a moment, by way of everything that is due before it.</summary>
    public async Task To(DateTimeOffset moment, CancellationToken ct)
    {
        await Settle(ct);
        while (await NextDue(ct) is { } next && next <= moment)
        {
            await clock.MoveTo(next, app, ct);
            await Settle(ct);
        }
        await clock.MoveTo(moment, app, ct);
    }

    /// <summary>Hears, plans and sends until nothing is due.</summary>
    async Task Settle(CancellationToken ct)
    {
        for (var rounds = 0; rounds < MostRounds; rounds++)
        {
            await pump.Once(ct);
            await sweep.Once(ct);
            await mail.Once(ct);
            if (await NextDue(ct) is not { } next || next > clock.GetUtcNow()) return;
        }
    }

    async Task<DateTimeOffset?> NextDue(CancellationToken ct) => await database.Outside<DateTimeOffset?>(Next, null, ct) is [var next] ? next : null;
}
