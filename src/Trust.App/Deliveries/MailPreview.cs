using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;

namespace Trust.App;

/// <summary>Mails of one kind that the plan will cause on one day, and to whom they go.</summary>
/// <param name="As">The group or body as whose part the people are written to; null for those with a role.</param>
public sealed record PlannedMails(DateOnly On, MailKind Kind, PartyId? As, IReadOnlyList<PersonId> To, Reminder First);

/// <summary>Every mail that the plan will cause as it stands, by the function that the ledger is written with.</summary>
public sealed class MailPreview(Database database)
{
    public async Task<IReadOnlyList<PlannedMails>> Of(ProjectView view, CancellationToken ct)
    {
        var project = AsStarted(view.Project, view.Now);
        await using var session = await database.Begin(project.Organisation, ct);
        var plan = DeliveryPlan.Of(project, view.Now, view.Now, null, await PlanDeliveries.People(session, project, ct), await PlanDeliveries.Choices(session, project, ct));
        return
        [
            .. plan.Where(m => m.IsToWrite && !m.Collapsed).Select(m => m.Reminder)
                .GroupBy(r => (On: r.Day(project), r.Kind, r.As))
                .OrderBy(g => g.Key.On).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.As)
                .Select(g => new PlannedMails(g.Key.On, g.Key.Kind, g.Key.As, [.. g.Select(r => r.To).Distinct()], g.First())),
        ];
    }

    /// <summary>A draft shows what its start would plan, so that nobody is surprised by it.</summary>
    static Project AsStarted(Project project, DateTimeOffset at) => project.State is not ProjectState.Draft ? project
        : MilestonesPlanned.Of(MilestonePlan.AtStart(project, at)).Aggregate(project, (state, planned) => planned.Apply(state, new(Actor.Trust, at))) with { State = ProjectState.Active };
}
