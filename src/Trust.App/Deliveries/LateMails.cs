namespace Trust.App;

/// <summary>Whether the ledger comes to zero: mails that are still open a while after their time.</summary>
public sealed class LateMails(Database database, ProductClock clock)
{
    /// <summary>What a round of the pump and a busy server may take.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    const string Late = "select mails_late(@before)";

    /// <summary>How many, over all organisations; throws when the database does not answer.</summary>
    public async Task<long> Count(CancellationToken ct) => (await database.Outside<long>(Late, new { before = clock.GetUtcNow() - Grace }, ct))[0];
}
