using System.Collections.Immutable;
using Trust.Domain.Changes;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.Domain.Course;

/// <summary>A body joins. In a running project that is a change of kind group (rules.md 1): it has been heard at no gate, so those that have passed
/// where it speaks are asked anew there, and the locks that rest on them shut; other sites keep theirs.</summary>
/// <param name="Text">What changes, in words; with the answers required once the project runs.</param>
public sealed record AddBody(Body Body, ContentRef? Text, ImmutableSortedDictionary<string, bool> Answers, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Bodies.ContainsKey(Body.Id) => Ruling.Nothing,
        _ when Body.Sites.Any(s => !project.Sites.ContainsKey(s)) => Refusal.Incomplete("project.body-of-unknown-site", "sites"),
        ProjectState.Draft => Ruling.Of(new BodyAdded(Body)).Then(project, this, after => Raising.Of(after, At)),
        _ when ReportChange.Lacks(project, ChangeKind.Group, Text, Answers) is { } lacks => lacks,
        _ => Joins(project),
    };

    Ruling Joins(Project project)
    {
        var (party, joined) = (PartyId.Of(Body.Id), new BodyAdded(Body));
        var after = project.After(joined, Stamp);
        var raised = Raising.Of(after, At);
        after = after.After(raised, Stamp);
        var touched = Touched.By(raised, after);
        ImmutableArray<SiteId> sites = [.. after.SitesOf(party).Union(touched.Sites)];
        ImmutableArray<Stage> reopens = [.. after.Stages.Where(s => s.PassedFor.Intersect(sites).Any() && Asked.Seats(after, s.Stage).Any(a => a.Party == party)).Select(s => s.Stage).Union(touched.Stages).Order()];
        var reported = new ChangeReported(new(Body.Id.Value), ChangeKind.Group, reopens.IsEmpty ? ReportChange.ClassOf(project, ChangeKind.Group, Answers) : ChangeClass.NewRound,
            Text!.Value, Answers.WithComparers(StringComparer.Ordinal), reopens); // not lacking
        return Ruling.Of([reported, joined, .. raised, .. reopens.IsEmpty ? [] : ReopenStage.For(after, reopens, sites, reported.Id)]).Then(project, this, touched.Shut)
            .Then(project, this, after => GateRule.PassesNow(after, At)); // what nobody represented before may not be asked any more
    }
}

/// <summary>What every body had waived, this one has not.</summary>
public sealed record BodyAdded(Body Body) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Bodies = project.Bodies.SetItem(Body.Id, Body),
        Open = project.Open.Remove(StartQuestion.Bodies),
        Evidence = project.Evidence.ToImmutableSortedDictionary(e => e.Key, e => e.Value is { State: EvidenceState.Waived } item && project.Rules.Item(e.Key.Stage, e.Key.Item)?.To is Group.WorksCouncil
            ? item with { State = EvidenceState.Missing }
            : e.Value),
    };
}
