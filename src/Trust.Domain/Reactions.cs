using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;

namespace Trust.Domain;

/// <summary>What should happen next after an event: commands decided at once in the hearing's transaction, and wake-ups for later.</summary>
public sealed record Next(IReadOnlyList<ProjectCommand> Commands, IReadOnlyList<WakeUp> WakeUps)
{
    public static readonly Next Nothing = new([], []);
}

/// <summary>Work for later, by a stable key within its project; it asks again when it fires, so late, early or twice does no harm.</summary>
public sealed record WakeUp(string Key, string Job, DateTimeOffset Due);

/// <summary>Pure: event → what follows. The engine orders, the domain decides (architecture.md 12).</summary>
public static class Reactions
{
    public const string ObjectionSilent = "objection-silent";

    public static Next To(ProjectEvent happened, Project project, DateTimeOffset at) => happened switch
    {
        GatePassed or LockOpened or ProjectResumed when PutInUse.Holds(project) => new([new PutInUse(Actor.Trust, at)], []),
        ObjectionAnswered answered => new([], [new($"{ObjectionSilent}:{answered.Id}", ObjectionSilent, at.AddDays(project.Rules.Reminders.ObjectionSilentDays))]),
        _ => Next.Nothing,
    };
}
