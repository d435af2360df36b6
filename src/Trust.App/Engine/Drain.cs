using Microsoft.Extensions.Logging;
using Trust.Domain;

namespace Trust.App;

/// <summary>The only one who hears. Locks the state, hears the events after the cursor, decides what the engine returns, moves the cursor:
/// one transaction, so the cursor over events is the outbox. Five failures park that project only, visibly.</summary>
public sealed partial class Drain(Database database, ProjectStore store, IProcessEngine engine, Alarm alarm, TimeProvider time, ILogger<Drain> log)
{
    const int FailuresUntilParked = 5;
    const int MostAtOnce = 100;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    const string MoveCursor = """
        update hearings
        set heard_to = $3, failures = 0, last_failure = null
        where organisation_id = $1 and project_id = $2
        """;

    const string KeepWakeUp = """
        insert into wakeups (organisation_id, project_id, key, job, due)
        values ($1, $2, $3, $4, $5)
        on conflict (organisation_id, project_id, key) do update
        set job = excluded.job, due = excluded.due
        """;

    const string CountFailure = """
        update hearings
        set failures = failures + 1, last_failure = @why, parked_at = case when failures + 1 >= @most then @now end
        where organisation_id = @organisation and project_id = @project
        """;

    /// <summary>Hears at once what was just committed; waits at most two seconds and never lets the caller down.</summary>
    /// <returns>How far it has heard.</returns>
    public async Task<long> HandOver(OrganisationId organisation, ProjectId project, long version, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return await Run(organisation, project, patience.Token) ?? 0;
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            NotHeard(trouble, project, version); // the pump hears it
            return 0;
        }
    }

    /// <summary>Hears what is left of one project; after a long silence the first hundred events, and the pump comes again.</summary>
    /// <returns>How far it has heard; null when there is nothing to hear or the project is parked.</returns>
    public async Task<long?> Run(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var (loaded, heardTo, pending) = await Load(session, project, ct);
        if (heardTo is null || pending.Count == 0) return heardTo;

        await using var batch = session.Batch();
        var wakeUps = new Dictionary<string, WakeUp>();
        var isAll = pending.Count < MostAtOnce;
        for (var i = 0; i < pending.Count; i++)
        {
            var next = await engine.Hear(EventBytes.Read(pending[i]), loaded.Project, pending[i], session, ct);
            foreach (var command in next.Commands)
            {
                var ruling = command.Decide(loaded.Project);
                if (ruling.Events.IsEmpty) continue; // refused or held already: the engine orders, the domain decides
                var (after, recorded) = Projects.Write(batch, store, loaded, ruling.Events, command.Stamp, null);
                loaded = new(after, recorded[^1].Stored.Hash);
                if (isAll) pending.AddRange(recorded.Select(r => r.Stored)); // else others come before them
            }
            if (next.Notice is { } notice) Ledger.Tell(batch, loaded.Project, pending[i], notice);
            foreach (var wakeUp in next.WakeUps) wakeUps[wakeUp.Key] = wakeUp;
        }
        foreach (var wakeUp in wakeUps.Values) batch.Add(KeepWakeUp, organisation.Value, project.Value, wakeUp.Key, wakeUp.Job, wakeUp.Due);
        batch.Add(MoveCursor, organisation.Value, project.Value, pending[^1].Number);
        await session.CommitWith(batch, ct);
        foreach (var wakeUp in wakeUps.Values) await alarm.Set(new(organisation, project, wakeUp.Key), wakeUp.Due, ct);
        return pending[^1].Number;
    }

    /// <summary>Counts a failed hearing; the fifth parks the project until an administrator looks.</summary>
    public async Task Failed(OrganisationId organisation, ProjectId project, Exception why, CancellationToken ct)
    {
        NotHeard(why, project, 0);
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(CountFailure, new { organisation, project, why = why.GetType().Name, most = FailuresUntilParked, now = time.GetUtcNow() }, ct);
        await session.Commit(ct);
    }

    /// <summary>The project, locked, how far it was heard, and what is left to hear; nothing is heard of a parked one.</summary>
    async Task<(Loaded, long?, List<StoredEvent>)> Load(Session session, ProjectId project, CancellationToken ct)
    {
        Loaded? loaded;
        (long?, List<StoredEvent>) notHeard;
        await using var batch = session.Batch();
        ProjectStore.AskForUpdate(batch, session.Organisation, project);
        ProjectStore.AskForNotHeard(batch, session.Organisation, project, MostAtOnce);
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            loaded = await store.TryRead(reader, ct);
            await reader.NextResultAsync(ct);
            notHeard = await ProjectStore.ReadNotHeard(reader, ct);
        }
        return (loaded ?? await store.Fold(session, project, ct), notHeard.Item1, notHeard.Item2);
    }

    [LoggerMessage(LogLevel.Warning, "Project {Project} was not heard to {Version}; the pump tries again")]
    partial void NotHeard(Exception trouble, ProjectId project, long version);
}
