using System.Collections.Immutable;
using Trust.Domain.Changes;
using Trust.Domain.Gates;
using Trust.Domain.Locks;

namespace Trust.Domain.Checkpoints;

/// <summary>Says in plain words what the system does; the laws' rights follow from it. An answer that changes, or comes after the start, is a change with
/// its reason. Reading emotions is recorded like any answer: from then on nothing opens, and nobody can waive it (rules.md 6).</summary>
/// <param name="Said">Those answered now; what is left out stays as it was.</param>
/// <param name="Employees">How many people the employer employs, by country; of the countries in which the project has a site.</param>
public sealed record AnswerPlainQuestions(ImmutableSortedDictionary<PlainQuestion, bool> Said, ImmutableSortedDictionary<string, int> Employees, ContentRef? Reason, Actor By, DateTimeOffset At)
    : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { Said.IsEmpty: true, Employees.IsEmpty: true } => Refusal.Incomplete("checkpoint.answers-missing", "said"),
        _ when Employees.Any(e => e.Value < 0) => Refusal.Incomplete("checkpoint.employees-range", "employees"),
        _ when Employees.Keys.Any(country => project.Sites.Values.All(s => s.Country != country)) => Refusal.Incomplete("checkpoint.employees-elsewhere", "employees"),
        _ when Said.All(s => project.Answers.Said.TryGetValue(s.Key, out var said) && said == s.Value)
            && Employees.All(e => project.Answers.Employees.TryGetValue(e.Key, out var counted) && counted == e.Value) => Ruling.Nothing,
        { Reason: null } when Changes(project) || project.State is not ProjectState.Draft => Refusal.Incomplete("checkpoint.reason-missing", "reason"),
        _ => Answered(project).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    bool Changes(Project project) => Said.Any(s => project.Answers.Said.TryGetValue(s.Key, out var said) && said != s.Value);

    Ruling Answered(Project project)
    {
        var answered = new PlainQuestionsAnswered(Said, Employees.WithComparers(StringComparer.Ordinal), Reason);
        var after = project.After(answered, Stamp);
        var raised = Raising.Of(after, At);
        after = after.After(raised, Stamp);
        var touched = Touched.By(raised, after);
        List<ProjectEvent> events = [answered, .. raised];
        if (!touched.Stages.IsEmpty || Changes(project) && project.State is not ProjectState.Draft)
        {
            var change = new ChangeReported(new(DerivedId.Of(project.Id, project.Number, "answers")), ChangeKind.Purpose, touched.Stages.IsEmpty ? ChangeClass.Inform : ChangeClass.NewRound,
                Reason!.Value, ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal), touched.Stages); // a project that runs was asked for its reason
            events.Add(change);
            after = after.After(change, Stamp);
            if (!touched.Stages.IsEmpty) Add(ReopenStage.For(after, touched.Stages, touched.Sites, change.Id));
        }
        Add(touched.Shut(after));
        if (CheckpointRule.Prohibited(after) is not null) Add(Touched.ShutAll(after));
        return Ruling.Of(events);

        void Add(IEnumerable<ProjectEvent> more)
        {
            ImmutableArray<ProjectEvent> all = [.. more];
            events.AddRange(all);
            after = after.After(all, Stamp);
        }
    }
}

public sealed record PlainQuestionsAnswered(ImmutableSortedDictionary<PlainQuestion, bool> Said, ImmutableSortedDictionary<string, int> Employees, ContentRef? Reason) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Answers = new(project.Answers.Said.SetItems(Said), project.Answers.Employees.SetItems(Employees)),
    };
}

/// <summary>What had passed or was open where new rights now stand.</summary>
/// <param name="Sites">Those of the stages.</param>
sealed record Touched(ImmutableArray<Stage> Stages, ImmutableArray<SiteId> Sites, ImmutableArray<NewCheckpoint> AtLocks)
{
    public static Touched By(IEnumerable<ProjectEvent> raised, Project project)
    {
        var all = raised.OfType<CheckpointsRaised>().SelectMany(r => r.Raised).ToList();
        var passed = all.Where(c => c.At.Stage is { } stage && project.Of(stage).PassedFor.Intersect(c.Sites).Any()).ToList();
        return new([.. passed.Select(c => c.At.Stage).OfType<Stage>().Distinct().Order()], [.. passed.SelectMany(c => c.Sites).Distinct()], [.. all.Where(c => c.At.Lock is not null)]);
    }

    /// <summary>The locks that were open where a right was not met; what is in use stays in use, with what is owed on its list.</summary>
    public IEnumerable<ProjectEvent> Shut(Project project)
    {
        if (project.State is ProjectState.InUse) yield break;
        foreach (var progress in project.Locks)
            if (AtLocks.Where(c => c.At.Lock == progress.Lock).SelectMany(c => c.Sites).Intersect(progress.OpenFor).ToImmutableArray() is { IsEmpty: false } sites)
                yield return new LockShut(progress.Lock, sites);
    }

    public static IEnumerable<ProjectEvent> ShutAll(Project project) => project.State is ProjectState.InUse ? []
        : project.Locks.Where(l => !l.OpenFor.IsEmpty).Select(l => new LockShut(l.Lock, l.OpenFor));
}
