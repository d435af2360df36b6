using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>Role by action, at a checkpoint on whose papers the council has to say something: who may, and nobody else.</summary>
public sealed class WhoMayTests
{
    static readonly ImmutableArray<PersonId> Everybody = [Olga, Dag, Sonja, Mona, Henrik, Ida, Walter, Sofie, Emil, Petra, Nora, Stranger];

    static readonly Story Begun = HavingRight("consented", PlainQuestion.Monitors, PlainQuestion.Appraises).And(GivesRole(Dag, ProjectRole.DeputyOwner), GivesRole(Nora, ProjectRole.Observer));
    static readonly Story Handed = Begun.And(HandsOver("consented"));
    static readonly Story Objected = Handed.And(Says("consented", PositionKind.Objection));
    static readonly Story Drafted = Begun.And(Drafts("consented"));

    static readonly PersonId[] Runs = [Olga, Dag], Firm = [Olga, Dag, Sonja], TheCouncil = [Walter], BothSides = [Olga, Dag, Sonja, Walter];

    public static TheoryData<string> Actions => [.. Table.Keys];

    static readonly Dictionary<string, (Story Story, Func<Project, DateTimeOffset, Actor, ProjectCommand> Act, PersonId[] May)> Table = new()
    {
        ["answer the questions"] = (Begun, (_, at, by) => Answer(at) with { By = by }, Runs),
        ["hand over"] = (Begun, (now, at, by) => Packet(now, at, "consented") with { By = by }, Runs),
        ["change the packet"] = (Handed, (now, at, by) => (ChangePacket)ChangesPacket("consented", false)(now, at) with { By = by }, Runs),
        ["confirm receipt"] = (Handed, (now, at, by) => Receipt(now, at, "consented") with { By = by }, TheCouncil),
        ["report receipt"] = (Handed, (now, at, by) => Receipt(now, at, "consented") with { By = by, OnBehalf = Reported(at) }, Runs),
        ["report a lack"] = (Handed, (now, at, by) => (ReportIncomplete)Misses("consented")(now, at) with { By = by }, TheCouncil),
        ["name a day"] = (Handed, (now, at, by) => new NameAnswerDate(Of(now, "consented").Id, now.Day(at), null, by, at), TheCouncil),
        ["take a position"] = (Handed, (now, at, by) => Position(now, at, "consented", PositionKind.Consent) with { By = by }, TheCouncil),
        ["report a position"] = (Handed, (now, at, by) => Position(now, at, "consented", PositionKind.Consent) with { By = by, OnBehalf = Reported(at) }, Runs),
        ["answer it"] = (Objected, (now, at, by) => (AnswerPosition)RepliesTo("consented")(now, at) with { By = by }, Firm),
        ["offer talks"] = (Handed, (now, at, by) => new OfferTalks(Of(now, "consented").Id, now.Day(at), by, at), Runs),
        ["go to the board"] = (Objected, (now, at, by) => (StartConciliation)GoesToBoard("consented")(now, at) with { By = by }, BothSides),
        ["end it there"] = (Objected.And(GoesToBoard("consented")), (now, at, by) => (EndConciliation)BoardEnds("consented", DisputeEnd.Award)(now, at) with { By = by }, BothSides),
        ["confirm a condition"] = (Begun, (now, at, by) => (ConfirmHolds)Confirms("conditional")(now, at) with { By = by }, [Petra]),
        ["draft"] = (Begun, (now, at, by) => Draft(now, at, "consented") with { By = by }, BothSides),
        ["sign for the firm"] = (Drafted, (now, at, by) => Signature(now, at, Side.Employer) with { By = by }, [Sonja, Mona]),
        ["sign for the body"] = (Drafted, (now, at, by) => Signature(now, at, Side.Body) with { By = by }, TheCouncil),
        ["put in force"] = (Drafted.And(Signs(Side.Employer), Signs(Side.Body)), (now, at, by) => InForce(now, at) with { By = by }, Firm),
        ["give notice"] = (Begun.Agreed("consented"), (_, at, by) => new GiveNotice(TheAgreement, Side.Employer, Id.SomeText, null, by, at), Firm),
        ["hold a review"] = (Begun, (now, at, by) => new HoldReview([Of(now, "consented").Id], now.Day(at), Id.SomeText, by, at), BothSides),
        ["promise"] = (Begun, (now, at, by) => Promised(now, at) with { By = by }, Firm),
        ["say whether it was kept"] = (Begun.And(Promises()), (_, at, by) => new CheckCommitment(ThePromise, Side.Employer, Kept.Yes, null, null, by, at), [.. Firm, Henrik]),
        ["keep time"] = (Begun, (_, at, by) => new KeepTime(by, at), []),
    };

    [Theory, MemberData(nameof(Actions))]
    public void Those_may_who_are_named_and_nobody_else(string action)
    {
        var (story, act, may) = Table[action];
        Assert.Equal(may.Order(), Everybody.Where(who => act(story.Now, story.At.AddHours(1), who.Is()).Decide(story.Now).Refusal is null).Order());
        Assert.Equal("project.unknown", act(story.Now, story.At, Stranger.Is()).Decide(story.Now).Refusal?.Code);
        var linked = story.Now with { Acts = story.Now.Acts.SetItem(Id.Act(99), new(Id.Act(99), Council, Channel.Mail, default, story.At, null)) };
        Assert.Equal("act.link-for-this-only", act(linked, story.At, new Actor.Claim(Id.Claim(1), Council, Id.Act(99))).Decide(linked).Refusal?.Code);
    }
}
