using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

/// <summary>Who is owed which mail by the calendar. The tests' workflow: milestones 10, 3 and 0 days before, overdue each 5 days at most 3 times;
/// gates after 3, 5 and 8 working days; objections acknowledged within 3 and answered within 10 days.</summary>
public sealed class RemindersTests
{
    static List<Reminder> Of(Project now, DateOnly today, MailKind kind) => [.. Reminders.Of(now, today).Where(r => r.Kind == kind)];

    static readonly DateOnly Workshop = new(2026, 3, 20);

    [Fact]
    public void A_milestone_is_announced_on_the_days_that_the_workflow_names()
    {
        var ahead = Of(Started.Now, new(2026, 3, 3), MailKind.MilestoneAhead).Where(r => r.Occasion.EndsWith("2026-03-20", StringComparison.Ordinal)).ToList();
        Assert.Equal([new(2026, 3, 10), new(2026, 3, 17)], ahead.Where(r => r.To == Henrik).Select(r => r.On).Order());
        Assert.Equal([Workshop], Of(Started.Now, new(2026, 3, 3), MailKind.MilestoneToday).Where(r => r.To == Henrik && r.Occasion.Contains("2026-03-20", StringComparison.Ordinal)).Select(r => r.On));
    }

    [Fact]
    public void A_body_gets_one_notice_when_dates_are_planned_and_reminders_only_if_it_chose_them()
    {
        var planned = Started.Last.Events.OfType<MilestonesPlanned>().Single();
        var notice = Notices.Of(planned, Started.Now, new(Olga.Is(), Started.At))!;
        Assert.Equal(MailKind.MilestonesPlanned, notice.Kind);
        Assert.Contains(new Reader(Walter, Council), notice.To);
        Assert.Contains(new Reader(Henrik, Hr), notice.To);
        Assert.DoesNotContain(notice.To, r => r.Person == Olga);
        Assert.Equal([(-10, true), (-3, true), (0, true)], Reminders.Of(Started.Now, new(2026, 3, 3))
            .Where(r => r.To == Walter && r.Occasion.EndsWith("2026-03-20", StringComparison.Ordinal)).OrderBy(r => r.Offset).Select(r => (r.Offset, r.OnlyIfChosen)));
    }

    [Fact]
    public void The_month_is_told_to_management_to_every_body_and_to_the_employees_each_once()
    {
        var told = Of(Started.And(Places(Nora, It)).Now, new(2026, 4, 1), MailKind.MonthlyReport).Where(r => r.Occasion == "report/2026-03").ToList();
        Assert.Equal(told.Count, told.Select(r => r.To).Distinct().Count());
        Assert.Equal([(Olga, null), (Sonja, null), (Mona, Management), (Emil, Employees), (Walter, Council), (Sofie, Su)],
            told.Where(r => r.To != Nora).Select(r => (r.To, r.As)).OrderBy(r => Array.IndexOf([Olga, Sonja, Mona, Emil, Walter, Sofie], r.To)));
        Assert.DoesNotContain(told, r => r.To == Henrik || r.To == Ida);
        Assert.All(told, r => Assert.False(r.OnlyIfChosen)); // it is the notice, not a reminder of one
    }

    [Fact]
    public void What_comes_back_or_gets_its_hours_is_told_to_those_who_had_its_date()
    {
        var workshop = Started.Now.Milestones.Values.Single(m => m.Rule == "workshop").Id;
        ProjectEvent[] told = [new MilestoneRestored(workshop, Id.SomeText), new MilestoneHoursSet(workshop, new(new(10, 0), new(11, 0)))];
        Assert.All(told, happened => Assert.Contains(new Reader(Henrik, Hr), Notices.Of(happened, Started.Now, new(Olga.Is(), Started.At))!.To));
    }

