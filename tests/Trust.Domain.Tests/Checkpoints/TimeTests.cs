using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class TimeTests
{
    static readonly Story Timed = HavingRight("timed", PlainQuestion.Selects).And(HandsOver("timed"), Receives("timed"));
    static readonly Story Told = HavingRight("told", PlainQuestion.ChangesTasks).And(HandsOver("told"), Receives("told"));

    [Fact]
    public void Only_time_itself_says_that_it_ran_out_and_not_a_day_too_early()
    {
        var end = Timed.Now.Day(Timed.At).AddMonths(1);                                                  // 3 March + 1 month = 3 April 2026, a Friday
        Timed.When((_, at) => new KeepTime(Olga.Is(), at)).ThenRefused("checkpoint.only-time");
        Timed.Later(end.DayNumber - Timed.Now.Day(Timed.At).DayNumber).When(TimePasses()).ThenNothing();
        Timed.Later(end.DayNumber - Timed.Now.Day(Timed.At).DayNumber + 1).When(TimePasses()).Then("clock-ended");
        Assert.Equal(end.AddDays(1), Timed.Now.Day(KeepTime.Next(Timed.Now, Timed.At)!.Value.AddHours(1)));
        Assert.Null(KeepTime.Next(Lawful.Now, Lawful.At));
    }

    [Fact]
    public void Silence_ends_a_consultation_only_where_its_source_says_so()
    {
        Assert.Equal("checkpoint.position-missing", Timed.OpenAt("timed"));
        Assert.Null(Timed.Later(40).And(TimePasses()).OpenAt("timed"));
        var heard = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), Receives("heard")).Later(400);
        heard.When(TimePasses()).ThenNothing();
        Assert.Equal("checkpoint.position-missing", heard.OpenAt("heard"));
        Assert.Equal("checkpoint.consent-missing", HavingRight("consented", PlainQuestion.Monitors).And(HandsOver("consented"), Receives("consented")).Later(400).OpenAt("consented"));
    }

    [Fact]
    public void A_lead_time_holds_the_lock_until_its_day()
    {
        Assert.Equal("checkpoint.not-before", Told.OpenAt("told"));
        Assert.Equal(CheckpointState.Running, Told.StateOf("told"));
        var over = Told.Later(10).And(TimePasses());
        Assert.Null(over.OpenAt("told"));
        Assert.Equal(CheckpointState.Closed, over.StateOf("told"));
    }

    [Fact]
    public void A_decision_against_the_body_stands_still_for_its_weeks()
    {
        var answered = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"), Receives("heard"), Says("heard", PositionKind.Opinion), RepliesTo("heard"));
        Assert.Equal("checkpoint.not-before", answered.OpenAt("heard"));
        Assert.Null(answered.Later(29).And(TimePasses()).OpenAt("heard"));
    }

    [Fact]
    public void A_new_clock_forgets_that_the_old_one_ran_out()
    {
        var again = Timed.Later(40).And(TimePasses(), ChangesPacket("timed", true), Receives("timed"));
        Assert.Equal("checkpoint.position-missing", again.OpenAt("timed"));
    }

    [Fact]
    public void A_law_that_begins_to_bind_puts_its_right_where_it_stands_and_shuts_nothing()
    {
        var before = Answering(PlainQuestion.Decides);
        Assert.DoesNotContain(before.Now.Checkpoints.Values, c => c.Right.Right == "later");
        Assert.Equal(new(2027, 12, 2), before.Now.Day(KeepTime.Next(before.Now, before.At)!.Value.AddHours(1)));
        var bound = (before with { At = new(2027, 12, 2, 9, 0, 0, TimeSpan.Zero) }).When(TimePasses()).Then("checkpoints-raised");
        Assert.Contains(bound.Now.Checkpoints.Values, c => c.Right.Right == "later");
    }

    [Fact]
    public void Time_does_not_stop_while_the_project_pauses() => Timed.And(Pauses()).Later(40).When(TimePasses()).Then("clock-ended");

    [Fact]
    public void Each_event_that_may_move_a_clock_sets_its_wake_up_and_others_leave_it()
    {
        Assert.Contains(Reactions.To(Timed.Last.Events[^1], Timed.Now, new(Walter.Is(), Timed.At)).WakeUps, w => w.Job == Reactions.KeepTime && w.Due > Timed.At);
        var paused = Timed.And(Pauses());
        Assert.DoesNotContain(Reactions.To(paused.Last.Events[^1], paused.Now, new(Olga.Is(), paused.At)).WakeUps, w => w.Job == Reactions.KeepTime);
        var reported = HavingRight("told", PlainQuestion.ChangesTasks).And((now, at) => Packet(now, at, "told") with { On = now.Day(at).AddDays(-20) }, (now, at) => Receipt(now, at, "told") with { On = now.Day(at).AddDays(-20) });
        Assert.Equal(reported.At, Reactions.To(reported.Last.Events[^1], reported.Now, new(Walter.Is(), reported.At)).WakeUps.Single(w => w.Job == Reactions.KeepTime).Due);
    }

    [Fact]
    public void The_target_is_counted_beside_the_law_and_is_never_statutory()
    {
        var target = CheckpointClocks.Of(Timed.Now, Of(Timed.Now, "timed")).Single(c => !c.Clock.IsStatutory);
        Assert.Equal((10, ClockKind.Reply), (target.Clock.Length!.Value.Count, target.Clock.Kind));
        var own = HavingRight("timed", PlainQuestion.Selects).And((now, at) => Packet(now, at, "timed") with { TargetDays = 25 });
        Assert.Equal(25, CheckpointClocks.Of(own.Now, Of(own.Now, "timed")).Single(c => !c.Clock.IsStatutory).Clock.Length!.Value.Count);
    }
}
