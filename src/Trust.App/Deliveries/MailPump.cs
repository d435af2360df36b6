using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <param name="Lease">How long a taken row is its process's own; longer than a server may take over one mail.</param>
/// <param name="FirstRetry">The rest before a mail is tried again; each further one is twice as long.</param>
public sealed record MailPace(TimeSpan Lease, TimeSpan FirstRetry)
{
    public static readonly MailPace Usual = new(TimeSpan.FromMinutes(8), TimeSpan.FromSeconds(30));
}

/// <summary>Takes due rows from the ledger and hands the mails over, each once. What it takes is leased: when the process dies, another takes the row
/// after the lease and the row counts the attempt whose end nobody knows.</summary>
public sealed partial class MailPump(Database database, MailWriter writer, FindPostOffice post, ProductClock clock, TimeProvider time, ILogger<MailPump> log, MailPace? pace = null) : BackgroundService
{
    const int AtOnce = 25;

    /// <summary>An attempt that never ends so is tried for three days.</summary>
    const int MostAttempts = 14;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly MailPace pace = pace ?? MailPace.Usual;

    const string Due = "select organisations_with_mail_due(@business, @now)";

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await Once(stop);
            }
            catch (NpgsqlException)
            {
                // the database is away; the next round tries again
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Hands over everything that is due now.</summary>
    /// <returns>How many rows ended or were put off.</returns>
    public async Task<int> Once(CancellationToken ct)
    {
        var count = 0;
        foreach (var organisation in await database.Outside<OrganisationId>(Due, new { business = clock.GetUtcNow(), now = time.GetUtcNow() }, ct))
            count += await Once(organisation, ct);
        return count;
    }

    /// <summary>The same for one organisation alone.</summary>
    public async Task<int> Once(OrganisationId organisation, CancellationToken ct)
    {
        if (await post(organisation, ct) is not { } office) return 0;
        var count = 0;
        await using var round = office.Mailer.Round();
        while (await Take(organisation, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows) await HandOver(organisation, row, office, round, ct);
            count += rows.Count;
        }
        return count;
    }

    async Task<IReadOnlyList<Delivery>> Take(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var rows = await Ledger.Take(session, clock.GetUtcNow(), time.GetUtcNow(), pace.Lease, AtOnce, ct);
        await session.Commit(ct);
        return rows;
    }

    async Task HandOver(OrganisationId organisation, Delivery row, PostOffice office, IMailRound round, CancellationToken ct)
    {
        var (written, outcome) = (default(Written), default(MailOutcome));
        try
        {
            written = await writer.Write(organisation, row, office, ct);
            if (written.Letter is not null && !await Begin(organisation, row, ct)) return;
            if (written.Letter is { } letter) outcome = await round.Send(letter, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException))
        {
            if (!await Begin(organisation, row, ct)) return; // a mail that cannot be written holds up no other; it is tried again and ends as failed
            outcome = new MailOutcome.Unreached(MailStep.Connect, fault.GetType().Name);
        }

        await using var session = await database.Begin(organisation, ct);
        var (business, now) = (clock.GetUtcNow(), time.GetUtcNow());
        switch (outcome)
        {
            case null when written.Skip is { } reason:
                await Ledger.Skipped(session, row, reason, business, ct);
                break;
            case MailOutcome.Accepted:
                await Ledger.Sent(session, row, business, ct);
                break;
            case MailOutcome.Refused { Permanent: true } refused:
                await Ledger.Failed(session, row, $"{refused.Code} {refused.Enhanced}".TrimEnd(), false, business, ct);
                break;
            case null or MailOutcome.Refused or MailOutcome.Unreached or MailOutcome.Unknown when row.Attempts + 1 < MostAttempts:
                await Ledger.Later(session, row, now + Backoff(row.Attempts + 1), outcome is MailOutcome.Unknown, ct);
                break;
            default:
                await Ledger.Failed(session, row, outcome is MailOutcome.Unknown ? "unknown" : "unreached", outcome is MailOutcome.Unknown, business, ct);
                break;
        }
        await session.Commit(ct);
        if (outcome is MailOutcome.Unreached unreached) NotReached(unreached.At, unreached.Why);
    }

    async Task<bool> Begin(OrganisationId organisation, Delivery row, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var ours = await Ledger.Begin(session, row, time.GetUtcNow(), pace.Lease, ct);
        await session.Commit(ct);
        return ours;
    }

    /// <summary>Doubled each time, at most eight hours; spread, so that not all come back at once.</summary>
    TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(pace.FirstRetry.TotalSeconds * Math.Pow(2, attempts - 1), 8 * 3600) * (0.75 + Random.Shared.NextDouble() / 2));

    [LoggerMessage(LogLevel.Warning, "The mail server was not reached, at {Step}: {Why}")]
    partial void NotReached(MailStep step, string why);
}
