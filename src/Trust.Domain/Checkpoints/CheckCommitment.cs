namespace Trust.Domain.Checkpoints;

/// <summary>Kept? Whoever sees to the promise says so, and the body to which it was made says so for itself. What is not wholly kept is looked at again, and so is
/// what is to be kept again and again.</summary>
/// <param name="Again">The next day of looking; the employer's to name. Null: it is kept, and nothing is left to look at.</param>
public sealed record CheckCommitment(CommitmentId Id, Side Side, Kept Kept, ContentRef? Text, DateOnly? Again, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Commitments.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("commitment.unknown"),
        var made when !MaySay(project, made) => Refusal.NotAllowed("commitment.not-yours-to-say"),
        var made when made.Said.GetValueOrDefault(Side) is { } said && said.Kept == Kept && said.Text == Text && (Again is null || made.CheckOn == Again) => Ruling.Nothing,
        _ when Kept is not Kept.Yes && Text is null => Refusal.Incomplete("commitment.text-missing", "text"),
        _ when Side is Side.Employer && Kept is not Kept.Yes && Again is null => Refusal.Incomplete("commitment.again-missing", "again"),
        _ when Side is Side.Body && Again is not null => Refusal.Incomplete("commitment.again-missing", "again"),
        _ when Again <= project.Day(At) => Refusal.Incomplete("commitment.check-in-the-past", "again"),
        _ => new CommitmentChecked(Id, Side, Kept, Text, project.Day(At), Again),
    };

    bool MaySay(Project project, Commitment made) => Side is Side.Employer
        ? made.Owner == By.PersonId || Sides.IsEmployer(project, By)
        : MadeTo(project, made) is { } party && project.SpeaksFor(party, By, At);

    /// <summary>The body to which the promise was made; null where it was made to all.</summary>
    public static PartyId? MadeTo(Project project, Commitment made) => made switch
    {
        { Agreement: { } agreement } => project.Agreements[agreement].With,
        { Checkpoint: { } checkpoint } => project.Checkpoints[checkpoint].Party,
        _ => null,
    };
}

public sealed record CommitmentChecked(CommitmentId Id, Side Side, Kept Kept, ContentRef? Text, DateOnly On, DateOnly? Again) : ProjectEvent
{
    /// <summary>Done once the employer says that it is kept for good, until the body says otherwise.</summary>
    public override Project Apply(Project project, Stamp stamp)
    {
        var made = project.Commitments[Id];
        return project.With(made with
        {
            Said = made.Said.SetItem(Side, new(Kept, Text, On)),
            CheckOn = Again ?? made.CheckOn,
            Done = Side is Side.Employer ? Kept is Kept.Yes && Again is null : made.Done && Kept is Kept.Yes,
        });
    }
}
