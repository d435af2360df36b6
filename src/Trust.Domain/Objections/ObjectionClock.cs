namespace Trust.Domain.Objections;

/// <summary>What an open objection runs towards.</summary>
public enum ObjectionDue { Acknowledge, Answer, Confirm, Settle }

/// <summary>One of the two dates of an open objection. Both are the workflow's and counted in calendar days; no law sets them, and nothing is decided by their end
/// but what <see cref="LapseObjection"/> says.</summary>
/// <param name="On">The last day; of what is done, the day on which it was.</param>
public sealed record ObjectionClock(ObjectionDue What, DateOnly On, bool Done, int Days)
{
    /// <summary>The acknowledgement and the answer; none once the objection is closed.</summary>
    public static IReadOnlyList<ObjectionClock> Of(Project project, Objection objection)
    {
        var rules = project.Rules.Reminders;
        var (raised, since) = (project.Day(objection.RaisedAt), project.Day(objection.Since));
        return objection.State switch
        {
            ObjectionState.Raised => [To(ObjectionDue.Acknowledge, raised, rules.ObjectionAcknowledgeDays), To(ObjectionDue.Answer, raised, rules.ObjectionAnswerDays)],
            ObjectionState.Acknowledged => [new(ObjectionDue.Acknowledge, since, true, rules.ObjectionAcknowledgeDays), To(ObjectionDue.Answer, raised, rules.ObjectionAnswerDays)],
            ObjectionState.Answered => [new(ObjectionDue.Answer, since, true, rules.ObjectionAnswerDays), To(ObjectionDue.Confirm, since, rules.ObjectionSilentDays)],
            ObjectionState.Contested => [To(ObjectionDue.Answer, since, rules.ObjectionAnswerDays)],
            ObjectionState.Escalated => [To(ObjectionDue.Settle, since, rules.ObjectionAnswerDays)],
            _ => [],
        };

        static ObjectionClock To(ObjectionDue what, DateOnly from, int days) => new(what, from.AddDays(days), false, days);
    }
}