    [Fact]
    public void What_is_overdue_goes_to_those_who_work_on_it_and_at_last_to_the_owner()
    {
        Assert.Empty(Of(Started.Now, Workshop, MailKind.MilestoneOverdue));
        var late = Reminders.Of(Started.Now, Workshop.AddDays(1)).Where(r => r.Offset > 0 && r.Occasion.EndsWith("2026-03-20", StringComparison.Ordinal)).ToList();
        Assert.Equal([5, 10, 15], late.Where(r => r.Kind is MailKind.MilestoneOverdue).Select(r => r.Offset));
        Assert.All(late.Where(r => r.Kind is MailKind.MilestoneOverdue), r => Assert.Equal(Henrik, r.To));
        Assert.Equal((Olga, 20), late.Where(r => r.Kind is MailKind.MilestoneStuck).Select(r => (r.To, r.Offset)).Single());
    }

    [Fact]
    public void A_condition_s_day_is_announced_on_the_workflow_s_days_but_the_farthest_and_asked_for_while_it_is_overdue()
    {
        var now = InReviewOf(Stage.Transparency).And(Approves(Stage.Transparency, It, Ida, 1, new(Stage.Security, null), Nora)).Now; // due on 1 June
        Assert.Equal([(Nora, -3)], Of(now, new(2026, 5, 1), MailKind.ConditionDue).Select(r => (r.To, r.Offset)));
        Assert.Equal([-3, 5, 10, 15], Of(now, new(2026, 6, 2), MailKind.ConditionDue).Select(r => r.Offset));
        var other = now with { Rules = now.Rules with { Reminders = now.Rules.Reminders with { MilestoneDaysBefore = [40, 20, 2], OverdueAtMost = 1 } } };
        Assert.Equal([-20, -2, 5], Of(other, new(2026, 6, 2), MailKind.ConditionDue).Select(r => r.Offset));
    }

    [Fact]
    public void A_reminder_before_rolls_back_and_one_after_rolls_on()
    {
        var reminder = new Reminder("milestone/x", -3, MailKind.MilestoneAhead, Henrik, Hr, new(2026, 3, 21), Forward: false);
        Assert.Equal(new(2026, 3, 20), reminder.Day(Started.Now));
        Assert.Equal(new(2026, 3, 23), (reminder with { Forward = true }).Day(Started.Now));
    }

