using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>A body says that an act reported in its name was not so; it no longer counts, and what passed by it is asked anew (rules.md 2).
/// Needs no account: the holder of the one-time link may.</summary>
public sealed record DisputeAct(ActId Act, ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Acts.GetValueOrDefault(Act) switch
    {
        null => Refusal.Missing("act.unknown"),
        var act when !project.SpeaksFor(act.For, By, At) && !(By.PersonId is { } person && project.Stakeholders.GetValueOrDefault(person)?.Party == act.For) =>
            Refusal.NotAllowed("act.not-yours", Fact.Of("party", act.For)),
        { Disputed: true } => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("act.reason-missing", "text"),
        _ => Ruling.Of(new ActDisputed(Act, Text.Value)).Then(project, this, Undoes),
    };

    /// <summary>A gate that had passed on the act's strength opens again; in use the dispute stands beside it, on record.</summary>
    IEnumerable<ProjectEvent> Undoes(Project after)
    {
        if (after.State is not (ProjectState.Active or ProjectState.Paused)) yield break;
        var shaken = after.Stages.Where(s => s.State is StageState.Passed or StageState.InReview && !s.PassedFor.IsEmpty)
            .Where(s => Asked.At(after, s.Stage).Any(a => Rights.Open(after, s.Stage, a) is not null && a.Sites.Intersect(s.PassedFor).Any()))
            .Select(s => s.Stage).ToImmutableArray();
        if (shaken.IsEmpty) yield break;
        foreach (var happened in ReopenStage.From(after, shaken.Min(), null, null, Act)) yield return happened;
    }
}

public sealed record ActDisputed(ActId Act, ContentRef Text) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Acts = project.Acts.SetItem(Act, project.Acts[Act] with { Disputed = true }),
        Outcomes = [.. project.Outcomes.Select(o => o.Act == Act ? o with { Disputed = true } : o)],
        Conditions = project.Conditions.ToImmutableSortedDictionary(c => c.Key, c => c.Value.Reported == Act
            ? c.Value with { State = ConditionState.Open, Since = stamp.At, Reported = null }
            : c.Value),
    };
}
