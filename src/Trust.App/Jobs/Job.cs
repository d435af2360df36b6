using Microsoft.Extensions.DependencyInjection;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>What a wake-up is for: asks fresh state again and does what still holds, or nothing.</summary>
public sealed record Job(string Name, Func<WakeUpKey, CancellationToken, Task> Run)
{
    /// <summary>True when the job takes its row away itself, in the transaction of its work.</summary>
    public bool ClaimsItself { get; init; }
}

/// <summary>Every job that a wake-up can name.</summary>
public static class Jobs
{
    internal static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(s => Plans(s.GetRequiredService<PlanDeliveries>()))
        .AddSingleton(s => Lapses(s.GetRequiredService<Database>(), s.GetRequiredService<ProjectStore>(), s.GetRequiredService<Projects>(), s.GetRequiredService<ProductClock>()))
        .AddSingleton(s => KeepsTime(s.GetRequiredService<Projects>(), s.GetRequiredService<ProductClock>()))
        .AddSingleton(s => Sweeps(s.GetRequiredService<Broom>()))
        .AddSingleton(s => Forgets(s.GetRequiredService<RoomGuests>()));

    public static Job Plans(PlanDeliveries plan) =>
        new(Reactions.PlanDeliveries, (key, ct) => plan.Run(key.OrganisationId, key.ProjectId, ct)) { ClaimsItself = true };

    /// <summary>An objection lapses by silence only after its raiser was reminded as often as the workflow says; the ledger knows, and asks again with each reminder
    /// that was sent.</summary>
    public static Job Lapses(Database database, ProjectStore store, Projects projects, ProductClock clock) => new(Reactions.ObjectionSilent, async (key, ct) =>
    {
        var objection = new ObjectionId(Guid.Parse(key.Key.Split(':')[1]));
        int reminded;
        await using (var session = await database.Begin(key.OrganisationId, ct))
        {
            var project = (await store.Load(session, key.ProjectId, ct)).Project;
            if (project.Objections.GetValueOrDefault(objection) is not { State: ObjectionState.Answered } answered) return;
            reminded = await Ledger.RemindersSent(session, key.ProjectId, objection, project.Day(answered.Since), ct);
        }
        await projects.Execute(new(key.OrganisationId, key.ProjectId, new LapseObjection(objection, reminded, Actor.Trust, clock.GetUtcNow())), ct);
    });

    /// <summary>What ran out by now is told; the hearing of that sets the next wake-up.</summary>
    public static Job KeepsTime(Projects projects, ProductClock clock) =>
        new(Reactions.KeepTime, (key, ct) => projects.Execute(new(key.OrganisationId, key.ProjectId, new KeepTime(Actor.Trust, clock.GetUtcNow())), ct));

    /// <summary>At an hour in which few work.</summary>
    static DailyJob Sweeps(Broom broom) => new("broom", new(2, 20), "UTC", broom.Once);

    /// <summary>What the broom may not touch: bodies' own invitations, once they are over.</summary>
    static DailyJob Forgets(RoomGuests guests) => new("guests", new(2, 40), "UTC", guests.Forget);
}
