namespace Trust.Domain.Gates;

/// <summary>What satisfies which right (rules.md 4): the one rule behind gates, locks and "what would pass it". Silence is never approval.</summary>
public static class Rights
{
    /// <summary>What is still open in a party's right at a gate, or null when it is satisfied; for a site that has passed, by what it passed on.</summary>
    public static Blocker? Open(Project project, Stage stage, Asked asked, SiteId? site = null)
    {
        var round = Heard(project.Of(stage), site);
        var answer = round is null ? null : SeatAnswer.Of(project, round, asked.Party);

        return asked.Strength switch
        {
            Strength.Inform => answer is null ? Waits("gate.notice-missing") : null,
            Strength.Consult => answer switch
            {
                GateAnswer.Approve or GateAnswer.ApproveWithConditions or GateAnswer.Acknowledge => null,
                _ when Has(project, stage, asked.Party, round, OutcomeKind.ConsultationMinutes, OutcomeKind.ClosedWithoutPosition) => null,
                null => Waits("gate.position-missing"),
                _ => Has(project, stage, asked.Party, round, OutcomeKind.ReasonedAnswer) ? null : OwnersTurn("gate.reasoned-answer-missing"),
            },
            Strength.Negotiate => IsYes(answer) || Has(project, stage, asked.Party, round, OutcomeKind.AgreementInForce, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft)
                ? null : Waits("gate.agreement-missing"),
            Strength.Consent => IsYes(answer) || Has(project, stage, asked.Party, round, OutcomeKind.AgreementInForce, OutcomeKind.Award) ? null : Waits("gate.consent-missing"),
            Strength.Veto => IsYes(answer) ? null : Waits("gate.consent-missing"),
            Strength.Condition => IsYes(answer) ? null : Waits("gate.confirmation-missing"),
            _ => throw new System.Diagnostics.UnreachableException($"strength {asked.Strength}"),
        };

        Blocker Waits(string code) => new(code, [Fact.Of("party", asked.Party)], asked.Party, null, GateRule.Place(stage), round?.OpenedAt);
        Blocker OwnersTurn(string code) => new(code, [Fact.Of("party", asked.Party)], null, ProjectRole.Owner, GateRule.Place(stage), round?.OpenedAt);
    }

    /// <summary>A lock that needs more than the body's answer: the agreement in force, or the recorded end of consultation.</summary>
    public static Blocker? OutcomeMissing(Project project, Stage stage, Asked asked, SiteId site)
    {
        var round = Heard(project.Of(stage), site);
        var ends = asked.Strength switch
        {
            Strength.Inform => null,
            Strength.Consult => Open(project, stage, asked, site) is null ? null : "lock.consultation-open",
            Strength.Negotiate => Has(project, stage, asked.Party, round, OutcomeKind.AgreementInForce, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft) ? null : "lock.agreement-missing",
            Strength.Consent => Has(project, stage, asked.Party, round, OutcomeKind.AgreementInForce, OutcomeKind.Award) ? null : "lock.agreement-missing",
            Strength.Veto or Strength.Condition => Has(project, stage, asked.Party, round, OutcomeKind.AgreementInForce) ? null : "lock.agreement-missing",
            _ => throw new System.Diagnostics.UnreachableException($"strength {asked.Strength}"),
        };
        return ends is null ? null : new(ends, [Fact.Of("party", asked.Party)], null, ProjectRole.Owner, $"outcomes/{asked.Party}", null);
    }

    /// <summary>The party has said something in the round to which an answer can be given.</summary>
    public static bool HasPosition(Project project, Stage stage, PartyId party) =>
        Heard(project.Of(stage), null) is { } round && SeatAnswer.Of(project, round, party) is not null;

    /// <summary>One of these outcomes stands for the party at the stage. An answer answers the position that was there, a closing the round
    /// that was open; both are asked for anew after them.</summary>
    public static bool Has(Project project, Stage stage, PartyId party, Round? round, params ReadOnlySpan<OutcomeKind> kinds)
    {
        foreach (var outcome in project.Outcomes)
            if (outcome.For == party && outcome.Stage == stage && !outcome.Disputed && kinds.Contains(outcome.Kind) && outcome.Kind switch
            {
                OutcomeKind.ReasonedAnswer => round?.Voices.Any(v => v.For == party && IsNo(v.Answer) && v.At > outcome.RecordedAt) is false,
                OutcomeKind.ClosedWithoutPosition => round?.OpenedAt <= outcome.RecordedAt,
                _ => true,
            })
                return true;
        return false;
    }

    /// <summary>The round whose answers count; a void one counts for nothing.</summary>
    static Round? Heard(StageProgress progress, SiteId? site) =>
        site is { } passed && progress.PassedIn.FirstOrDefault(r => r.Sites.Contains(passed)) is { } then ? then
        : progress.Round is { State: not RoundState.Void } round ? round : null;

    static bool IsNo(GateAnswer answer) => answer is GateAnswer.Object or GateAnswer.RequestChanges;

    static bool IsYes(GateAnswer? answer) => answer is GateAnswer.Approve or GateAnswer.ApproveWithConditions;
}
