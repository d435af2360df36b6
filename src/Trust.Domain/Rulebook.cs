using System.Collections.Immutable;
using Trust.Domain.Acceptance;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Domain;

/// <summary>What a workflow demands of a project, as data: read from <c>workflows/{key}.v{version}.json</c>, pinned to a running project.</summary>
public sealed record Rulebook(
    string Key,
    int Version,
    Translated Name,
    ImmutableArray<Group> Groups,
    ImmutableArray<StageRules> Stages,
    ImmutableArray<LockRules> Locks,
    ImmutableArray<MilestoneRule> Milestones,
    ReminderRules Reminders,
    ImmutableArray<KpiRule> Kpis,
    ImmutableArray<ChangeRule> Changes)
{
    /// <summary>What the figures are called that evidence items ask for by key.</summary>
    public ImmutableArray<FigureRule> Figures { get; init; } = [];

    /// <summary>The holidays by which days are counted; put in place by whoever loads the rulebook.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public HolidayBook Holidays { get; init; } = new([], System.Collections.Frozen.FrozenDictionary<string, Translated>.Empty);

    /// <summary>What the countries' laws give the representatives of employees; put in place like the holidays.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public LawBook Law { get; init; } = LawBook.Empty;

    /// <summary>From what agreements are drafted, every version; put in place like the holidays.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<ClauseLibrary> Clauses { get; init; } = [];

    /// <summary>Key and version in one word, as events and the API name it: <c>rollout.1</c>.</summary>
    public string Id => $"{Key}.{Version}";

    public StageRules Of(Stage stage) => Stages.First(s => s.Stage == stage);
    public LockRules Of(Lock @lock) => Locks.First(l => l.Lock == @lock);
    public EvidenceRule? Item(Stage stage, string key) => Of(stage).Evidence.FirstOrDefault(e => e.Key == key);
    public KpiRule? Kpi(string key) => Kpis.FirstOrDefault(k => k.Key == key);
    public ChangeRule Of(ChangeKind kind) => Changes.First(c => c.Kind == kind);
}

/// <summary>A figure's name, e.g. <c>baseline</c>: beside the items, so that a new workflow needs no new build to show it.</summary>
public sealed record FigureRule(string Key, Translated Name);

/// <summary>A text in the product's languages, by language code; <c>en</c> is always there.</summary>
public sealed record Translated(ImmutableSortedDictionary<string, string> Texts)
{
    public string In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts["en"];
}

public sealed record StageRules(Stage Stage, Translated Closes, ImmutableArray<EvidenceRule> Evidence, ImmutableArray<PartyRule> Parties);

/// <summary>One piece of evidence that a stage asks for.</summary>
/// <param name="Key">Kebab-case, unique within its stage.</param>
/// <param name="Required">A gate does not open without it; else it is asked for and shown.</param>
/// <param name="From">The group whose turn it is while the item is missing.</param>
/// <param name="To">The group to which it is owed: only it may waive the item (rules.md 5).</param>
/// <param name="ReliedOnBy">The groups whose answers a new revision voids.</param>
/// <param name="Numbers">Names of figures that must be given, e.g. <c>baseline</c>; each a number.</param>
/// <param name="Waivable">False where a law or agreement names the item, or where the stage closes on it (rules.md 1): nobody can waive it.</param>
/// <param name="Basis">The laws and agreements that name it, as shown beside "have your counsel confirm"; Europe's first.</param>
public sealed record EvidenceRule(
    string Key,
    Translated Name,
    Translated Asks,
    bool Required,
    Group From,
    Group To,
    ImmutableArray<Group> ReliedOnBy,
    ImmutableArray<string> Numbers,
    bool File,
    bool Waivable,
    ImmutableArray<Basis> Basis);

/// <summary>What one country's law, or Europe's, says to a piece of evidence.</summary>
public sealed record Basis(string Country, ImmutableArray<string> Statutes);

/// <summary>A group that is asked at a gate, and how much it may say; works-council stands for every body of the project.</summary>
public sealed record PartyRule(Group Group, Strength Strength);

/// <summary>What a lock needs before it opens for a site (rules.md 1).</summary>
/// <param name="After">The stage after which the lock stands on the track.</param>
/// <param name="Gates">Stages that must have passed for the site.</param>
/// <param name="Evidence">Items that must be given or waived, whichever stage they belong to.</param>
/// <param name="RightsAt">The gate at which each body's right must be satisfied for the site.</param>
/// <param name="NeedsOutcome">True where a body's own answer is not enough: the agreement in force or the recorded end of consultation.</param>
public sealed record LockRules(
    Lock Lock,
    Stage After,
    ImmutableArray<Stage> Gates,
    ImmutableArray<EvidenceRef> Evidence,
    Stage RightsAt,
    bool NeedsOutcome);

public readonly record struct EvidenceRef(Stage Stage, string Item) : IComparable<EvidenceRef>
{
    public int CompareTo(EvidenceRef other) => Stage != other.Stage ? Stage.CompareTo(other.Stage) : string.CompareOrdinal(Item, other.Item);
    public override string ToString() => $"{Text.Kebab.Of(Stage)}/{Item}";
}

/// <summary>A milestone of the workflow: in weeks from the project's start, or in months from the day of use (method.md, rules.md 1).</summary>
/// <param name="From">The group whose work it is.</param>
/// <param name="NotBefore">The lock that must be open first.</param>
/// <param name="TouchesJobs">Never celebrated (rules.md 6).</param>
/// <param name="Yearly">Comes back every year once it is done.</param>
public sealed record MilestoneRule(string Key, Translated Name, Stage Stage, Group From, int? Week, int? MonthsInUse, Lock? NotBefore, bool TouchesJobs, bool Yearly);

/// <summary>How often whom; calendar days unless the name says working days (architecture.md 14).</summary>
public sealed record ReminderRules(
    ImmutableArray<int> MilestoneDaysBefore,
    int OverdueEveryDays,
    int OverdueAtMost,
    int GateRemindWorkingDays,
    int GateDeputyWorkingDays,
    int GateOwnerWorkingDays,
    int ObjectionAcknowledgeDays,
    int ObjectionAnswerDays,
    int ObjectionSilentDays,
    int ObjectionReminders);

/// <summary>A measure of acceptance (method.md); the target is a figure or a direction.</summary>
/// <param name="Direction"><c>above</c>, <c>below</c>, <c>between</c>, <c>rising</c> or <c>falling</c>.</param>
/// <param name="Unit"><c>percent</c>, <c>points-of-5</c>, <c>weeks</c>, <c>nps</c>, <c>count</c> or <c>per-user</c>.</param>
public sealed record KpiRule(string Key, Translated Name, Translated Definition, string Direction, string Unit, decimal? Target, decimal? TargetTo, int CadenceDays)
{
    /// <summary>Whether it may stand alone, beside another, or never in front.</summary>
    public KpiKind Kind { get; init; }
}

/// <summary>How a change is classed: the questions asked, and which yes makes it a new round at which stages.</summary>
public sealed record ChangeRule(ChangeKind Kind, ChangeClass AtLeast, ImmutableArray<ChangeQuestion> Questions);

public sealed record ChangeQuestion(string Key, Translated Text, ChangeClass Yes, ImmutableArray<Stage> Reopens);
