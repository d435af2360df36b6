using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>Turns a wake-up into a command on fresh state. The row is claimed first; run late, early or twice, it does no harm.</summary>
public sealed class JobRunner(Database database, Projects projects, ProductClock clock)
{
    const string Claim = """
        delete from wakeups
        where organisation_id = @organisation and project_id = @project and key = @key and due <= @now
        """;

    public async Task Run(DueWakeUp due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (due.Job == Reactions.ObjectionSilent)
            await projects.Execute(new(due.OrganisationId, due.ProjectId, new LapseObjection(new(Guid.Parse(due.Key.Split(':')[1])), RemindersSent, Actor.Trust, now)), ct);

        // after the command: a crash between the two runs it again, which holds already
        await using var session = await database.Begin(due.OrganisationId, ct);
        await session.Execute(Claim, new { organisation = due.OrganisationId, project = due.ProjectId, key = due.Key, now }, ct);
        await session.Commit(ct);
    }

    /// <summary>No reminder leaves Trust before it can send mail, so no objection lapses by silence: the rule asks for two.</summary>
    const int RemindersSent = 0;
}
