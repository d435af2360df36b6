using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class ReportedActTests
{
    const Stage First = Stage.Transparency;

    static Act Report(Func<Report, Report> otherwise, PersonId? by = null) => (now, at) => Decision(now, First, Council, (by ?? Olga).Is(), GateAnswer.Approve, at) with { OnBehalf = otherwise(Reported(at)) };

    static Story OpenWith(Strength strength) => AtGateOf(First).And(Seats(new Seat(Council, strength, SeatRule.Any, null, [Walter, Wilma], []), Walter), Opens(First));

    /// <summary>Passed on nothing but the council's reported word.</summary>
    static Story PassedByReport() => InReviewOf(First).AllApproveBut(First, Council).And(Reports(First, Council, GateAnswer.Approve));

    [Fact]
    public void A_signed_word_on_paper_counts_as_the_bodys_own() =>
        Given.A(PassedByReport()).Holds(p => p.Of(First).State is StageState.Passed && p.Acts[Id.Act(1)].For == Council);

    [Theory]
    [InlineData(Strength.Inform, Channel.Phone, null)]
    [InlineData(Strength.Consult, Channel.Mail, null)]
    [InlineData(Strength.Negotiate, Channel.Meeting, null)]
    [InlineData(Strength.Negotiate, Channel.Phone, "act.minutes-missing")]
    [InlineData(Strength.Consent, Channel.Paper, null)]
    [InlineData(Strength.Consent, Channel.Meeting, "act.signed-document-missing")]
    [InlineData(Strength.Veto, Channel.Mail, "act.signed-document-missing")]
    [InlineData(Strength.Condition, Channel.Phone, "act.signed-document-missing")]
    public void What_a_reported_act_needs_follows_from_the_right(Strength strength, Channel channel, string? refused)
    {
        var story = OpenWith(strength).When(Report(r => r with { Channel = channel }));
        if (refused is null) story.Then("gate-decided");
        else story.ThenRefused(refused);
    }

    [Theory]
    [InlineData(Strength.Inform, "act.document-missing")]
    [InlineData(Strength.Consult, "act.document-missing")]
    [InlineData(Strength.Negotiate, "act.minutes-missing")]
    [InlineData(Strength.Consent, "act.signed-document-missing")]
    [InlineData(Strength.Veto, "act.signed-document-missing")]
    public void No_reported_act_counts_without_its_document(Strength strength, string refused) =>
        Given.A(OpenWith(strength)).When(Report(r => r with { Document = null })).ThenRefused(refused);

    [Fact]
    public void Acts_are_recorded_by_the_owner_after_they_happened()
    {
        Given.A(InReviewOf(First)).When(Report(r => r, by: Mona)).ThenRefused("act.only-owner-records");
        Given.A(InReviewOf(First)).When(Report(r => r with { OccurredOn = new(2030, 1, 1) })).ThenRefused("act.in-the-future");
        Given.A(InReviewOf(First).And(Answers(First, Council, Walter))).When(Reports(First, Council, GateAnswer.Object)).ThenRefused("gate.answered-otherwise");
    }

    [Fact]
    public void A_disputed_act_no_longer_counts_and_what_it_passed_is_asked_anew() =>
        Given.A(PassedByReport()).When(Disputes(1, Walter)).Then("act-disputed", "stages-reopened")
            .Holds(p => p.Of(First).State is StageState.Active && p.Of(First).PassedFor.IsEmpty && p.Of(Stage.Relevance).State is StageState.Pending);

    [Fact]
    public void A_dispute_needs_no_account() =>
        Given.A(PassedByReport()).When((_, at) => new DisputeAct(Id.Act(1), Id.SomeText, new Actor.Claim(Id.Claim(1), Council, Id.Act(1)), at)).Then("act-disputed", "stages-reopened");

    [Fact]
    public void A_one_time_link_is_good_for_the_one_act_that_it_was_made_for_and_for_nothing_else()
    {
        var two = PassedByReport().And(Records(Stage.Relevance, Council, OutcomeKind.AgreementInForce, act: 2));
        var claim = new Actor.Claim(Id.Claim(1), Council, Id.Act(1));
        foreach (var (kind, seed) in Anything.Covered.SelectMany(kind => Enumerable.Range(1, 10).Select(seed => (kind, seed))))
        {
            var command = new Anything(new(seed), new(seed)).Of(kind, two.Now, two.At) with { By = claim };
            var refusal = command.Decide(two.Now).Refusal;
            if (command is DisputeAct { Act: var disputed } && disputed == claim.Act || command is ConfirmAct { Act: var confirmed } && confirmed == claim.Act)
                Assert.NotEqual(RefusalKind.NotAllowed, refusal?.Kind);
            else Assert.True(refusal is { Kind: RefusalKind.NotAllowed, Code: "act.link-for-this-only" }, $"{command} by a one-time link: {refusal}");
        }
        Given.A(two).When((_, at) => new ConfirmAct(Id.Act(2), claim, at)).ThenRefused("act.link-for-this-only");
        Given.A(two).When((_, at) => new DisputeAct(Id.Act(2), Id.SomeText, claim, at)).ThenRefused("act.link-for-this-only");
    }

    [Fact]
    public void A_one_time_link_for_another_party_or_an_act_that_is_not_there_opens_nothing()
    {
        Given.A(PassedByReport()).When((_, at) => new ConfirmAct(Id.Act(1), new Actor.Claim(Id.Claim(1), Su, Id.Act(1)), at)).ThenRefused("project.unknown");
        Given.A(PassedByReport()).When((_, at) => new ConfirmAct(Id.Act(9), new Actor.Claim(Id.Claim(1), Council, Id.Act(9)), at)).ThenRefused("project.unknown");
    }

    [Fact]
    public void A_one_time_link_reads_no_evidence() =>
        Assert.All(Enum.GetValues<AudienceKind>(), kind => Assert.False(Domain.Evidence.AudienceRule.MayRead(PassedByReport().Now,
            new(kind, [Council], null, null), new Actor.Claim(Id.Claim(1), Council, Id.Act(1)), PassedByReport().At)));

    [Fact]
    public void A_party_says_that_an_act_is_right_and_may_still_find_later_that_it_was_not_so()
    {
        Given.A(PassedByReport()).When((_, at) => new ConfirmAct(Id.Act(1), new Actor.Claim(Id.Claim(1), Council, Id.Act(1)), at)).Then("act-confirmed").Holds(p => p.Acts[Id.Act(1)].Confirmed);
        Given.A(PassedByReport().And((_, at) => new ConfirmAct(Id.Act(1), Walter.Is(), at))).When(Disputes(1, Walter)).Then("act-disputed", "stages-reopened")
            .Holds(p => p.Acts[Id.Act(1)] is { Disputed: true, Confirmed: false });
        Given.A(PassedByReport()).When((_, at) => new ConfirmAct(Id.Act(1), Sofie.Is(), at)).ThenRefused("act.not-yours");
        Given.A(PassedByReport()).When((_, at) => new ConfirmAct(Id.Act(2), Walter.Is(), at)).ThenRefused("act.unknown");
        Given.A(PassedByReport().And(Disputes(1, Walter))).When((_, at) => new ConfirmAct(Id.Act(1), Walter.Is(), at)).ThenRefused("act.disputed-already");
    }

    [Fact]
    public void A_disputed_act_that_nothing_rested_on_reopens_nothing()
    {
        Given.A(InReviewOf(First).And(Reports(First, Council, GateAnswer.Approve))).When(Disputes(1, Walter)).Then("act-disputed")
            .When(Answers(First, Council, Walter)).Then("gate-decided");
        Given.A(InUse.And(Records(Stage.Security, Su, OutcomeKind.ConsultationMinutes, act: 5))).When(Disputes(5, Sofie)).Then("act-disputed").Holds(p => p.State is ProjectState.InUse);
    }

    [Fact]
    public void Only_the_body_in_whose_name_it_was_said_disputes_it()
    {
        Given.A(PassedByReport()).When(Disputes(2, Walter)).ThenRefused("act.unknown");
        Given.A(PassedByReport()).When(Disputes(1, Sofie)).ThenRefused("act.not-yours");
        Given.A(PassedByReport()).When((_, at) => new DisputeAct(Id.Act(1), null, Walter.Is(), at)).ThenRefused("act.reason-missing");
        Given.A(PassedByReport().And(Places(Willi, Council))).When(Disputes(1, Willi)).Then("act-disputed", "stages-reopened");
        Given.A(PassedByReport().And(Disputes(1, Walter))).When(Disputes(1, Walter)).ThenNothing();
    }

    [Fact]
    public void A_disputed_act_does_not_come_back_by_being_sent_again()
    {
        var open = InReviewOf(First);
        var at = open.At.AddHours(1);
        var report = Reports(First, Council, GateAnswer.Approve)(open.Now, at);
        Given.A(open.And((_, _) => report, Disputes(1, Walter))).When((_, _) => report).ThenNothing().Holds(p => p.Acts[Id.Act(1)].Disputed);

        var outcome = Records(First, Council, OutcomeKind.AgreementInForce, act: 5)(open.Now, at);
        Given.A(open.And((_, _) => outcome, Disputes(5, Walter))).When((_, _) => outcome).ThenNothing().Holds(p => p.Acts[Id.Act(5)].Disputed);
    }

    [Fact]
    public void A_condition_met_by_a_disputed_act_is_open_again_and_so_is_the_gate_that_it_passed()
    {
        var met = InReviewOf(First).And(Approves(First, Council, Walter, 1, new(Stage.Relevance, null))).AllApproveBut(First)
            .And((_, at) => new MeetCondition(Id.Condition(1), null, Reported(at, 6), Olga.Is(), at))
            .And(Gives(Stage.Relevance, "baseline"), Gives(Stage.Relevance, "pilot-plan"), Opens(Stage.Relevance)).AllApproveBut(Stage.Relevance);
        Given.A(met).When(Disputes(6, Walter)).Then("act-disputed", "stages-reopened")
            .Holds(p => p.Conditions[Id.Condition(1)].State == ConditionState.Open && p.Of(Stage.Relevance).State is StageState.Active && p.Of(First).State is StageState.Passed);
    }

    [Fact]
    public void A_lock_that_a_disputed_agreement_opened_shuts_again() =>
        Given.A(Passed(Stage.Security).And(Gives(Stage.Training, "first-users"), Records(Stage.Security, Council, OutcomeKind.AgreementInForce, act: 5), OpensLock(Lock.GoLive)))
            .When(Disputes(5, Walter)).Then("act-disputed", "lock-shut").Holds(p => p.Of(Lock.GoLive).OpenFor.Single() == Odense && p.Of(Stage.Security).State is StageState.Passed);
}
