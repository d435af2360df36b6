using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;

namespace Trust.Domain.Tests;

/// <summary>The next right thing to do in any project, read from nothing but what the rules say is in the way.</summary>
static class Diligence
{
    /// <summary>Null when nothing is left to do.</summary>
    public static ProjectCommand? Next(Project now, DateTimeOffset at, Func<PartyId, PersonId> holderOf, PersonId sponsor)
    {
        var owner = Actor.Of(now.Owner!.Value); // there is always one
        switch (now.State)
        {
            case ProjectState.Draft: return ToStart(now, at, owner, holderOf, sponsor);
            case ProjectState.Paused or ProjectState.Cancelled: return new ResumeProject(Id.SomeText, owner, at);
            case ProjectState.Retired: return null;
        }
        foreach (var @lock in Enum.GetValues<Lock>())
            if (now.Rules.Of(@lock).Gates.All(g => now.Of(g).State is StageState.Passed) && now.Of(@lock).OpenFor.Length < now.Sites.Count)
                return LockRule.ToOpen(now, @lock, now.Sites.Keys.Except(now.Of(@lock).OpenFor)).Select(b => Lift(now, at, now.Rules.Of(@lock).RightsAt, b, owner, holderOf)).FirstOrDefault()
                    ?? new OpenLock(@lock, [], owner, at);
        foreach (var progress in now.Stages)
            if (progress.State is not StageState.Passed)
                return GateRule.Next(now, progress.Stage).Select(b => Lift(now, at, progress.Stage, b, owner, holderOf)).FirstOrDefault()
                    ?? new OpenGate(progress.Stage, owner, at);
        return PutInUse.Holds(now) ? new PutInUse(Actor.Trust, at) : null;
    }

    /// <summary>What somebody would do who works at one stage only, whatever is open before it, and takes what is in the way in any order.</summary>
    public static ProjectCommand Hasty(Project now, Stage stage, DateTimeOffset at, Func<PartyId, PersonId> holderOf, Func<IReadOnlyList<Blocker>, Blocker> pick) =>
        GateRule.Next(now, stage) is { Count: > 0 } blockers ? Lift(now, at, stage, pick(blockers), Actor.Of(now.Owner!.Value), holderOf) : new OpenGate(stage, Actor.Of(now.Owner!.Value), at); // there is always an owner

    static ProjectCommand ToStart(Project now, DateTimeOffset at, Actor owner, Func<PartyId, PersonId> holderOf, PersonId sponsor) =>
        StartProject.Missing(now).FirstOrDefault() switch
        {
            { Code: "project.sponsor-missing" } => new GiveRole(sponsor, ProjectRole.Sponsor, null, owner, at),
            { Code: "project.nobody-speaks" } missing => new DescribeGroup(Text.Kebab.Parse<Group>(missing.FactNamed("group")!), Acts.Profile, owner, at),
            _ when Asked.At(now, Stage.Transparency).FirstOrDefault(a => now.Seat(a.Party) is null) is { } asked => Seat(now, at, asked.Party, owner, holderOf),
            _ => new StartProject(owner, at),
        };

    static SetSeat Seat(Project now, DateTimeOffset at, PartyId party, Actor owner, Func<PartyId, PersonId> holderOf) =>
        new(new(party, now.Seat(party)?.Strength, SeatRule.Any, null, [holderOf(party)], []), null, owner, at);

    static ProjectCommand Lift(Project now, DateTimeOffset at, Stage stage, Blocker blocker, Actor owner, Func<PartyId, PersonId> holderOf)
    {
        var party = blocker.FactNamed("party") is { } named ? new PartyId(named) : default;
        return blocker.Code switch
        {
            "gate.evidence-missing" or "lock.evidence-missing" =>
                Acts.Piece(now, Text.Kebab.Parse<Stage>(blocker.FactNamed("stage")!), blocker.FactNamed("item")!, at) with { By = owner },
            "gate.seat-empty" => Seat(now, at, party, owner, holderOf),
            "gate.condition-open" or "lock.condition-open" => new MeetCondition(new(Guid.Parse(blocker.FactNamed("condition")!)), null, null, Holder(now, party), at),
            "gate.blocking-objection" or "lock.blocking-objection" => Calm(now.Objections[new(Guid.Parse(blocker.FactNamed("objection")!))], at),
            "gate.reasoned-answer-missing" => new RecordOutcome(stage, party, OutcomeKind.ReasonedAnswer, Id.SomeText, null, owner, at),
            "lock.agreement-missing" => new RecordOutcome(stage, party, OutcomeKind.AgreementInForce, null, Acts.Reported(at, (int)now.Number + 1000), owner, at),
            _ when blocker.FactNamed("checkpoint") is { } checkpoint => CheckpointDiligence.Lift(now, at, blocker, now.Checkpoints[new(Guid.Parse(checkpoint))], owner, holderOf),
            "checkpoint.prohibited" => new AnswerPlainQuestions(ImmutableSortedDictionary<PlainQuestion, bool>.Empty.Add(PlainQuestion.InfersEmotions, false),
                ImmutableSortedDictionary<string, int>.Empty, Id.SomeText, owner, at),
            "checkpoint.evidence-missing" => Acts.Piece(now, Text.Kebab.Parse<Stage>(blocker.FactNamed("stage")!), blocker.FactNamed("item")!, at) with { By = owner },
            "gate.earlier-gate-open" or "lock.gate-not-passed" or "lock.right-open" or "lock.consultation-open" => Again(stage, owner, at),
            _ => Answer(now, at, stage, party, owner),
        };
    }

    static ReopenStage Again(Stage stage, Actor owner, DateTimeOffset at) => new(stage, Id.SomeText, owner, at);

    static Actor Holder(Project now, PartyId party) => Actor.Of(now.Seat(party)!.Holders[0]); // whoever set a condition had a seat

    static ProjectCommand Calm(Objection objection, DateTimeOffset at) => new WithdrawObjection(objection.Id, Actor.Of(objection.Raiser), at);

    /// <summary>The next holder who has not spoken says yes; when all have and it was no yes, the owner asks anew.</summary>
    static ProjectCommand Answer(Project now, DateTimeOffset at, Stage stage, PartyId party, Actor owner)
    {
        var round = now.OpenRound(stage)!; // a right is open only while its gate is
        var unheard = now.Seat(party)!.Holders.Where(h => round.Voices.All(v => v.For != party || v.By != Actor.Of(h))).ToImmutableArray();
        return unheard.IsEmpty || now.Seat(party)!.Rule is SeatRule.Any && round.Voices.Any(v => v.For == party && (v.Reported is null || !now.Acts[v.Reported.Value].Disputed))
            ? Again(stage, owner, at)
            : Acts.Decision(now, stage, party, Actor.Of(unheard[0]), GateAnswer.Approve, at);
    }
}
