using Trust.Domain;

namespace Trust.App;

/// <summary>Whether the ledger comes to zero: mails that are still open a while after their time.</summary>
public sealed class LateMails(Database database, ProductClock clock)
{
    /// <summary>What a round of the pump and a busy server may take.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    const string Late = "select mails_late(@before)";

    const string LateHere = """
        select count(*)
        from deliveries
        where organisation_id = @organisation and (@project::uuid is null or project_id = @project) and state in ('planned', 'sending') and due_at < @before
        """;

    /// <summary>How many of one organisation, or of one of its projects.</summary>
    public async Task<int> Of(OrganisationId organisation, ProjectId? project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return (int)await session.QuerySingleOrDefault<long>(LateHere, new { organisation, project = project?.Value, before = clock.GetUtcNow() - Grace }, ct);
    }

    /// <summary>How many, over all organisations; throws when the database does not answer.</summary>
    public async Task<long> Count(CancellationToken ct) => (await database.Outside<long>(Late, new { before = clock.GetUtcNow() - Grace }, ct))[0];
}
