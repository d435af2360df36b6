using System.Collections.Immutable;
using Trust.Domain.Changes;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Course;

/// <summary>A site joins. In a running project that is a change of kind site (rules.md 1): the new site has passed nothing, so its gates are open to
/// be asked, and those that have passed elsewhere stand.</summary>
/// <param name="Text">What changes, in words; with the answers required once the project runs.</param>
public sealed record AddSite(Site Site, ContentRef? Text, ImmutableSortedDictionary<string, bool> Answers, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.State switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Sites.ContainsKey(Site.Id) => Ruling.Nothing,
        ProjectState.Draft => Ruling.Of(new SiteAdded(Site)).Then(project, this, after => Raising.Of(after, At)),
        _ when ReportChange.Lacks(project, ChangeKind.Site, Text, Answers) is { } lacks => lacks,
        _ => Ruling.Of(new ChangeReported(new(Site.Id.Value), ChangeKind.Site, ReportChange.ClassOf(project, ChangeKind.Site, Answers), Text!.Value, // not lacking
            Answers.WithComparers(StringComparer.Ordinal), []), new SiteAdded(Site)).Then(project, this, after => Raising.Of(after, At)).Then(project, this, after => Gates.GateRule.PassesNow(after, At)),
    };
}

/// <summary>What had passed for every site has passed for all but one: its stage goes on.</summary>
public sealed record SiteAdded(Site Site) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Sites = project.Sites.SetItem(Site.Id, Site),
        Stages = [.. project.Stages.Select(s => s.State is StageState.Passed ? s with { State = StageState.Active, Since = stamp.At } : s)],
    };
}
