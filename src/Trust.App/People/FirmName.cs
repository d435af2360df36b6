using Trust.Domain;

namespace Trust.App;

/// <summary>What the organisation is called, as the masthead says it.</summary>
public sealed class FirmName(Database database)
{
    const string One = "select name from organisations where id = @organisation";

    public async Task<string> Read(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<string>(One, new { organisation }, ct) ?? "";
    }
}
