using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;

namespace Trust.Domain;

/// <summary>What should happen next after an event: commands decided at once in the hearing's transaction, wake-ups for later, and who is told.</summary>
public sealed record Next(IReadOnlyList<ProjectCommand> Commands, IReadOnlyList<WakeUp> WakeUps, Notice? Notice)
{
    public static readonly Next Nothing = new([], [], null);
}

/// <summary>Work for later, by a stable key within its project; it asks again when it fires, so late, early or twice does no harm.</summary>
public sealed record WakeUp(string Key, string Job, DateTimeOffset Due);

/// <summary>Pure: event → what follows. The engine orders, the domain decides (architecture.md 12).</summary>
public static class Reactions
{
    public const string ObjectionSilent = "objection-silent";

    /// <summary>The job that tells what time has done: clocks and agreements that ran out, laws that begin to bind.</summary>
    public const string KeepTime = "keep-time";

    /// <summary>The wake-up that asks whether an answered objection has lapsed.</summary>
    public static string SilenceOf(ObjectionId objection) => $"{ObjectionSilent}:{objection}";

    /// <summary>The job that plans a project's mails anew.</summary>
    public const string PlanDeliveries = "plan-deliveries";

    public static Next To(ProjectEvent happened, Project project, Stamp stamp) =>
        new([.. Commands(happened, project, stamp.At)], [.. WakeUps(happened, project, stamp.At)], Notices.Of(happened, project, stamp));

    static IEnumerable<ProjectCommand> Commands(ProjectEvent happened, Project project, DateTimeOffset at)
    {
        if (happened is GatePassed or LockOpened or ProjectResumed && PutInUse.Holds(project)) yield return new PutInUse(Actor.Trust, at);
    }

    static IEnumerable<WakeUp> WakeUps(ProjectEvent happened, Project project, DateTimeOffset at)
    {
        if (happened is ObjectionAnswered answered)
            yield return new(SilenceOf(answered.Id), ObjectionSilent, at.AddDays(project.Rules.Reminders.ObjectionSilentDays));
        if (Checkpoints.KeepTime.MayMove(happened) && Checkpoints.KeepTime.Next(project, at) is { } due) yield return new(KeepTime, KeepTime, due);
        yield return new(PlanDeliveries, PlanDeliveries, at); // whatever happened, it may change who is owed a mail
    }
}