    [Fact]
    public void It_goes_out_in_the_readers_morning_whatever_their_clocks_do()
    {
        var reminder = new Reminder("milestone/x", 0, MailKind.MilestoneToday, Henrik, Hr, new(2026, 3, 30), Forward: false);
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 6, 30, 0, TimeSpan.Zero), reminder.DueAt(Started.Now, "Europe/Berlin"));    // summer time since the day before
        Assert.Equal(new DateTimeOffset(2026, 3, 27, 7, 30, 0, TimeSpan.Zero), (reminder with { On = new(2026, 3, 28) }).DueAt(Started.Now, "Europe/Berlin"));
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 2, 45, 0, TimeSpan.Zero), reminder.DueAt(Started.Now, "Asia/Kathmandu"));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 19, 30, 0, TimeSpan.Zero), reminder.DueAt(Started.Now, "Pacific/Apia"));
    }

    [Fact]
    public void A_gate_reminds_who_has_not_answered_then_the_deputy_then_the_owner()
    {
        var story = AtGateOf(Stage.Transparency);
        var day = story.Now.Day(story.At);
        var seat = new Seat(It, null, SeatRule.Any, null, [Ida], [new(Nora, day, day.AddDays(60))]);
        var open = story.And(Seats(seat), Opens(Stage.Transparency)).Now;
        var ofIt = Reminders.Of(open, day).Where(r => r.Occasion == "gate/transparency/1/it").OrderBy(r => r.Offset).ToList();
        Assert.Equal([(MailKind.GateReminder, Ida, 3), (MailKind.GateDeputy, Nora, 5), (MailKind.GateStalled, Olga, 8)], ofIt.Select(r => (r.Kind, r.To, r.Offset)));
        Assert.DoesNotContain(Reminders.Of(open, day), r => r.Kind is MailKind.GateStalled && r.Occasion.EndsWith(Council.Value, StringComparison.Ordinal));
        Assert.All(Reminders.Of(open, day).Where(r => r.Occasion.EndsWith(Council.Value, StringComparison.Ordinal)), r => Assert.True(r.OnlyIfChosen));
        var answered = story.And(Seats(seat), Opens(Stage.Transparency), Answers(Stage.Transparency, It, Ida)).Now;
        Assert.DoesNotContain(Reminders.Of(answered, day), r => r.Occasion == "gate/transparency/1/it");
    }

    [Fact]
    public void An_objection_reminds_the_owner_until_it_is_answered_and_the_raiser_twice_after()
    {
        var raised = Started.And(Objects(1, Emil));
        var day = raised.Now.Day(raised.At);
        Assert.Equal([day.AddDays(3)], Of(raised.Now, day, MailKind.ObjectionToAcknowledge).Select(r => r.On));
        Assert.Equal([10, 15, 20, 25], Of(raised.Now, day, MailKind.ObjectionToAnswer).Select(r => r.Offset));
        var answered = raised.And(AnswersObjection(1, Olga));
        Assert.Empty(Of(answered.Now, day, MailKind.ObjectionToAnswer));
        Assert.Equal([(Emil, 4), (Emil, 9)], Of(answered.Now, day, MailKind.ObjectionToConfirm).Select(r => (r.To, r.Offset)));
    }

    [Fact]
    public void An_answer_still_open_after_its_days_of_silence_is_asked_about_on_at_the_same_pace()
    {
        var answered = Started.And(Objects(1, Emil), AnswersObjection(1, Olga)).Now;
        var since = answered.Day(answered.Objections[Id.Objection(1)].Since);
        int[] Offsets(int passed) => [.. Of(answered, since.AddDays(passed), MailKind.ObjectionToConfirm).Select(r => r.Offset)];
        Assert.Equal([4, 9], Offsets(14));
        Assert.Equal([4, 9, 18, 23, 28, 32], Offsets(15)); // always further than the ledger looks
        Assert.Equal([4, 9, 18, 23, 28, 32, 37], Offsets(18));
    }

    [Fact]
    public void A_milestone_that_is_reached_is_told_to_every_group_and_body()
    {
        var reached = Started.Later(10).And((now, at) => new CompleteMilestone(now.Milestones.Values.Single(m => m.Rule == "workshop").Id, now.Day(at), Olga.Is(), at));
        var told = Notices.Of(reached.Last.Events[0], reached.Now, new(Olga.Is(), reached.At))!;
        Assert.Equal(MailKind.MilestoneDone, told.Kind);
        Assert.All(reached.Now.Seats.Keys, party => Assert.Contains(told.To, r => r.As == party));
    }

    [Fact]
    public void A_paused_project_owes_no_reminder() => Assert.Empty(Reminders.Of(Started.And(Pauses()).Now, Workshop));

    [Fact]
    public void Whoever_did_it_is_not_told_of_it()
    {
        var opened = AtGateOf(Stage.Transparency).And(Opens(Stage.Transparency));
        var notice = Notices.Of(opened.Last.Events[0], opened.Now, new(Olga.Is(), opened.At))!;
        Assert.Equal(MailKind.GateAsked, notice.Kind);
        Assert.Contains(notice.To, r => r == new Reader(Walter, Council));
        var reached = Started.And((now, at) => new CompleteMilestone(now.Milestones.Values.First(m => m.Rule == "workshop").Id, now.Day(at), Henrik.Is(), at));
        Assert.DoesNotContain(Notices.Of(reached.Last.Events[0], reached.Now, new(Henrik.Is(), reached.At))!.To, r => r.Person == Henrik);
    }
}
