namespace Trust.App;

/// <summary>What is done about a turn; <c>do.…</c> says it on a button, <c>home-task.…</c> counts several of them.</summary>
public enum TurnTask
{
    GiveEvidence, OpenGate, OpenLock, Start, NamePeople, Answer, Objection, Questions, Settle, HandOver, Complete, Receipt, Position, ConfirmHolds, Agreement, Decide, Promise, Review, Milestone, Look,
}

public static class TurnTasks
{
    /// <summary>The code of a milestone's day, which no rule says and only the first page asks for.</summary>
    public const string MilestoneDay = "home.milestone";

    public static TurnTask Of(string code) => code switch
    {
        MilestoneDay => TurnTask.Milestone,
        "commitment.to-check" => TurnTask.Promise,
        "agreement.review-due" => TurnTask.Review,
        "gate.evidence-missing" or "lock.evidence-missing" or "checkpoint.evidence-missing" => TurnTask.GiveEvidence,
        "gate.can-open" => TurnTask.OpenGate,
        "lock.can-open" => TurnTask.OpenLock,
        "project.can-start" => TurnTask.Start,
        "project.sponsor-missing" or "project.nobody-speaks" or "gate.seat-empty" => TurnTask.NamePeople,
        "gate.reasoned-answer-missing" => TurnTask.Answer,
        _ when code.StartsWith("question.", StringComparison.Ordinal) => TurnTask.Answer,
        _ when code.StartsWith("objection.", StringComparison.Ordinal) || code.EndsWith("blocking-objection", StringComparison.Ordinal) => TurnTask.Objection,
        "checkpoint.questions-open" or "checkpoint.prohibited" => TurnTask.Questions,
        "checkpoint.competence-open" => TurnTask.Settle,
        "checkpoint.packet-missing" or "checkpoint.content-missing" => TurnTask.HandOver,
        "checkpoint.incomplete" or "checkpoint.packet-outdated" => TurnTask.Complete,
        "checkpoint.receipt-missing" => TurnTask.Receipt,
        "checkpoint.position-missing" or "checkpoint.consent-missing" or "checkpoint.agreement-missing" => TurnTask.Position,
        "checkpoint.answer-missing" or "checkpoint.request-open" or "checkpoint.objected" => TurnTask.Answer,
        "checkpoint.confirmation-missing" => TurnTask.ConfirmHolds,
        "checkpoint.agreement-not-in-force" => TurnTask.Agreement,
        "gate.notice-missing" or "gate.position-missing" or "gate.agreement-missing" or "gate.consent-missing" or "gate.confirmation-missing" => TurnTask.Decide,
        _ => TurnTask.Look,
    };

    /// <summary>Several of them in one project are one line; the rest is named one by one.</summary>
    public static bool CanBeSeveral(TurnTask task) => task is not (TurnTask.OpenGate or TurnTask.OpenLock or TurnTask.Start or TurnTask.Questions or TurnTask.Look);
}
