namespace Trust.Domain;

/// <summary>What puts a stage at risk: stands beside its state and overrides it on the track.</summary>
public static class Risk
{
    /// <summary>A blocking objection, a disputed act that it rested on, a condition past its date, or a pilot that runs behind a shut lock.</summary>
    /// <param name="today">The project's local date.</param>
    public static bool Threatens(Project project, Stage stage, DateOnly today) =>
        project.Of(stage).State is StageState.Active or StageState.InReview
        && (project.Objections.Values.Any(o => o.Blocks && (o.Stage is null || o.Stage == stage))
            || project.Conditions.Values.Any(c => c.State is ConditionState.Open && c.At.Stage == stage && c.DueOn < today)
            || (project.PilotRuns && stage <= project.Rules.Of(Lock.Pilot).After && project.Of(Lock.Pilot).OpenFor.IsEmpty));

    /// <summary>The parts of a risk that do not depend on today, for rows that are kept.</summary>
    public static bool Standing(Project project, Stage stage) => Threatens(project, stage, DateOnly.MinValue);
}
