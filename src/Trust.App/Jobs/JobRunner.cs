using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>Turns a wake-up into a command on fresh state. The row is claimed first; run late, early or twice, it does no harm.</summary>
public sealed class JobRunner(Database database, Projects projects, PlanDeliveries plan, ProductClock clock)
{
    const string Claim = """
        delete from wakeups
        where organisation_id = @organisation and project_id = @project and key = @key and due <= @now
        """;

    public async Task Run(DueWakeUp due, CancellationToken ct)
    {
        if (due.Job == Reactions.PlanDeliveries)
        {
            await plan.Run(due.OrganisationId, due.ProjectId, ct); // claims the row itself
            return;
        }
        var now = clock.GetUtcNow();
        if (due.Job == Reactions.ObjectionSilent)
            await projects.Execute(new(due.OrganisationId, due.ProjectId, await Lapse(due, now, ct)), ct);

        // after the command: a crash between the two runs it again, which holds already
        await using var session = await database.Begin(due.OrganisationId, ct);
        await session.Execute(Claim, new { organisation = due.OrganisationId, project = due.ProjectId, key = due.Key, now }, ct);
        await session.Commit(ct);
    }

    /// <summary>An objection lapses by silence only after its raiser was reminded as often as the workflow says; the ledger knows.</summary>
    async Task<LapseObjection> Lapse(DueWakeUp due, DateTimeOffset now, CancellationToken ct)
    {
        var objection = new ObjectionId(Guid.Parse(due.Key.Split(':')[1]));
        await using var session = await database.Begin(due.OrganisationId, ct);
        return new(objection, await Ledger.RemindersSent(session, due.ProjectId, objection, ct), Actor.Trust, now);
    }
}
