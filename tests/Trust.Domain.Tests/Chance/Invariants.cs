using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;

namespace Trust.Domain.Tests;

/// <summary>The invariants in the head of Project.cs, said a second time and as plainly as can be.</summary>
static class Invariants
{
    /// <summary>What must be true of a state, whatever led to it.</summary>
    public static void HoldIn(Project now)
    {
        That(2, now.Roles.Count(r => r is { Role: ProjectRole.Owner, Until: null }) == 1);
        foreach (var stage in now.Stages)
        {
            foreach (var earlier in now.Stages.Take((int)stage.Stage))
                That(3, stage.PassedFor.All(earlier.PassedFor.Contains) || now.Changes.Values.Any(c => c.Reopens.Contains(earlier.Stage)));
            That(4, stage.State is StageState.InReview == stage.Round is { State: RoundState.Open });
            That(4, stage.State is StageState.Passed == (stage.PassedFor.Length == now.Sites.Count));
            if (now.Runs && now.OpenRound(stage.Stage) is { } round)
                That(11, round.Waiting(stage).All(site => GateRule.ToPass(now, stage.Stage, site).Any()));
        }
        foreach (var progress in now.Locks)
            That(6, now.State is ProjectState.InUse or ProjectState.Retired || progress.OpenFor.All(s => now.Rules.Of(progress.Lock).Gates.All(g => now.Of(g).PassedFor.Contains(s))));
        foreach (var seat in now.Seats.Values.Where(s => s.Party.Group is null or Group.WorksCouncil or Group.Employees or Group.DataProtection))
            That(8, !seat.Holders.Concat(seat.Deputies.Select(d => d.Person)).Any(p => IsEmployer(now, p)));
    }

    /// <summary>What must be true of an event, at the moment when it happens.</summary>
    public static void HoldFor(ProjectEvent happened, Project before, Project after, Stamp stamp)
    {
        That(1, after.Number == before.Number + 1);
        switch (happened)
        {
            case GatePassed passed:
                That(5, before.Rules.Of(passed.Stage).Evidence.Where(e => e.Required)
                    .All(e => before.Item(new(passed.Stage, e.Key)) is { State: EvidenceState.Given or EvidenceState.Waived }));
                That(5, passed.Sites.All(site => Asked.At(before, passed.Stage).Where(a => a.Sites.Contains(site)).All(a => IsSatisfied(before, passed.Stage, a))));
                That(13, passed.Sites.All(site => CheckpointInvariants.AreMet(before, new(passed.Stage, null), site)));
                break;
            case ProjectInUse:
                That(10, before.Of(Lock.GoLive).OpenFor.Length == before.Sites.Count);
                break;
            case LockOpened opened:
                That(13, opened.Sites.All(site => CheckpointInvariants.AreMet(before, new(null, opened.Lock), site)));
                That(6, stamp.By is Actor.Person && opened.Sites.All(s => before.Rules.Of(opened.Lock).Gates.All(g => before.Of(g).PassedFor.Contains(s))));
                break;
            case ObjectionAccepted accepted:
                That(7, stamp.By.PersonId == before.Objections[accepted.Id].Raiser);
                break;
            case ObjectionLapsed lapsed:
                That(7, before.Objections[lapsed.Id] is { State: ObjectionState.Answered, AnsweredAt: { } answered } && stamp.At >= answered.AddDays(14));
                break;
            case MilestoneCompleted completed:
                That(12, before.Milestones[completed.Id] is { IsPlanned: true } milestone && (milestone.Lock is not { } gate || !before.Of(gate).OpenFor.IsEmpty)
                    && !(completed.On < milestone.Hold?.On) && completed.On <= before.Day(stamp.At));
                break;
            case EvidenceWaived waived:
                That(9, (waived.For.Group ?? Group.WorksCouncil) == before.Rules.Item(waived.Item.Stage, waived.Item.Item)!.To);
                That(9, after.Item(waived.Item) is not { State: EvidenceState.Waived } item || waived.For is not { Group: null or Group.WorksCouncil }
                    || after.Bodies.Keys.All(b => item.WaivedBy.Contains(PartyId.Of(b))));
                break;
        }
        CheckpointInvariants.HoldFor(happened, before, after, stamp);
        if (happened is not ObjectionLapsed)
            foreach (var (id, objection) in before.Objections)
                That(7, objection.State is not ObjectionState.Answered || after.Objections[id].State is not ObjectionState.Unconfirmed);
    }

    /// <summary>rules.md 4, without looking at how the domain says it.</summary>
    static bool IsSatisfied(Project now, Stage stage, Asked asked)
    {
        var round = now.OpenRound(stage)!; // a gate passes in its open round
        var voices = round.Voices.Where(v => v.For == asked.Party && (v.Reported is null || !now.Acts[v.Reported.Value].Disputed)).ToList();
        var outcomes = now.Outcomes.Where(o => o.Stage == stage && o.For == asked.Party && !o.Disputed).Select(o => o.Kind).ToHashSet();
        var yes = voices.Count(v => v.Answer is GateAnswer.Approve or GateAnswer.ApproveWithConditions);
        var seat = now.Seat(asked.Party)!; // a gate opens with all seats filled
        var saidYes = yes > 0 && (voices.Any(v => v.Reported is not null) || yes >= seat.Needed);
        var agreed = outcomes.Contains(OutcomeKind.AgreementInForce);
        return asked.Strength switch
        {
            Strength.Inform => voices.Count > 0,
            Strength.Consult => outcomes.Contains(OutcomeKind.ConsultationMinutes) || outcomes.Contains(OutcomeKind.ClosedWithoutPosition)
                || voices.Any(v => v.Answer is GateAnswer.Approve or GateAnswer.ApproveWithConditions or GateAnswer.Acknowledge)
                || voices.Count > 0 && outcomes.Contains(OutcomeKind.ReasonedAnswer),
            Strength.Negotiate => saidYes || agreed || outcomes.Contains(OutcomeKind.NegotiationEnded) || outcomes.Contains(OutcomeKind.NegotiationLeft),
            Strength.Consent => saidYes || agreed || outcomes.Contains(OutcomeKind.Award),
            _ => saidYes,
        };
    }

    static bool IsEmployer(Project now, PersonId person) =>
        now.Roles.Any(r => r.Person == person && r.Until is null && r.Role is ProjectRole.Owner or ProjectRole.DeputyOwner or ProjectRole.Sponsor && r.Person == person && r.Until is null)
        || now.Stakeholders.GetValueOrDefault(person)?.Party.Group is Group.Management or Group.Hr
        || now.Seats.Values.Any(s => s.Party.Group is Group.Management or Group.Hr && (s.Holders.Contains(person) || s.Deputies.Any(d => d.Person == person)));

    public static void That(int invariant, bool holds)
    {
        if (!holds) Assert.Fail($"invariant {invariant} does not hold");
    }
}
