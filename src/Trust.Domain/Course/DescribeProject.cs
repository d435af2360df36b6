using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Course;

/// <summary>Corrects what the project says of itself, and answers what was open at its beginning; what is left out stays. Once it has started, what has
/// been said of its course, sites and bodies changes by the commands for that.</summary>
public sealed record DescribeProject(ContentRef? Title, ContentRef? Purpose, ContentRef? AiSystem, DateOnly? StartsOn, int? AffectedEmployees,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    public Today? Today { get; init; }
    public Decides? Decides { get; init; }

    /// <summary>Those that are corrected, and new ones.</summary>
    public ImmutableArray<Site> Sites { get; init; } = [];
    public ImmutableArray<Body> Bodies { get; init; } = [];

    /// <summary>It is known now that there is none.</summary>
    public bool NoBody { get; init; }

    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { AffectedEmployees: < 1 } => Refusal.Incomplete("project.nobody-affected", "affectedEmployees"),
        { StartsOn: not null } when project.State is not ProjectState.Draft && StartsOn != project.StartsOn => Refusal.Rule("project.start-is-set"),
        _ when project.State is not ProjectState.Draft && Rewrites(project) => Refusal.Rule("project.set-at-start"),
        _ when Bodies.Any(b => b.Sites.Any(s => !project.Sites.ContainsKey(s) && Sites.All(known => known.Id != s))) => Refusal.Incomplete("project.body-of-unknown-site", "bodies"),
        _ => Ruling.Of(Events(project)).Then(project, this, after => Sites.IsEmpty && Bodies.IsEmpty ? [] : Raising.Of(after, At)),
    };

    bool Rewrites(Project project) => !Sites.IsEmpty || !Bodies.IsEmpty
        || Today is { } today && today != project.Today && project.Today is not Domain.Today.NotSaid
        || Decides is { } decides && decides != project.Decides && project.Decides is not Domain.Decides.NotSaid;

    IEnumerable<ProjectEvent> Events(Project project)
    {
        if (Described(project) is var described && described.Apply(project, Stamp) != project) yield return described;
        foreach (var site in Sites)
            if (!project.Sites.ContainsKey(site.Id)) yield return new SiteAdded(site);
        foreach (var body in Bodies)
            if (!project.Bodies.ContainsKey(body.Id)) yield return new BodyAdded(body);
    }

    ProjectDescribed Described(Project project)
    {
        ImmutableArray<Site> sites = [.. Sites.Where(s => project.Sites.TryGetValue(s.Id, out var known) && !Same(known, s))];
        ImmutableArray<Body> bodies = [.. Bodies.Where(b => project.Bodies.TryGetValue(b.Id, out var known) && !Same(known, b))];
        ImmutableArray<StartQuestion> open = [.. project.Open.Where(q => !Answers(q))];
        return new(Title, Purpose, AiSystem, StartsOn, AffectedEmployees)
        {
            Today = Today,
            Decides = Decides,
            Sites = sites.IsEmpty ? null : sites,
            Bodies = bodies.IsEmpty ? null : bodies,
            Open = open.Length == project.Open.Length ? null : open,
        };
    }

    static bool Same(Site now, Site said) => now with { Languages = [] } == said with { Languages = [] } && now.Languages.SequenceEqual(said.Languages);

    static bool Same(Body now, Body said) => now with { Sites = [] } == said with { Sites = [] } && now.Sites.SequenceEqual(said.Sites);

    bool Answers(StartQuestion question) => question switch
    {
        StartQuestion.Purpose => Purpose is not null,
        StartQuestion.Today => Today is not (null or Domain.Today.NotSaid),
        StartQuestion.System => AiSystem is not null,
        StartQuestion.Decides => Decides is not (null or Domain.Decides.NotSaid),
        StartQuestion.Where => !Sites.IsEmpty,
        StartQuestion.Affected => AffectedEmployees is not null,
        StartQuestion.Bodies => NoBody || !Bodies.IsEmpty,
        _ => throw new System.Diagnostics.UnreachableException($"question {question}"),
    };
}

public sealed record ProjectDescribed(ContentRef? Title, ContentRef? Purpose, ContentRef? AiSystem, DateOnly? StartsOn, int? AffectedEmployees) : ProjectEvent
{
    public Today? Today { get; init; }
    public Decides? Decides { get; init; }
    public ImmutableArray<Site>? Sites { get; init; }
    public ImmutableArray<Body>? Bodies { get; init; }

    /// <summary>What is still open, where an answer was given.</summary>
    public ImmutableArray<StartQuestion>? Open { get; init; }

    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Title = Title ?? project.Title,
        Purpose = Purpose ?? project.Purpose,
        AiSystem = AiSystem ?? project.AiSystem,
        StartsOn = StartsOn ?? project.StartsOn,
        AffectedEmployees = AffectedEmployees ?? project.AffectedEmployees,
        Today = Today ?? project.Today,
        PilotRuns = Today is { } today && today != project.Today ? today is Domain.Today.InPilot || project is { State: not ProjectState.Draft, PilotRuns: true } : project.PilotRuns,
        Decides = Decides ?? project.Decides,
        Sites = Sites is { } sites ? project.Sites.SetItems(sites.Select(s => KeyValuePair.Create(s.Id, s))) : project.Sites,
        Bodies = Bodies is { } bodies ? project.Bodies.SetItems(bodies.Select(b => KeyValuePair.Create(b.Id, b))) : project.Bodies,
        Open = Open ?? project.Open,
    };
}
