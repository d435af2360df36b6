using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class ReceiptTests
{
    static readonly Story Handed = HavingRight("timed", PlainQuestion.Selects).And(HandsOver("timed"));

    static DateOnly? End(Story story) => CheckpointClocks.Of(story.Now, Of(story.Now, "timed")).First(c => c.Clock.Id == TestLaw.Month.Id).Count?.End;

    [Fact]
    public void The_clock_starts_with_the_receipt_and_not_with_the_hand_over()
    {
        Assert.Null(End(Handed.Later(40)));
        var received = Handed.Later(3).When(Receives("timed")).Then("packet-received").StateIs("timed", CheckpointState.Running);
        Assert.Equal(received.Now.Day(received.At).AddMonths(1), End(received));
        Assert.Equal("checkpoint.position-missing", received.OpenAt("timed"));
        Assert.Equal(End(received), CheckpointRule.Open(received.Now, Of(received.Now, "timed"))?.DueOn);
    }

    [Fact]
    public void The_body_says_itself_that_it_has_it_or_the_owner_reports_it_with_its_proof()
    {
        Handed.When((now, at) => Receipt(now, at, "timed") with { By = Sofie.Is() }).ThenRefused("seat.not-yours");
        Handed.When((now, at) => Receipt(now, at, "timed") with { By = Henrik.Is(), OnBehalf = Reported(at) }).ThenRefused("act.only-owner-records");
        Handed.When((now, at) => Receipt(now, at, "timed") with { By = Olga.Is(), OnBehalf = Reported(at) with { Document = null } }).ThenRefused("act.document-missing");
        Handed.When(ReportsReceipt("timed")).Then("packet-received").Holds(now => now.Acts[Id.Act(60)].For == Council);
        Handed.And(ReportsReceipt("timed")).And(Disputes(60, Walter)).StateIs("timed", CheckpointState.HandedOver).And(Receives("timed")).StateIs("timed", CheckpointState.Running);
    }

    [Fact]
    public void A_receipt_lies_between_the_hand_over_and_today_and_names_what_was_received()
    {
        Handed.When((now, at) => Receipt(now, at, "timed") with { On = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.receipt-date");
        Handed.When((now, at) => Receipt(now, at, "timed") with { On = now.Day(at).AddDays(-1) }).ThenRefused("checkpoint.receipt-date");
        Handed.When((now, at) => Receipt(now, at, "timed") with { Version = 2 }).ThenRefused("checkpoint.packet-changed");
        Handed.When((now, at) => Receipt(now, at, "timed") with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Handed.When((now, at) => Receipt(now, at, "timed") with { AnswersBy = now.Day(at).AddDays(-1) }).ThenRefused("checkpoint.answer-date-past");
        Handed.And(Receives("timed")).When(Receives("timed")).ThenNothing();
        HavingRight("timed", PlainQuestion.Selects).When(Receives("timed")).ThenRefused("checkpoint.no-packet");
    }

    [Fact]
    public void A_body_is_bound_to_no_day_but_the_one_that_it_names()
    {
        var received = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), Receives("heard"));
        Assert.Null(CheckpointRule.Open(received.Now, Of(received.Now, "heard"))?.DueOn);
        var named = received.And((now, at) => Naming(now, at, 14));
        Assert.Equal(named.Now.Day(named.At).AddDays(14), CheckpointRule.Open(named.Now, Of(named.Now, "heard"))?.DueOn);
        received.When((now, at) => Naming(now, at, -1)).ThenRefused("checkpoint.answer-date-past");
        received.When((now, at) => Naming(now, at, 1) with { By = Olga.Is() }).ThenRefused("seat.not-yours");
        received.When((now, at) => Naming(now, at, 1) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        received.When((now, at) => Naming(now, at, 1) with { By = Olga.Is(), OnBehalf = Reported(at) with { Document = null } }).ThenRefused("act.document-missing");
        HavingRight("heard", PlainQuestion.AsksQuestionnaires).When((now, at) => Naming(now, at, 1)).ThenRefused("checkpoint.no-packet");

        static NameAnswerDate Naming(Project now, DateTimeOffset at, int days) => new(Of(now, "heard").Id, now.Day(at).AddDays(days), null, Walter.Is(), at);
    }

    [Fact]
    public void Incomplete_stops_the_clock_and_it_starts_anew_when_the_body_has_what_was_missing()
    {
        var missing = Handed.And(Receives("timed")).Later(10).When(Misses("timed")).Then("packet-incomplete").StateIs("timed", CheckpointState.Incomplete);
        Assert.Null(End(missing.Later(60)));
        Assert.Equal("checkpoint.incomplete", missing.OpenAt("timed"));
        var mended = missing.Later(5).And(ChangesPacket("timed", false)).StateIs("timed", CheckpointState.HandedOver);
        Assert.Equal("checkpoint.receipt-missing", mended.OpenAt("timed"));
        Assert.Null(End(mended));
        var again = mended.Later(2).And(Receives("timed")).StateIs("timed", CheckpointState.Running);
        Assert.Equal(again.Now.Day(again.At).AddMonths(1), End(again));
    }

    [Fact]
    public void What_was_incomplete_from_the_start_starts_its_clock_when_it_is_whole()
    {
        var whole = Handed.And(Misses("timed")).Later(7).And(ChangesPacket("timed", false), Receives("timed"));
        Assert.Equal(whole.Now.Day(whole.At).AddMonths(1), End(whole));
        Assert.Equal(whole.Now.Day(whole.At), Of(whole.Now, "timed").Receipt?.On);
    }

    [Fact]
    public void Incomplete_says_what_is_missing_and_may_be_said_twice()
    {
        Handed.When((now, at) => Missing(now, at) with { What = null }).ThenRefused("checkpoint.what-is-missing");
        Handed.When((now, at) => Missing(now, at) with { Version = 4 }).ThenRefused("checkpoint.packet-changed");
        Handed.When((now, at) => Missing(now, at) with { By = Emil.Is() }).ThenRefused("seat.not-yours");
        Handed.When((now, at) => Missing(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Handed.When((now, at) => Missing(now, at) with { By = Olga.Is(), OnBehalf = Reported(at) with { Document = null } }).ThenRefused("act.document-missing");
        HavingRight("timed", PlainQuestion.Selects).When(Misses("timed")).ThenRefused("checkpoint.no-packet");
        Handed.When((now, at) => Missing(now, at) with { Items = ["he-is-often-ill"] }).ThenRefused("checkpoint.piece-unknown");
        Handed.And(Misses("timed"), Misses("timed", 711)).StateIs("timed", CheckpointState.Incomplete).And(ChangesPacket("timed", false), Receives("timed")).StateIs("timed", CheckpointState.Running);
        HavingRight("consented", PlainQuestion.Monitors).Agreed("consented").And(HandsOver("consented")).When(Misses("consented")).ThenRefused("checkpoint.settled");

        static ReportIncomplete Missing(Project now, DateTimeOffset at) => (ReportIncomplete)Misses("timed")(now, at);
    }

    [Fact]
    public void A_reported_lack_that_the_body_disputes_stops_nothing()
    {
        var told = Handed.And(Receives("timed"), (now, at) => (ReportIncomplete)Misses("timed")(now, at) with { By = Olga.Is(), OnBehalf = Reported(at, 65) });
        Assert.Null(End(told));
        Assert.NotNull(End(told.And(Disputes(65, Walter))));
    }
}
