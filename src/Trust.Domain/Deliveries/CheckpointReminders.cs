using Trust.Domain.Checkpoints;

namespace Trust.Domain.Deliveries;

/// <summary>What the calendar owes because of checkpoints, agreements and promises. A body is reminded only if it chose so, and only of a day that the law set or
/// that it named itself; nothing about it goes to anybody else (rules.md 4).</summary>
static class CheckpointReminders
{
    public static IEnumerable<Reminder> Of(Project project, DateOnly today) => OfAnswers(project).Concat(OfAgreements(project)).Concat(OfReviews(project)).Concat(OfCommitments(project, today));

    static IEnumerable<Reminder> OfAnswers(Project project)
    {
        foreach (var checkpoint in project.Checkpoints.Values)
            if (CheckpointRule.Open(project, checkpoint) is { Who: { } party, DueOn: { } due } && party == checkpoint.Party)
                foreach (var before in Ahead(project))
                    foreach (var person in Readers.Speaking(project, party, due))
                        yield return new($"checkpoint/{checkpoint.Id}/{due:yyyy-MM-dd}", -before, MailKind.CheckpointDue, person, party, due.AddDays(-before), false, OnlyIfChosen: party.Body is not null);
    }

    static IEnumerable<Reminder> OfAgreements(Project project)
    {
        foreach (var agreement in project.Agreements.Values.Where(a => CheckpointStanding.Of(project, a) is AgreementState.InForce))
            if (CheckpointStanding.EndOf(project, agreement) is { } last)
                foreach (var reminder in Due(project, $"agreement/{agreement.Id}/{last:yyyy-MM-dd}", agreement.With, last)) yield return reminder;
    }

    /// <summary>What the agreement says on looking at it again, and what the law says.</summary>
    static IEnumerable<Reminder> OfReviews(Project project)
    {
        foreach (var review in ReviewDates.Of(project))
            foreach (var reminder in Due(project, $"{(review.Agreement is { } agreement ? $"agreement/{agreement}" : $"checkpoint/{review.Checkpoint}")}/review/{review.On:yyyy-MM-dd}", review.With, review.On)) yield return reminder;
    }

    static IEnumerable<Reminder> OfCommitments(Project project, DateOnly today)
    {
        var rules = project.Rules.Reminders;
        foreach (var commitment in project.Commitments.Values.Where(c => !c.Done))
            foreach (var offset in Ahead(project).Select(d => -d).Concat(today <= commitment.CheckOn ? [] : Enumerable.Range(1, rules.OverdueAtMost).Select(n => n * rules.OverdueEveryDays)))
                yield return new($"commitment/{commitment.Id}/{commitment.CheckOn:yyyy-MM-dd}", offset, MailKind.CommitmentDue, commitment.Owner, null, commitment.CheckOn.AddDays(offset), offset > 0);
    }

    /// <summary>To whoever runs the project, and to the body if it chose so.</summary>
    static IEnumerable<Reminder> Due(Project project, string occasion, PartyId party, DateOnly due)
    {
        foreach (var before in Ahead(project))
        {
            foreach (var owner in Readers.Owners(project))
                yield return new(occasion, -before, MailKind.AgreementDue, owner.Person, null, due.AddDays(-before), false);
            foreach (var person in Readers.Speaking(project, party, due))
                yield return new(occasion, -before, MailKind.AgreementDue, person, party, due.AddDays(-before), false, OnlyIfChosen: party.Body is not null);
        }
    }

    static IEnumerable<int> Ahead(Project project) => project.Rules.Reminders.MilestoneDaysBefore.Where(d => d > 0);
}
