namespace Trust.Domain.Course;

/// <summary>An address for everybody who holds it is opened until a last day, where the project is. What stands in the address is nobody's to record.</summary>
public sealed record OpenPublicPage(PublicPageId Id, PublicPageKind Kind, DateOnly? Until, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>Days that an address may stay open: two years, as long as a poster hangs.</summary>
    public const int MostDays = 731;

    protected override Ruling Judge(Project project) => Until switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.OpenPages.ContainsKey(Id) => Ruling.Nothing,
        { } until when until >= project.Day(At) && until <= project.Day(At).AddDays(MostDays) => new PublicPageOpened(Id, Kind, until),
        _ => Refusal.Incomplete("public-page.until-range", "until", Fact.Of("n", MostDays)),
    };

    // people are told, and a firm is shown, also of what was cancelled or retired
    protected override bool AfterTheEnd => true;
}

public sealed record PublicPageOpened(PublicPageId Id, PublicPageKind Kind, DateOnly Until) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { OpenPages = project.OpenPages.SetItem(Id, Kind) };
}

/// <summary>From now on the address leads nowhere; one that is not open, or was opened before this was recorded, leaves no entry.</summary>
public sealed record ClosePublicPage(PublicPageId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.OpenPages.TryGetValue(Id, out var kind) switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        false => Ruling.Nothing,
        true => new PublicPageClosed(Id, kind),
    };

    protected override bool AfterTheEnd => true;
}

public sealed record PublicPageClosed(PublicPageId Id, PublicPageKind Kind) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { OpenPages = project.OpenPages.Remove(Id) };
}
