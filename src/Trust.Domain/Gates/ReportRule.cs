namespace Trust.Domain.Gates;

/// <summary>What an act outside Trust must bring along before it counts (rules.md 2).</summary>
public static class ReportRule
{
    /// <summary>Whether it is for this actor to say that the act is right or was not so: whoever speaks for its party or stands on the map in it, or holds the link made for it.</summary>
    public static bool IsAbout(Project project, ReportedAct act, Actor by, DateTimeOffset at) =>
        by is Actor.Claim claim ? claim.Act == act.Id : Evidence.AudienceRule.BelongsTo(project, act.For, by, at);

    /// <summary>How an outcome may have come about (rules.md 4): minutes from a meeting or on paper, a notice or an award in writing, an agreement signed on paper.</summary>
    public static bool Accepts(OutcomeKind kind, Channel channel) => kind switch
    {
        OutcomeKind.ConsultationMinutes or OutcomeKind.NegotiationEnded => channel is Channel.Meeting or Channel.Paper,
        OutcomeKind.NegotiationLeft or OutcomeKind.Award => channel is Channel.Paper or Channel.Mail,
        OutcomeKind.AgreementInForce => channel is Channel.Paper,
        _ => true,
    };

    /// <summary>Inform and consult: its document. Negotiate: minutes that both sides approved. Consent, veto and condition: the signed document.</summary>
    public static Refusal? Lacks(Strength strength, Report report, DateOnly today) => (strength, report) switch
    {
        _ when report.OccurredOn > today => Refusal.Incomplete("act.in-the-future", "onBehalf.occurredOn"),
        (Strength.Inform or Strength.Consult, { Document: null }) => Refusal.Incomplete("act.document-missing", "onBehalf.documentId"),
        (Strength.Negotiate, { Document: null } or { Channel: not (Channel.Meeting or Channel.Paper) }) => Refusal.Incomplete("act.minutes-missing", "onBehalf.documentId"),
        (Strength.Consent or Strength.Veto or Strength.Condition, { Document: null } or { Channel: not Channel.Paper }) => Refusal.Incomplete("act.signed-document-missing", "onBehalf.documentId"),
        _ => null,
    };
}
