using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Milestones;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>Every mail is a row that ends: told by an event, planned by the calendar, sent once.</summary>
public sealed class LedgerTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static DateTimeOffset Noon(DateOnly day) => new(day, new(12, 0), TimeSpan.Zero);

    static Milestone Workshop(Project now) => now.Milestones.Values.Single(m => m.Rule == "workshop");

    [Fact]
    public async Task A_milestone_s_mails_go_out_on_their_mornings_and_each_row_ends()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var due = Workshop(await room.Office.Now()).DueOn;
        await room.Walk.To(Noon(due), default);

        var henriks = (await room.Rows()).Where(r => r.PersonId == Henrik && r.Occasion.StartsWith("milestone/", StringComparison.Ordinal) && r.Occasion.EndsWith($"{due:yyyy-MM-dd}", StringComparison.Ordinal)).ToList();
        Assert.Equal([(-10, "sent"), (-3, "sent"), (0, "sent")], henriks.OrderBy(r => r.OffsetDays).Select(r => (r.OffsetDays, r.State)));
        Assert.All(henriks, r => Assert.Equal(new TimeOnly(7, 30), TimeOnly.FromTimeSpan(r.DueAt.UtcDateTime.TimeOfDay))); // half past eight in Berlin's winter
        Assert.DoesNotContain(await room.Rows(), r => r.State is "planned" or "sending" && r.DueAt <= room.Clock.GetUtcNow());
        Assert.All(await room.Rows(), r => Assert.Equal(r.State == "sent" ? 1 : 0, room.MailsOf(r.Id)));
        // a body's people were told once, when the date was planned, and chose no reminders
        Assert.Single(await room.Rows(), r => r.PersonId == Walter && r.Kind == "milestones-planned" && r.State == "sent");
        Assert.DoesNotContain(await room.Rows(), r => r.PersonId == Walter && r.Occasion.EndsWith($"{due:yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_moved_milestone_leaves_nothing_of_the_old_date_and_tells_of_the_new_one()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var workshop = Workshop(await room.Office.Now());
        await room.Walk.To(Noon(workshop.DueOn.AddDays(-9)), default);
        room.Office.At = room.Clock.GetUtcNow();
        await room.Office.And((_, at) => new MoveMilestone(workshop.Id, workshop.DueOn.AddDays(7), Olga.Is(), at));
        await room.Walk.To(room.Clock.GetUtcNow().AddHours(2), default);

        var ofIt = (await room.Rows()).Where(r => r.Occasion.StartsWith($"milestone/{workshop.Id}", StringComparison.Ordinal)).ToList();
        Assert.All(ofIt.Where(r => r.Occasion.EndsWith($"{workshop.DueOn:yyyy-MM-dd}", StringComparison.Ordinal)), r => Assert.Contains((r.State, r.Reason), new[] { ("sent", null), ("skipped", (string?)"not-needed") }));
        Assert.Contains(ofIt, r => r.Occasion.EndsWith($"{workshop.DueOn.AddDays(7):yyyy-MM-dd}", StringComparison.Ordinal) && r.State == "planned");
        Assert.Contains(await room.Rows(), r => r.Kind == "milestones-moved" && r.PersonId == Henrik && r.State == "sent");
    }

    [Fact]
    public async Task What_is_done_meanwhile_is_not_sent()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var workshop = Workshop(await room.Office.Now());
        await room.Walk.To(Noon(workshop.DueOn.AddDays(-9)), default);
        room.Office.At = room.Clock.GetUtcNow();
        await room.Office.And((now, at) => new CompleteMilestone(workshop.Id, now.Day(at), Olga.Is(), at));
        await room.Walk.To(Noon(workshop.DueOn.AddDays(1)), default);

        Assert.DoesNotContain(await room.Rows(), r => r.Occasion.StartsWith($"milestone/{workshop.Id}", StringComparison.Ordinal) && r.OffsetDays > -10 && r.State != "skipped");
        Assert.Contains(await room.Rows(), r => r.Kind == "milestone-done" && r.PersonId == Walter && r.State == "sent");
    }

    [Fact]
    public async Task Another_zone_or_a_closed_day_moves_what_is_still_open()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var workshop = Workshop(await room.Office.Now());
        await room.Walk.To(Noon(workshop.DueOn.AddDays(-5)), default);
        var people = new App.People(db.Database, room.Clock, TimeProvider.System);
        var changed = await people.Change(room.Office.Organisation, room.Office.Administrator, Henrik, new(null, null, null, "Asia/Kathmandu"), default);
        Assert.NotNull(changed.Value);
        await room.Walk.To(room.Clock.GetUtcNow().AddMinutes(1), default);
        Assert.Contains(await room.Rows(), r => r.PersonId == Henrik && r.OffsetDays == -3 && r.State == "planned" && r.DueAt == new DateTimeOffset(workshop.DueOn.AddDays(-3), new(2, 45), TimeSpan.Zero));
    }

    [Fact]
    public async Task A_day_of_rest_collapses_two_reminders_into_the_later_one()
    {
        // the fourth week's milestone is due on a Friday: three days before is a Tuesday; closing Wednesday to Friday moves both to that Tuesday
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var due = Workshop(await room.Office.Now()).DueOn;
        await using (var session = await db.Database.Begin(room.Office.Organisation, default))
        {
            var closed = new Domain.Calendars.OwnDays([due, due.AddDays(-1), due.AddDays(-2)], []);
            await OrganisationStore.Execute(session, new Domain.Calendars.SetOwnDays("DE", closed, Actor.Of(room.Office.Administrator), room.Office.At), default);
            await session.Commit(default);
        }
        await room.Walk.To(Noon(due.AddDays(-3)), default);
        var henriks = (await room.Rows()).Where(r => r.PersonId == Henrik && r.Occasion.EndsWith($"{due:yyyy-MM-dd}", StringComparison.Ordinal)).OrderBy(r => r.OffsetDays).ToList();
        Assert.Equal([("sent", null), ("skipped", "collapsed"), ("sent", null)], henriks.Select(r => (r.State, r.Reason)));
    }

    [Fact]
    public async Task Whoever_has_no_address_or_left_is_skipped_with_the_reason()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await room.Change("update people set email = null where organisation_id = @organisation and id = '" + Henrik + "'");
        await room.Change("update people set left_on = '2026-01-01' where organisation_id = @organisation and id = '" + Ida + "'");
        await room.Walk.To(Noon(new(2026, 3, 12)), default);
        Assert.Contains(await room.Rows(), r => r.PersonId == Henrik && r.Reason == "no-address");
        Assert.DoesNotContain(await room.Rows(), r => r.PersonId == Henrik && r.State == "sent");
        Assert.DoesNotContain(await room.Rows(), r => r.PersonId == Ida && r.State == "sent");
    }

    [Fact]
    public async Task A_gate_asks_at_once_reminds_and_stops_when_it_is_answered()
    {
        await using var room = await Mailroom.Open(db, p => p.OpenRound(Stage.Transparency) is not null);
        await room.Walk.To(room.Office.At.AddMinutes(5), default);
        Assert.Contains(await room.Rows(), r => r.Kind == "gate-asked" && r.PersonId == Walter && r.State == "sent");
        room.Office.At = room.Clock.GetUtcNow();
        await room.Office.And(Acts.Answers(Stage.Transparency, It, Ida));
        await room.Walk.To(room.Office.At.AddDays(14), default);
        var reminders = (await room.Rows()).Where(r => r.Kind == "gate-reminder").ToList();
        Assert.Contains(reminders, r => r.PersonId == Mona && r.State == "sent");
        Assert.DoesNotContain(reminders, r => r.PersonId == Ida && r.State == "sent");
        Assert.DoesNotContain(reminders, r => r.PersonId == Walter);
        Assert.Contains(await room.Rows(), r => r.Kind == "gate-stalled" && r.PersonId == Olga && r.State == "sent");
    }

    [Fact]
    public async Task The_month_s_report_reaches_management_council_and_staff()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await room.Walk.To(Noon(new(2026, 4, 2)), default);
        var reports = (await room.Rows()).Where(r => r.Kind == "monthly-report" && r.State == "sent").ToList();
        Assert.Equal(new[] { Emil, Mona, Olga, Sofie, Sonja, Walter }.Order(), reports.Select(r => r.PersonId).Order());
        Assert.Contains("Objections by status", (await Mail.Reader.Mail(room.Mail(reports.Single(r => r.PersonId == Walter).Id))).Text);
        Assert.Contains("What changes for you", (await Mail.Reader.Mail(room.Mail(reports.Single(r => r.PersonId == Emil).Id))).Text);
    }

    [Fact]
    public async Task Planning_twice_writes_nothing_twice()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await room.Walk.To(Noon(new(2026, 3, 12)), default);
        var before = await room.Rows();
        await room.Change($"insert into wakeups (organisation_id, project_id, key, job, due) values (@organisation, @project, '{Reactions.PlanDeliveries}', '{Reactions.PlanDeliveries}', '-infinity') on conflict (organisation_id, project_id, key) do update set due = excluded.due");
        await room.Walk.To(room.Clock.GetUtcNow().AddSeconds(1), default);
        Assert.Equal(before, await room.Rows());
    }
}
