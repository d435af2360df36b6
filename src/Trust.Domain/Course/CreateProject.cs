using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Course;

/// <summary>A roll-out comes to Trust, as a draft; whoever creates it owns it.</summary>
public sealed record CreateProject(Rulebook Rulebook, ContentRef Title, ContentRef? Purpose, ContentRef? AiSystem, Decides Decides, Today Today,
    ImmutableArray<Site> Sites, ImmutableArray<Body> Bodies, DateOnly StartsOn, string TimeZone, string Language, int AffectedEmployees,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>What whoever creates it does not know yet.</summary>
    public ImmutableArray<StartQuestion> Open { get; init; } = [];

    protected override bool Creates => true;

    protected override Ruling Judge(Project project) => this switch
    {
        _ when project.Exists => Ruling.Nothing,
        { By: not Actor.Person } => Refusal.NotAllowed("project.owner-is-a-person"),
        { Sites.IsEmpty: true } => Refusal.Incomplete("project.site-missing", "sites"),
        _ when !LocalDay.Knows(TimeZone) => Refusal.Incomplete("project.zone-unknown", "timeZone"),
        _ when AffectedEmployees < (Open.Contains(StartQuestion.Affected) ? 0 : 1) => Refusal.Incomplete("project.nobody-affected", "affectedEmployees"),
        _ when Bodies.Any(b => b.Sites.Any(s => Sites.All(known => known.Id != s))) => Refusal.Incomplete("project.body-of-unknown-site", "bodies"),
        _ => new ProjectCreated(Rulebook.Id, Title, Purpose, AiSystem, Decides, Today, Sites, Bodies, StartsOn, TimeZone, Language, AffectedEmployees) { Open = Open.IsEmpty ? null : Open },
    };
}

public sealed record ProjectCreated(string Rulebook, ContentRef Title, ContentRef? Purpose, ContentRef? AiSystem, Decides Decides, Today Today,
    ImmutableArray<Site> Sites, ImmutableArray<Body> Bodies, DateOnly StartsOn, string TimeZone, string Language, int AffectedEmployees) : ProjectEvent
{
    public ImmutableArray<StartQuestion>? Open { get; init; }

    public override Project Apply(Project project, Stamp stamp) => project with
    {
        RulebookId = Rulebook,
        State = ProjectState.Draft,
        Since = stamp.At,
        Title = Title,
        Purpose = Purpose,
        AiSystem = AiSystem,
        Decides = Decides,
        Today = Today,
        Sites = Sites.ToImmutableSortedDictionary(s => s.Id, s => s),
        Bodies = Bodies.ToImmutableSortedDictionary(b => b.Id, b => b),
        StartsOn = StartsOn,
        TimeZone = TimeZone,
        Language = Language,
        AffectedEmployees = AffectedEmployees,
        Open = Open ?? [],
        Roles = [new(stamp.By.PersonId!.Value, ProjectRole.Owner, stamp.At)], // CreateProject lets only a person in
        PilotRuns = Today is Today.InPilot,
    };
}
