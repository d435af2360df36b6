using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Changes;

/// <summary>A vendor update, new data, purpose, group or site: classed by a few questions as note, inform or a new round that reopens exactly
/// what it touches (rules.md 1).</summary>
/// <param name="Answers">Per question of the workflow, yes or no; every question is answered.</param>
public sealed record ReportChange(ChangeId Id, ChangeKind Kind, ContentRef? Text, ImmutableSortedDictionary<string, bool> Answers, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) && !project.IsIn(By, ProjectRole.Member) => Refusal.NotAllowed("project.only-owner"),
        _ when project.State is ProjectState.Draft => Refusal.Rule("project.not-active", Fact.Of("state", project.State)),
        _ when project.Changes.ContainsKey(Id) => Ruling.Nothing,
        _ when Lacks(project, Kind, Text, Answers) is { } lacks => lacks,
        _ => Classed(project),
    };

    /// <summary>What is still to be said before a change can be classed: what it is, and yes or no to every question.</summary>
    public static Refusal? Lacks(Project project, ChangeKind kind, ContentRef? text, ImmutableSortedDictionary<string, bool> answers)
    {
        var questions = project.Rules.Of(kind).Questions;
        if (text is null) return Refusal.Incomplete("change.text-missing", "text");
        if (questions.FirstOrDefault(q => !answers.ContainsKey(q.Key)) is { } open) return Refusal.Incomplete("change.answer-missing", $"answers.{open.Key}");
        return answers.Keys.FirstOrDefault(a => questions.All(q => q.Key != a)) is { } unknown ? Refusal.Incomplete("change.question-unknown", $"answers.{unknown}") : null;
    }

    public static ChangeClass ClassOf(Project project, ChangeKind kind, ImmutableSortedDictionary<string, bool> answers)
    {
        var rule = project.Rules.Of(kind);
        return (ChangeClass)Math.Max((int)rule.AtLeast, rule.Questions.Where(q => answers[q.Key]).Select(q => (int)q.Yes).DefaultIfEmpty().Max());
    }

    Ruling Classed(Project project)
    {
        var @class = ClassOf(project, Kind, Answers);
        ImmutableArray<Stage> reopens = @class is ChangeClass.NewRound
            ? [.. project.Rules.Of(Kind).Questions.Where(q => Answers[q.Key]).SelectMany(q => q.Reopens).Distinct().Where(s => project.Of(s).WasAsked).Order()]
            : [];
        var reported = new ChangeReported(Id, Kind, @class, Text!.Value, Answers.WithComparers(StringComparer.Ordinal), reopens); // Judge refused a missing text
        return reopens.IsEmpty ? reported : Ruling.Of([reported, .. ReopenStage.Exactly(project, reopens, null, null, Id, null)]);
    }
}

public sealed record ChangeReported(ChangeId Id, ChangeKind Kind, ChangeClass Class, ContentRef Text, ImmutableSortedDictionary<string, bool> Answers, ImmutableArray<Stage> Reopens) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Changes = project.Changes.SetItem(Id, new(Id, Kind, Class, Reopens, stamp.At)),
    };
}

/// <summary>A body asks for a higher class than the questions gave; it gets it, with the reason on record.</summary>
public sealed record RaiseChangeClass(ChangeId Id, ChangeClass To, ImmutableArray<Stage> Reopens, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Changes.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("change.unknown"),
        _ when !project.Bodies.Keys.Any(b => project.SpeaksFor(PartyId.Of(b), By, At)) => Refusal.NotAllowed("change.only-a-body"),
        { Class: var now } when now >= To => Ruling.Nothing,
        _ when To is ChangeClass.NewRound && !Reopens.Any(s => project.Of(s).WasAsked) => Refusal.Incomplete("change.stage-missing", "stages"),
        _ when Reason is null => Refusal.Incomplete("change.reason-missing", "reason"),
        _ => Raised(project),
    };

    Ruling Raised(Project project)
    {
        ImmutableArray<Stage> reopens = To is ChangeClass.NewRound
            ? [.. Reopens.Distinct().Where(s => project.Of(s).WasAsked).Order()]
            : [];
        var raised = new ChangeClassRaised(Id, To, Reason!.Value, reopens); // Judge refused a missing reason
        return reopens.IsEmpty ? raised : Ruling.Of([raised, .. ReopenStage.Exactly(project, reopens, null, null, Id, null)]);
    }
}

public sealed record ChangeClassRaised(ChangeId Id, ChangeClass To, ContentRef Reason, ImmutableArray<Stage> Reopens) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Changes = project.Changes.SetItem(Id, project.Changes[Id] with { Class = To, Reopens = Reopens }),
    };
}
