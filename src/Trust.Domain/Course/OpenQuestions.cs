namespace Trust.Domain.Course;

/// <summary>What was asked when the project began and is not known yet: each stays whoever runs the project's turn until it is answered, and holds up nothing
/// but the start where no law and no calendar would be known.</summary>
public static class OpenQuestions
{
    public static IEnumerable<Blocker> Of(Project project) => project.Open.Select(q => Asked(project, q));

    /// <summary>Where the system is used decides whose law and holidays count: nothing starts without.</summary>
    public static IEnumerable<Blocker> ForStart(Project project) => project.Open.Where(q => q is StartQuestion.Where).Select(q => Asked(project, q));

    static Blocker Asked(Project project, StartQuestion question) => new(Code(question), [], null, ProjectRole.Owner, "new", project.Since);

    static string Code(StartQuestion question) => question switch
    {
        StartQuestion.Purpose => "question.purpose-open",
        StartQuestion.Today => "question.today-open",
        StartQuestion.System => "question.system-open",
        StartQuestion.Decides => "question.decides-open",
        StartQuestion.Where => "question.where-open",
        StartQuestion.Affected => "question.affected-open",
        StartQuestion.Bodies => "question.bodies-open",
        _ => throw new System.Diagnostics.UnreachableException($"question {question}"),
    };
}
