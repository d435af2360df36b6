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
public sealed partial class MailPump(Database database, MailWriter writer, ProjectReader projects, FindPostOffice post, ProductClock clock, TimeProvider time, ILogger<MailPump> log, MailPace? pace = null) : BackgroundService
{
    const int AtOnce = 25;

    /// <summary>So many rounds walk side by side: while one waits for the mail server or the database, the other writes. Mail servers take at least three talks of one sender.</summary>
    const int Rounds = 2;

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
        return (await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ => Round(organisation, office, ct)))).Sum();
    }

    async Task<int> Round(OrganisationId organisation, PostOffice office, CancellationToken ct)
    {
        var count = 0;
        var last = new LastProject(projects, time);
        await using var round = office.Mailer.Round();
        while (await Take(organisation, ct) is { Count: > 0 } rows)
        {
            await HandOver(organisation, rows, office, last, round, ct);
            count += rows.Count;
        }
        return count;
    }

    async Task<IReadOnlyList<Delivery>> Take(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var rows = await Ledger.Take(session, clock.GetUtcNow(), time.GetUtcNow(), pace.Lease, AtOnce, ct);
        await session.Commit(ct);
        return [.. rows.OrderBy(r => r.DueAt).ThenBy(r => r.ProjectId.Value)]; // one project's follow each other, and it is read once
    }

    /// <summary>One after the other; how a mail ended and that the next one leaves are one transaction, so a mail costs one commit.</summary>
    async Task HandOver(OrganisationId organisation, IReadOnlyList<Delivery> rows, PostOffice office, LastProject last, IMailRound round, CancellationToken ct)
    {
        (Delivery Row, MailOutcome Outcome)? handed = null;
        try
        {
            foreach (var row in rows)
            {
                Letter? letter;
                await using (var session = await database.Begin(organisation, ct))
                {
                    if (handed is { } before) await End(session, before.Row, before.Outcome, ct);
                    letter = await Begin(session, row, office, last, ct);
                    await session.Commit(ct);
                }
                handed = letter is null ? null : (row, await Send(round, letter, ct));
            }
        }
        finally
        {
            if (handed is { } gone) await End(organisation, gone.Row, gone.Outcome); // also when the next one could not begin: this one did leave
        }
    }

    /// <summary>Writes the mail and notes that it is about to leave, in one transaction.</summary>
    /// <returns>Null when nothing is to be sent: the row has ended, comes again later, or is another's by now.</returns>
    async Task<Letter?> Begin(Session session, Delivery row, PostOffice office, LastProject last, CancellationToken ct)
    {
        try
        {
            var (letter, skip) = await writer.Write(session, row, office, last, ct);
            if (letter is not null) return await Ledger.Begin(session, row, time.GetUtcNow(), pace.Lease, ct) ? letter : null;
            if (skip is { } reason) await Ledger.Skipped(session, row, reason, clock.GetUtcNow(), ct);
            else await Later(session, row, false, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException))
        {
            // a mail that cannot be written holds up no other; it is tried again and ends as failed
            if (await Ledger.Begin(session, row, time.GetUtcNow(), pace.Lease, ct)) await End(session, row, new MailOutcome.Unreached(MailStep.Connect, fault.GetType().Name), ct);
        }
        return null;
    }

    static async Task<MailOutcome> Send(IMailRound round, Letter letter, CancellationToken ct)
    {
        try
        {
            return await round.Send(letter, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new MailOutcome.Unreached(MailStep.Connect, fault.GetType().Name);
        }
    }

    async Task End(OrganisationId organisation, Delivery row, MailOutcome outcome)
    {
        await using var session = await database.Begin(organisation, default); // what has left is noted also when the house closes
        await End(session, row, outcome, default);
        await session.Commit(default);
    }

    async Task End(Session session, Delivery row, MailOutcome outcome, CancellationToken ct)
    {
        var business = clock.GetUtcNow();
        switch (outcome)
        {
            case MailOutcome.Accepted:
                await Ledger.Sent(session, row, business, ct);
                break;
            case MailOutcome.Refused { Permanent: true } refused:
                await Ledger.Failed(session, row, $"{refused.Code} {refused.Enhanced}".TrimEnd(), false, business, ct);
                break;
            case MailOutcome.Refused or MailOutcome.Unreached or MailOutcome.Unknown when row.Attempts + 1 < MostAttempts:
                await Later(session, row, outcome is MailOutcome.Unknown, ct);
                break;
            default:
                await Ledger.Failed(session, row, outcome is MailOutcome.Unknown ? "unknown" : "unreached", outcome is MailOutcome.Unknown, business, ct);
                break;
        }
        if (outcome is MailOutcome.Unreached unreached) NotReached(unreached.At, unreached.Why);
    }

    Task Later(Session session, Delivery row, bool unknown, CancellationToken ct) => Ledger.Later(session, row, time.GetUtcNow() + Backoff(row.Attempts + 1), unknown, ct);

    /// <summary>Doubled each time, at most eight hours; spread, so that not all come back at once.</summary>
    TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(pace.FirstRetry.TotalSeconds * Math.Pow(2, attempts - 1), 8 * 3600) * (0.75 + Random.Shared.NextDouble() / 2));

    [LoggerMessage(LogLevel.Warning, "The mail server was not reached, at {Step}: {Why}")]
    partial void NotReached(MailStep step, string why);
}
