namespace Trust.Domain.Checkpoints;

/// <summary>A day on which both sides look at something together again.</summary>
/// <param name="Agreement">Which says so; null: the law does.</param>
public sealed record ReviewDate(PartyId With, AgreementId? Agreement, CheckpointId Checkpoint, DateOnly On);

/// <summary>What agreements in force and the law say on looking again; each is counted from the last review.</summary>
public static class ReviewDates
{
    public static IEnumerable<ReviewDate> Of(Project project) =>
    [
        .. project.Agreements.Values.Select(a => (Agreement: a, Next: Of(project, a))).Where(a => a.Next is not null)
            .Select(a => new ReviewDate(a.Agreement.With, a.Agreement.Id, a.Agreement.For[0], a.Next!.Value)),        // asked just before; an agreement settles something
        .. project.Checkpoints.Values.Where(c => c.Versions > 0).SelectMany(c => CheckpointClocks.Of(project, c).Where(k => k.Clock.Kind is ClockKind.Review).Select(k => k.Count?.End).OfType<DateOnly>()
            .Select(on => new ReviewDate(c.Party, null, c.Id, on))),
    ];

    /// <summary>The next review that an agreement in force names; null where it names none.</summary>
    public static DateOnly? Of(Project project, Agreement agreement) =>
        agreement is { InForce.From: var from, Term.ReviewMonths: { } months } && CheckpointStanding.Of(project, agreement) is AgreementState.InForce
            ? agreement.For.Select(c => project.Checkpoints.GetValueOrDefault(c)?.ReviewedOn).Append(from).Max()!.Value.AddMonths(months) // it holds from a day
            : null;
}
