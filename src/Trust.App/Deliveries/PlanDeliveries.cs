using Npgsql;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <summary>The job behind the wake-up <see cref="Ledger.PlanJob"/>: makes a project's open mails what the calendar owes, and says when to look again.
/// The wake-up is claimed, the rows written and the next wake-up set in one transaction, under the project's lock.</summary>
public sealed class PlanDeliveries(Database database, ProjectStore store, Alarm alarm, ProductClock clock)
{
    const string ClaimWakeUp = """
        delete from wakeups
        where organisation_id = @organisation and project_id = @project and key = @key and due <= @now
        returning due
        """;

    const string KeepWakeUp = """
        insert into wakeups (organisation_id, project_id, key, job, due)
        values ($1, $2, $3, $3, $4)
        on conflict (organisation_id, project_id, key) do update
        set due = least(wakeups.due, excluded.due)
        """;

    /// <returns>False when there was nothing to claim: somebody else did it, or it is not due yet.</returns>
    public async Task<bool> Run(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var loaded = await store.LoadForUpdate(session, project, ct);
        var now = clock.GetUtcNow();
        if (await session.Query<DateTimeOffset?>(ClaimWakeUp, new { organisation, project, key = Ledger.PlanJob, now }, ct) is not [var due]) return false;

        var state = loaded.Project;
        // a wake-up of no particular time asks for what is still to come
        var owedFrom = due is { } since && since > DateTimeOffset.MinValue && since.Year > 1 ? since : now;
        var wanted = state.Exists ? DeliveryPlan.Of(state, now, owedFrom, state.Day(now).AddDays(DeliveryPlan.DaysAhead), await People(session, state, ct), await Choices(session, state, ct)) : [];

        await using var batch = session.Batch();
        Ledger.Replan(batch, state, now, wanted);
        DateTimeOffset? next = state.Exists && state.Runs && DeliveryPlan.NextDay(state, now) is { } day ? LocalDay.At(day, TimeOnly.MinValue, state.TimeZone) : null;
        if (next is { } again) batch.Add(KeepWakeUp, organisation.Value, project.Value, Ledger.PlanJob, again);
        await session.CommitWith(batch, ct);
        if (next is { } told) await alarm.Set(new(organisation, project, Ledger.PlanJob), told, ct);
        return true;
    }

    /// <summary>Those with a part in the project.</summary>
    internal static async Task<IReadOnlyDictionary<PersonId, PersonRow>> People(Session session, Project project, CancellationToken ct) =>
        (await PeopleBook.Find(session, Readers(project), ct)).ToDictionary(p => p.Id);

    internal static Task<IReadOnlyList<MailChoice>> Choices(Session session, Project project, CancellationToken ct) =>
        MailChoices.Of(session, Readers(project), ct);

    static IEnumerable<PersonId> Readers(Project project) =>
        project.Roles.Select(r => r.Person)
            .Concat(project.Stakeholders.Keys)
            .Concat(project.Seats.Values.SelectMany(s => s.Holders.Concat(s.Deputies.Select(d => d.Person))))
            .Concat(project.Objections.Values.Select(o => o.Raiser))
            .Concat(project.Conditions.Values.Select(c => c.Owner).OfType<PersonId>())
            .Distinct();
}
