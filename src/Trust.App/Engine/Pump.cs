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

    /// <returns>How many projects were behind.</returns>
    public async Task<int> Once(CancellationToken ct)
    {
        var behind = await database.Outside<Place>(Behind, null, ct);
        foreach (var (organisation, project) in behind)
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
        return behind.Count;
    }
}
