namespace Trust.Domain.Gates;

/// <summary>What satisfies which right (rules.md 4): the one rule behind gates, locks and "what would pass it". Silence is never approval.</summary>
public static class Rights
{
    /// <summary>What is still open in a party's right at a gate, or null when it is satisfied.</summary>
    public static Blocker? Open(Project project, Stage stage, Asked asked)
    {
        var round = project.Of(stage).Round is { State: RoundState.Open or RoundState.Passed or RoundState.Returned } current ? current : null;
        var answer = round is null ? null : SeatAnswer.Of(project, round, asked.Party);

        return asked.Strength switch
        {
            Strength.Inform => answer is null ? Waits("gate.notice-missing") : null,
            Strength.Consult => answer switch
            {
                GateAnswer.Approve or GateAnswer.ApproveWithConditions or GateAnswer.Acknowledge => null,
                _ when Has(project, stage, asked.Party, OutcomeKind.ConsultationMinutes, OutcomeKind.ClosedWithoutPosition) => null,
                null => Waits("gate.position-missing"),
                _ => Has(project, stage, asked.Party, OutcomeKind.ReasonedAnswer) ? null : OwnersTurn("gate.reasoned-answer-missing"),
            },
            Strength.Negotiate => IsYes(answer) || Has(project, stage, asked.Party, OutcomeKind.AgreementInForce, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft)
                ? null : Waits("gate.agreement-missing"),
            Strength.Consent => IsYes(answer) || Has(project, stage, asked.Party, OutcomeKind.AgreementInForce, OutcomeKind.Award) ? null : Waits("gate.consent-missing"),
            Strength.Veto => IsYes(answer) ? null : Waits("gate.consent-missing"),
            Strength.Condition => IsYes(answer) ? null : Waits("gate.confirmation-missing"),
            _ => throw new System.Diagnostics.UnreachableException($"strength {asked.Strength}"),
        };

        Blocker Waits(string code) => new(code, [Fact.Of("party", asked.Party)], asked.Party, null, GateRule.Place(stage), round?.OpenedAt);
        Blocker OwnersTurn(string code) => new(code, [Fact.Of("party", asked.Party)], null, ProjectRole.Owner, GateRule.Place(stage), round?.OpenedAt);
    }

    /// <summary>A lock that needs more than the body's answer: the agreement in force, or the recorded end of consultation.</summary>
    public static Blocker? OutcomeMissing(Project project, Stage stage, Asked asked)
    {
        var ends = asked.Strength switch
        {
            Strength.Inform => null,
            Strength.Consult => Open(project, stage, asked) is null ? null : "lock.consultation-open",
            Strength.Negotiate => Has(project, stage, asked.Party, OutcomeKind.AgreementInForce, OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft) ? null : "lock.agreement-missing",
            Strength.Consent => Has(project, stage, asked.Party, OutcomeKind.AgreementInForce, OutcomeKind.Award) ? null : "lock.agreement-missing",
            Strength.Veto or Strength.Condition => Has(project, stage, asked.Party, OutcomeKind.AgreementInForce) ? null : "lock.agreement-missing",
            _ => throw new System.Diagnostics.UnreachableException($"strength {asked.Strength}"),
        };
        return ends is null ? null : new(ends, [Fact.Of("party", asked.Party)], null, ProjectRole.Owner, $"outcomes/{asked.Party}", null);
    }

    static bool Has(Project project, Stage stage, PartyId party, params ReadOnlySpan<OutcomeKind> kinds)
    {
        foreach (var outcome in project.Outcomes)
            if (outcome.For == party && outcome.Stage == stage && !outcome.Disputed && kinds.Contains(outcome.Kind))
                return true;
        return false;
    }

    static bool IsYes(GateAnswer? answer) => answer is GateAnswer.Approve or GateAnswer.ApproveWithConditions;
}
