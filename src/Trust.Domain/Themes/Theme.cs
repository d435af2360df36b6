using Trust.Domain.Objections;

namespace Trust.Domain.Themes;

/// <summary>What several objections have in common and what changed because of them; names nobody.</summary>
/// <param name="Changed">What was done; null while nothing has been.</param>
public sealed record Theme(ThemeId Id, ContentRef Name, ContentRef? Changed, DateTimeOffset Since)
{
    /// <summary>All employees may read its name and what changed; of the objections under it they read nothing.</summary>
    public bool ForEveryone { get; init; }
}

/// <summary>Whoever runs the project gives a theme its name.</summary>
public sealed record NameTheme(ThemeId Id, ContentRef? Name, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.Themes.ContainsKey(Id) => Ruling.Nothing,
        { Name: null } => Refusal.Incomplete("theme.name-missing", "name"),
        _ => new ThemeNamed(Id, Name.Value),
    };
}

public sealed record ThemeNamed(ThemeId Id, ContentRef Name) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(new Theme(Id, Name, null, stamp.At));
}

/// <summary>A theme gets another name; what stands under it and what was said of it stay. The former name comes back the same way.</summary>
public sealed record RenameTheme(ThemeId Id, ContentRef? Name, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Themes.GetValueOrDefault(Id) switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        null => Refusal.Missing("theme.unknown"),
        { Name: var standing } when standing == Name => Ruling.Nothing,
        _ when Name is null => Refusal.Incomplete("theme.name-missing", "name"),
        _ => new ThemeRenamed(Id, Name.Value),
    };
}

public sealed record ThemeRenamed(ThemeId Id, ContentRef Name) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Themes[Id] with { Name = Name });
}

/// <summary>An objection is put under a theme, or with null under none; it keeps its own state and its own answer.</summary>
public sealed record PutUnderTheme(ObjectionId Id, ThemeId? Theme, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when Theme is { } theme && !project.Themes.ContainsKey(theme) => Refusal.Missing("theme.unknown"),
        var objection when objection.Theme == Theme => Ruling.Nothing,
        _ => new ObjectionPutUnderTheme(Id, Theme),
    };
}

public sealed record ObjectionPutUnderTheme(ObjectionId Id, ThemeId? Theme) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { Theme = Theme });
}

/// <summary>What changed because of a theme, in words that everybody in the project reads; said anew, the latest holds.</summary>
public sealed record SayWhatChanged(ThemeId Id, ContentRef? Text, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>Also told to employees who have no part in the project; left out the next time, it is taken back.</summary>
    public bool ForEveryone { get; init; }

    protected override Ruling Judge(Project project) => project.Themes.GetValueOrDefault(Id) switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        null => Refusal.Missing("theme.unknown"),
        { Changed: { } said } theme when said == Text && theme.ForEveryone == ForEveryone => Ruling.Nothing,
        _ when Text is null => Refusal.Incomplete("theme.changed-missing", "text"),
        _ => new ThemeAnswered(Id, Text.Value) { ForEveryone = ForEveryone ? true : null },
    };
}

public sealed record ThemeAnswered(ThemeId Id, ContentRef Text) : ProjectEvent
{
    public bool? ForEveryone { get; init; }

    // the same words told to more or to fewer people are as old as they were
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Themes[Id] with
    {
        Changed = Text,
        ForEveryone = ForEveryone is true,
        Since = project.Themes[Id].Changed == Text ? project.Themes[Id].Since : stamp.At,
    });
}
