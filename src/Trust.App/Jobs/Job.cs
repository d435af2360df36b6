using Microsoft.Extensions.DependencyInjection;
using Trust.Domain;
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
    /// <summary>No reminder leaves Trust before it can send mail, so no objection lapses by silence: the rule asks for two.</summary>
    const int RemindersSent = 0;

    internal static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(s => Plans(s.GetRequiredService<PlanDeliveries>()))
        .AddSingleton(s => Lapses(s.GetRequiredService<Projects>(), s.GetRequiredService<ProductClock>()))
        .AddSingleton(s => Sweeps(s.GetRequiredService<Broom>()));

    public static Job Plans(PlanDeliveries plan) =>
        new(Reactions.PlanDeliveries, (key, ct) => plan.Run(key.OrganisationId, key.ProjectId, ct)) { ClaimsItself = true };

    public static Job Lapses(Projects projects, ProductClock clock) => new(Reactions.ObjectionSilent, (key, ct) =>
        projects.Execute(new(key.OrganisationId, key.ProjectId, new LapseObjection(new(Guid.Parse(key.Key.Split(':')[1])), RemindersSent, Actor.Trust, clock.GetUtcNow())), ct));

    /// <summary>At an hour in which few work.</summary>
    public static DailyJob Sweeps(Broom broom) => new("broom", new(2, 20), "UTC", broom.Once);
}
