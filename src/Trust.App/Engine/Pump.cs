using Microsoft.Extensions.Hosting;
using Trust.Domain;

namespace Trust.App;

/// <summary>Hears what a hand-over missed: lists the projects that are behind and drains each.</summary>
public sealed class Pump(Database database, Drain drain, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    const string Behind = "select organisation_id, project_id from projects_behind(100)";

    sealed record Place(OrganisationId OrganisationId, ProjectId ProjectId);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await Once(stop);
            }
            catch (Exception trouble) when (trouble is Npgsql.NpgsqlException)
            {
                // the database is away; the next round tries again
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    public async Task Once(CancellationToken ct)
    {
        foreach (var (organisation, project) in await database.Outside<Place>(Behind, null, ct))
        {
            try
            {
                await drain.Run(organisation, project, ct);
            }
            catch (Exception why) when (why is not (OperationCanceledException or Npgsql.NpgsqlException { IsTransient: true }))
            {
                await drain.Failed(organisation, project, why, ct);
            }
        }
    }
}
