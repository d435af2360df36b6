namespace Trust.Domain.Objections;

/// <summary>The raiser agrees to words that name nobody and may be read beside what changed; with null takes them back. Nobody else lends a raiser's words.</summary>
public sealed record LendWords(ObjectionId Id, ContentRef? Words, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        { Raiser: var raiser } when raiser != By.PersonId => Refusal.NotAllowed("objection.only-raiser"),
        { Lent: var lent } when lent == Words => Ruling.Nothing,
        _ => new ObjectionWordsLent(Id, Words),
    };
}

public sealed record ObjectionWordsLent(ObjectionId Id, ContentRef? Words) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { Lent = Words });
}
