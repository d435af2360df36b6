using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>How a checkpoint stands at its gate or lock, beside the seats of the others.</summary>
public sealed class AtGatesTests
{
    static Story At(Stage stage, string right, params PlainQuestion[] yes) =>
        Situations.Until(HavingRight(right, yes), now => now.OpenRound(stage) is not null, $"in review of {stage}");

    [Fact]
    public void A_checkpoint_takes_the_seats_place_only_upwards()
    {
        var weaker = Answering(PlainQuestion.AsksQuestionnaires);                                             // consult, and Lindtal's seat must consent
        Assert.Equal(Strength.Consent, Asked.At(weaker.Now, Stage.Relevance, Council)?.Strength);
        var equal = Answering(PlainQuestion.SetsConduct);                                                     // veto, stronger than the seat
        Assert.Null(Asked.At(equal.Now, Stage.Security, Council));
        Assert.NotNull(Asked.At(equal.Now, Stage.Security, Su));
        Assert.Null(Asked.At(weaker.Now, Stage.Transparency, Su));                                            // consulted by the workflow, and by the law
        var condition = Answering(PlainQuestion.Appraises);
        Assert.Empty(CheckpointRule.Replaced(condition.Now, Pilot, Council, Strength.Inform));
    }

    [Fact]
    public void Where_the_law_gives_more_the_body_is_asked_at_its_checkpoint_and_the_gate_says_so()
    {
        var review = At(Stage.Security, "vetoed", PlainQuestion.SetsConduct);
        review.When(Acts.Answers(Stage.Security, Council, Walter)).ThenRefused("gate.has-checkpoint");
        review.When(Records(Stage.Security, Council, OutcomeKind.AgreementInForce)).ThenRefused("gate.has-checkpoint");
        review.When(Acts.OffersMeeting(Stage.Security, Council, 3)).ThenRefused("gate.has-checkpoint");
        review.When(Closes(Stage.Security, Council, Mona)).ThenRefused("gate.has-checkpoint");
        review.When(Records(Stage.Security, PartyId.Of(Group.Partner), OutcomeKind.Award)).ThenRefused("gate.party-not-asked");
    }

    [Fact]
    public void The_gate_waits_for_the_checkpoint_and_passes_with_its_last_word()
    {
        var waiting = At(Stage.Security, "vetoed", PlainQuestion.SetsConduct).AllApproveBut(Stage.Security);
        var open = Assert.Single(GateRule.ToPass(waiting.Now, Stage.Security, Lindtal));
        Assert.Equal(("checkpoint.packet-missing", ProjectRole.Owner, $"checkpoints/{Of(waiting.Now, "vetoed").Id}/packet"), (open.Code, open.Role, open.Where));
        var passed = waiting.And(HandsOver("vetoed"), Receives("vetoed")).When(Says("vetoed", PositionKind.Consent));
        Assert.Contains(passed.Last.Events, e => e is GatePassed { Stage: Stage.Security });
    }

    [Fact]
    public void A_condition_goes_with_the_word_that_is_asked_anew_and_what_waited_for_it_alone_passes()
    {
        var held = At(Stage.Relevance, "consented", PlainQuestion.Monitors).And(HandsOver("consented"), Receives("consented"),
            (now, at) => Position(now, at, "consented", PositionKind.ConsentWithConditions) with { Conditions = [new(Id.Condition(9), Id.Text(200), Relevance, null, null)] }).AllApproveBut(Stage.Relevance);
        Assert.Equal(["gate.condition-open"], GateRule.ToPass(held.Now, Stage.Relevance).Select(b => b.Code).Distinct());
        Assert.Contains(held.When(ChangesPacket("consented", true)).Last.Events, e => e is GatePassed { Stage: Stage.Relevance });
    }

    [Fact]
    public void While_nobody_speaks_for_the_body_that_somebody_does_comes_first()
    {
        var union = PartyId.Of(LindtalSafety);
        var handed = AddedUnion(Answering(), LindtalSafety).And((now, at) => Packet(now, at, "discussed") with { Id = Theirs(now).Id });
        Assert.Equal(("gate.seat-empty", $"seats/{union}"), (CheckpointRule.Open(handed.Now, Theirs(handed.Now))!.Code, CheckpointRule.Open(handed.Now, Theirs(handed.Now))!.Where));
        var seated = handed.And(Seats(union, Nora));
        Assert.Equal("checkpoint.receipt-missing", CheckpointRule.Open(seated.Now, Theirs(seated.Now))!.Code);

        Checkpoint Theirs(Project now) => now.Checkpoints.Values.Single(c => c.Party == union);
    }

    [Fact]
    public void Other_sites_do_not_wait_for_it() =>
        At(Stage.Security, "vetoed", PlainQuestion.SetsConduct).AllApproveBut(Stage.Security).Holds(now => now.Of(Stage.Security).PassedFor.Contains(Odense) && !now.Of(Stage.Security).PassedFor.Contains(Lindtal));

    [Fact]
    public void The_lock_asks_its_own_checkpoint_in_place_of_the_right_at_the_gate()
    {
        var answered = Answering(PlainQuestion.Monitors);
        Assert.Contains(LockRule.ToOpen(answered.Now, Lock.Pilot, Lindtal), b => b.Code == "checkpoint.packet-missing");
        Assert.DoesNotContain(LockRule.ToOpen(answered.Now, Lock.GoLive, Lindtal), b => b.Code == "lock.right-open");
        Assert.Contains(LockRule.ToOpen(answered.Now, Lock.GoLive, Odense), b => b.Code == "lock.right-open");
        Assert.DoesNotContain(LockRule.ToOpen(answered.Now, Lock.Pilot, Odense), b => b.FactNamed("checkpoint") is not null);
    }

    [Fact]
    public void At_go_live_a_right_of_the_gate_needs_its_outcome_too()
    {
        var vetoed = HavingRight("vetoed", PlainQuestion.SetsConduct).And(Says("vetoed", PositionKind.Consent));
        Assert.Null(vetoed.OpenAt("vetoed"));
        Assert.Contains(LockRule.ToOpen(vetoed.Now, Lock.GoLive, Lindtal), b => b.Code == "checkpoint.agreement-not-in-force");
    }

    [Fact]
    public void A_well_run_project_meets_every_right_and_comes_into_use()
    {
        var all = Enum.GetValues<PlainQuestion>().Except([PlainQuestion.InfersEmotions]).ToArray();
        var inUse = Situations.Until(Answering(all), Course.PutInUse.Holds, "rolled out");
        Assert.All(inUse.Now.Checkpoints.Values, c => Assert.Null(CheckpointRule.Open(inUse.Now, c)));
    }

    [Fact]
    public void Whose_turn_it_is_stands_on_the_list_once_its_gate_is_near()
    {
        var far = Answering(PlainQuestion.SetsConduct);
        Assert.DoesNotContain(Turns.Of(far.Now), t => t.FactNamed("right") == "de.1/vetoed");
        Assert.Contains(Turns.Of(far.And(HandsOver("vetoed")).Now), t => t is { Code: "checkpoint.receipt-missing" } && t.Who == Council);
        Assert.Contains(Turns.Of(far.Now), t => t.Code == "checkpoint.packet-missing" && t.FactNamed("party") == Su.Value);
        Assert.DoesNotContain(Turns.Of(UnderLaw(Situations.Draft).And((_, at) => Answer(at, PlainQuestion.SetsConduct)).Now), t => t.FactNamed("checkpoint") is not null);
    }
}
