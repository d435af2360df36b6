using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Trust.Domain.Gates;

namespace Trust.Domain.Course;

/// <summary>One gate on the way: whether its stage was entered, and the sites for which it has passed.</summary>
public sealed record GatePosition(Stage Stage, bool Entered, ImmutableArray<SiteId> PassedFor)
{
    public bool WaitsFor(ImmutableArray<SiteId> sites) => Entered && !sites.All(PassedFor.Contains);
}

/// <summary>At which gates a project waits, told by its entries alone, one after the other: what an engine keeps of a project that it runs as a workflow of its own.
/// The state says the same (<see cref="OpenIn"/>); where the two differ, the engine's notes are wrong.</summary>
public sealed record CoursePosition(ImmutableArray<SiteId> Sites, ImmutableArray<GatePosition> Gates, bool HasEnded)
{
    /// <summary>Before the first entry.</summary>
    public static readonly CoursePosition None = new([], [.. Enum.GetValues<Stage>().Select(s => new GatePosition(s, false, []))], false);

    /// <summary>The stages whose gates have not passed for every site that reached them, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<Stage> Open => HasEnded ? [] : Gates.Where(g => g.WaitsFor(Sites)).Select(g => g.Stage);

    /// <summary>The same, as the folded state has it.</summary>
    public static IEnumerable<Stage> OpenIn(Project project) =>
        project.State is ProjectState.Retired ? [] : project.Stages.Where(s => s.State is StageState.Active or StageState.InReview).Select(s => s.Stage);

    /// <summary>Only these entries move a project along its gates. A stage is entered by the same ruling as the start or the passing before it, which tell it.</summary>
    public static readonly ImmutableArray<Type> Movers =
        [typeof(ProjectCreated), typeof(SiteAdded), typeof(ProjectStarted), typeof(GatePassed), typeof(StagesReopened), typeof(RulebookAdopted), typeof(ProjectRetired)];

    public static bool MovesBy(ProjectEvent happened) => Movers.Contains(happened.GetType());

    public CoursePosition After(ProjectEvent happened) => happened switch
    {
        ProjectCreated created => this with { Sites = [.. created.Sites.Select(s => s.Id)] },
        SiteAdded added when !Sites.Contains(added.Site.Id) => this with { Sites = Sites.Add(added.Site.Id) },
        ProjectStarted => With(Stage.Transparency, gate => gate with { Entered = true }),
        GatePassed passed => With(passed.Stage, gate => gate with { PassedFor = [.. gate.PassedFor.Union(passed.Sites)] }).EnteringAfter(passed.Stage),
        StagesReopened { Sites: { } only } reopened => Each(reopened, gate => gate with { Entered = true, PassedFor = [.. gate.PassedFor.Except(only)] }),
        StagesReopened reopened => Each(reopened, gate => gate with { Entered = reopened.Active is null || reopened.Active == gate.Stage, PassedFor = [] }),
        ProjectRetired => this with { HasEnded = true },
        _ => this,
    };

    CoursePosition EnteringAfter(Stage passed) => passed is Stage.Training ? this : With(passed + 1, gate => gate with { Entered = true });

    CoursePosition Each(StagesReopened reopened, Func<GatePosition, GatePosition> change) => reopened.Stages.Aggregate(this, (now, stage) => now.With(stage, change));

    CoursePosition With(Stage stage, Func<GatePosition, GatePosition> change) => this with { Gates = Gates.SetItem((int)stage, change(Gates[(int)stage])) };
}
