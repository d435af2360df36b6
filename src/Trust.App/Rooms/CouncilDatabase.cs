using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>The one way to what bodies keep for themselves: as the role <c>trust_council</c>, for one person on one day. The database looks up whether that
/// person belongs to the body; whoever does not sees no row. Without a connection of that role, bodies have no rooms here.</summary>
public sealed class CouncilDatabase(NpgsqlDataSource? council) : IAsyncDisposable
{
    const string Asks = "select set_config('trust.person', @person, true), set_config('trust.day', @day, true)";

    readonly Database? database = council is null ? null : new(council);

    public bool IsSetUp => database is not null;

    public async Task<Session> Begin(OrganisationId organisation, PersonId person, DateOnly day, CancellationToken ct)
    {
        var session = await Open.Begin(organisation, ct);
        try
        {
            await session.Execute(Asks, new { person = person.ToString(), day = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>For what is found by an exact secret, and for what time takes away.</summary>
    internal Task<IReadOnlyList<T>> Outside<T>(string sql, object? args, CancellationToken ct) => Open.Outside<T>(sql, args, ct);

    Database Open => database ?? throw new InvalidOperationException("No connection of the role trust_council was given: ask IsSetUp first.");

    public ValueTask DisposeAsync() => council?.DisposeAsync() ?? ValueTask.CompletedTask;
}
