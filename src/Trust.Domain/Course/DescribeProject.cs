namespace Trust.Domain.Course;

/// <summary>Corrects what the project says of itself; what is left out stays.</summary>
public sealed record DescribeProject(ContentRef? Title, ContentRef? Purpose, ContentRef? AiSystem, DateOnly? StartsOn, int? AffectedEmployees,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        { AffectedEmployees: < 1 } => Refusal.Incomplete("project.nobody-affected", "affectedEmployees"),
        { StartsOn: not null } when project.State is not ProjectState.Draft && StartsOn != project.StartsOn => Refusal.Rule("project.start-is-set"),
        _ when Described.Apply(project, Stamp) == project => Ruling.Nothing,
        _ => Described,
    };

    ProjectDescribed Described => new(Title, Purpose, AiSystem, StartsOn, AffectedEmployees);
}

public sealed record ProjectDescribed(ContentRef? Title, ContentRef? Purpose, ContentRef? AiSystem, DateOnly? StartsOn, int? AffectedEmployees) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Title = Title ?? project.Title,
        Purpose = Purpose ?? project.Purpose,
        AiSystem = AiSystem ?? project.AiSystem,
        StartsOn = StartsOn ?? project.StartsOn,
        AffectedEmployees = AffectedEmployees ?? project.AffectedEmployees,
    };
}
