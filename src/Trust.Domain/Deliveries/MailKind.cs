namespace Trust.Domain.Deliveries;

/// <summary>The occasions on which Trust writes; the kebab-case word is part of the ledger's rows and of the text keys.</summary>
public enum MailKind
{
    MilestoneAhead, MilestoneToday, MilestoneOverdue, MilestoneStuck, MilestoneDone, MilestonesPlanned, MilestonesMoved,
    GateAsked, GateReminder, GateDeputy, GateStalled,
    ObjectionRaised, ObjectionToAcknowledge, ObjectionToAnswer, ObjectionToSettle, ObjectionAnswered, ObjectionToConfirm,
    ConditionDue, ActReported, OwnershipOffered, Named, News,
    KpiDue, MonthlyReport,
    RightTold, CheckpointDue, AgreementDue, CommitmentDue,
}

/// <summary>What a person may switch off. What is owed to them, or asked of them, may not be.</summary>
public enum MailSwitch { Milestones, Reminders, News }

public static class MailKinds
{
    /// <summary>The switch that a kind hangs on; null for what always comes, for a reason that the mail states.</summary>
    public static MailSwitch? SwitchOf(MailKind kind) => kind switch
    {
        MailKind.MilestoneAhead or MailKind.MilestoneToday or MailKind.MilestoneDone or MailKind.MilestonesPlanned or MailKind.MilestonesMoved => MailSwitch.Milestones,
        MailKind.GateReminder or MailKind.GateDeputy or MailKind.MilestoneOverdue or MailKind.ConditionDue or MailKind.KpiDue or MailKind.CheckpointDue or MailKind.AgreementDue or MailKind.CommitmentDue => MailSwitch.Reminders,
        MailKind.News or MailKind.MonthlyReport => MailSwitch.News,
        _ => null,
    };
}
