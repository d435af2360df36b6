using System.Collections.Immutable;

namespace Trust.Domain;

public enum RefusalKind
{
    /// <summary>It is not there, or the caller may not know that it is.</summary>
    Missing,
    /// <summary>The caller holds no role or seat that may do it.</summary>
    NotAllowed,
    /// <summary>A rule stands against it; the blockers say which.</summary>
    Rule,
    /// <summary>The caller saw an older state.</summary>
    Stale,
    /// <summary>A required part of the input is absent or wrong.</summary>
    Incomplete,
}

/// <summary>What a rule says to a command: events to record, or a refusal. Nothing at all is a ruling too: what was asked for already holds.</summary>
public sealed record Ruling
{
    Ruling(ImmutableArray<ProjectEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    public ImmutableArray<ProjectEvent> Events { get; }
    public Refusal? Refusal { get; }

    /// <summary>What was asked for already holds; repeating is safe.</summary>
    public static readonly Ruling Nothing = new([], null);

    public static Ruling Of(params ReadOnlySpan<ProjectEvent> events) => new([.. events], null);
    public static Ruling Of(IEnumerable<ProjectEvent> events) => new([.. events], null);

    public static implicit operator Ruling(Refusal refusal) => new([], refusal);
    public static implicit operator Ruling(ProjectEvent happened) => new([happened], null);

    /// <summary>Adds what follows at once, judged on the state after the events so far.</summary>
    public Ruling Then(Project before, ProjectCommand command, Func<Project, IEnumerable<ProjectEvent>> follows) =>
        Refusal is not null || Events.IsEmpty ? this : new([.. Events, .. follows(before.After(Events, command.Stamp))], null);
}

/// <summary>Why a command was refused: a kind, a stable code (also its text key) and the facts that the text needs. Never a sentence.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, ImmutableArray<Fact> Facts, ImmutableArray<Blocker> Blockers, string? Field = null)
{
    public static Refusal Missing(string code) => new(RefusalKind.Missing, code, [], []);
    public static Refusal NotAllowed(string code, params ReadOnlySpan<Fact> facts) => new(RefusalKind.NotAllowed, code, [.. facts], []);
    public static Refusal Rule(string code, params ReadOnlySpan<Fact> facts) => new(RefusalKind.Rule, code, [.. facts], []);
    public static Refusal Blocked(string code, IEnumerable<Blocker> blockers) => new(RefusalKind.Rule, code, [], [.. blockers]);
    public static Refusal Stale(string code, params ReadOnlySpan<Fact> facts) => new(RefusalKind.Stale, code, [.. facts], []);
    /// <param name="field">The input's name in the API's camelCase, so that forms and clients can point at it.</param>
    public static Refusal Incomplete(string code, string field, params ReadOnlySpan<Fact> facts) => new(RefusalKind.Incomplete, code, [.. facts], [], field);
}

/// <summary>A named fact of a refusal or blocker: a code, an id, a date or a number, never a typed text.</summary>
public readonly record struct Fact(string Name, string Value)
{
    public static Fact Of<T>(string name, T value) where T : struct, Enum => new(name, Text.Kebab.Of(value));
    public static Fact Of(string name, int value) => new(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    public static Fact Of(string name, DateOnly value) => new(name, value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    public static Fact Of(string name, object value) => new(name, value.ToString()!);
}

/// <summary>One thing that stands between a project and a gate or lock: what, who can lift it, where, since when and due when.</summary>
/// <param name="Code">Stable, <c>topic.reason</c>; its own text key.</param>
/// <param name="Who">The party whose turn it is; null when a role has it.</param>
/// <param name="Role">The project role whose turn it is, when no party has it.</param>
/// <param name="Person">The one person whose turn it is, when it is neither a party's nor a role's.</param>
/// <param name="Where">The place that lifts it, as a relative path below the project: <c>stages/security/evidence/dpia</c>.</param>
public sealed record Blocker(string Code, ImmutableArray<Fact> Facts, PartyId? Who, ProjectRole? Role, string Where, DateTimeOffset? Since, DateOnly? DueOn = null, PersonId? Person = null)
{
    public string? FactNamed(string name) => Facts.FirstOrDefault(f => f.Name == name).Value;
}

/// <summary>An intention towards one project; carries its time and its actor, so that the rules need neither clock nor session.</summary>
public abstract record ProjectCommand(Actor By, DateTimeOffset At)
{
    public Stamp Stamp => new(By, At);

    /// <summary>What every command hears first: whom the project does not know is told that it is not there, and what has ended stays ended.</summary>
    public Ruling Decide(Project project) => project switch
    {
        { Exists: false } when !Creates => Refusal.Missing("project.unknown"),
        { Exists: true } when !project.IsKnownTo(By, At) && !IsOpenFromOutside(project) => Refusal.Missing("project.unknown"),
        _ when By is Actor.Claim claim && !IsFor(claim) => Refusal.NotAllowed("act.link-for-this-only"),
        // known, yet without a part: who audits reads and does nothing
        { Exists: true } when !project.TakesPart(By) && !IsOpenFromOutside(project) => Refusal.NotAllowed("project.audited-only"),
        { HasEnded: true } when !AfterTheEnd => Refusal.Rule("project.ended", Fact.Of("state", project.State)),
        _ => Judge(project),
    };

    protected abstract Ruling Judge(Project project);

    /// <summary>Makes the project that it names.</summary>
    protected virtual bool Creates => false;

    /// <summary>May be asked by somebody who has no part in the project yet.</summary>
    protected virtual bool IsOpenFromOutside(Project project) => false;

    /// <summary>What the holder of a one-time link may ask: nothing, but for the one purpose of that link.</summary>
    protected virtual bool IsFor(Actor.Claim claim) => false;

    /// <summary>May still be asked of a cancelled or retired project.</summary>
    protected virtual bool AfterTheEnd => false;
}

/// <summary>Who did it and when; stored beside an event, not in it.</summary>
public readonly record struct Stamp(Actor By, DateTimeOffset At);

/// <summary>Something that happened to a project; the stored truth.</summary>
public abstract record ProjectEvent
{
    /// <summary>The state after it. Never refuses: what happened, happened.</summary>
    public abstract Project Apply(Project project, Stamp stamp);
}
