using System.Collections.Immutable;

namespace Trust.Domain.Milestones;

/// <summary>What the workflow plans: by weeks from the start, by months from the day of use.</summary>
public static class MilestonePlan
{
    /// <summary>Each milestone of the workflow, at the end of its week; a project that starts late is planned from the day it comes to Trust.</summary>
    public static IEnumerable<PlannedMilestone> AtStart(Project project, DateTimeOffset at)
    {
        var today = project.Day(at);
        var start = project.StartsOn > today ? project.StartsOn : today;
        foreach (var rule in project.Rules.Milestones)
            if (rule.Week is { } week)
                yield return Planned(project, rule, IdOf(project, rule.Key), project.OnOrBefore(start.AddDays(7 * week - 1)));
    }

    /// <summary>The reviews of a system in use (rules.md 1).</summary>
    public static IEnumerable<PlannedMilestone> InUse(Project project, DateTimeOffset at)
    {
        foreach (var rule in project.Rules.Milestones)
            if (rule.MonthsInUse is { } months)
                yield return Planned(project, rule, IdOf(project, rule.Key), project.OnOrAfter(project.Day(at).AddMonths(months)));
    }

    /// <summary>What comes back every year is planned anew once it is done.</summary>
    public static IEnumerable<PlannedMilestone> Again(Project project, Milestone done, DateOnly on)
    {
        if (project.Rules.Milestones.FirstOrDefault(r => r.Key == done.Rule) is { Yearly: true } rule && !project.Milestones.Values.Any(m => m.Rule == rule.Key && m.IsPlanned && m.Id != done.Id))
            yield return Planned(project, rule, IdOf(project, $"{rule.Key}/{project.Milestones.Values.Count(m => m.Rule == rule.Key)}"), project.OnOrAfter(on.AddYears(1)));
    }

    // the same project always gets the same id for the same purpose, so that repeating makes nothing twice
    static MilestoneId IdOf(Project project, string purpose) => new(DerivedId.Of(project.Id, 0, $"milestone/{purpose}"));

    static PlannedMilestone Planned(Project project, MilestoneRule rule, MilestoneId id, DateOnly due) =>
        new(id, rule.Key, null, rule.Stage, rule.From, due, rule.NotBefore, rule.TouchesJobs);
}

public sealed record PlannedMilestone(MilestoneId Id, string? Rule, ContentRef? Title, Stage Stage, Group From, DateOnly DueOn, Lock? Lock, bool TouchesJobs);

public sealed record MilestonesPlanned(ImmutableArray<PlannedMilestone> Planned) : ProjectEvent
{
    /// <summary>No event when there is nothing to plan.</summary>
    public static IEnumerable<ProjectEvent> Of(IEnumerable<PlannedMilestone> planned)
    {
        ImmutableArray<PlannedMilestone> all = [.. planned];
        if (!all.IsEmpty) yield return new MilestonesPlanned(all);
    }

    public override Project Apply(Project project, Stamp stamp) => Planned.Aggregate(project, (state, p) =>
        state.With(new Milestone(p.Id, p.Rule, p.Title, p.Stage, p.From, p.DueOn, p.TouchesJobs) { Lock = p.Lock }));
}
