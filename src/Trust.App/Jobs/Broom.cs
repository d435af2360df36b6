using Microsoft.Extensions.Hosting;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>Once a day, what is only kept for a while goes: keys of requests after two days.</summary>
public sealed class Broom(Database database, ProductClock clock, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    static readonly TimeSpan KeysAreKept = TimeSpan.FromHours(48);

    const string Where = "select organisations_with_keys_before(@moment)";

    const string ForgetKeys = """
        delete from idempotency
        where organisation_id = @organisation and at < @moment
        """;

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
                // the database is away; tomorrow is another day
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    public async Task Once(CancellationToken ct)
    {
        var moment = clock.GetUtcNow() - KeysAreKept;
        foreach (var organisation in await database.Outside<OrganisationId>(Where, new { moment }, ct))
        {
            await using var session = await database.Begin(organisation, ct);
            await session.Execute(ForgetKeys, new { organisation, moment }, ct);
            await session.Commit(ct);
        }
    }
}
