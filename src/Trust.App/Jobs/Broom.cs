using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>Once a day, and at every start, carries out retention in every organisation. Twice, late or in two processes it does no harm.</summary>
public sealed partial class Broom(Database database, Retention retention, TimeProvider time, ILogger<Broom> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    const string Everywhere = "select every_organisation()";

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
        foreach (var organisation in await database.Outside<OrganisationId>(Everywhere, null, ct))
        {
            try
            {
                await retention.Run(organisation, ct);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                NotCarriedOut(trouble, organisation); // a damaged journal keeps nobody else's data longer
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Retention was not carried out in organisation {Organisation}; it is tried again tomorrow")]
    partial void NotCarriedOut(Exception trouble, OrganisationId organisation);
}
