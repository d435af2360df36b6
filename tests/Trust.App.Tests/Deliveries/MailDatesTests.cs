using Trust.App.Tests.Ground;
using Trust.App.Tests.Mail;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Milestones;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Deliveries;

/// <summary>What a mail puts into its reader's calendar, read back by mailparser and ical.js; the reader's feed says the same.</summary>
public sealed class MailDatesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static Milestone Workshop(Project now) => now.Milestones.Values.Single(m => m.Rule == "workshop");

    static Act Moves(DateOnly to) => (now, at) => new MoveMilestone(Workshop(now).Id, to, Olga.Is(), at);
    static Act Hours(int from, int until) => (now, at) => new SetMilestoneHours(Workshop(now).Id, new(from, 0), new(until, 0), Olga.Is(), at);
    static Act Drops() => (now, at) => new DropMilestone(Workshop(now).Id, Domain.Tests.Id.SomeText, Olga.Is(), at);
    static Act Restores() => (now, at) => new RestoreMilestone(Workshop(now).Id, Domain.Tests.Id.SomeText, Olga.Is(), at);
    static Act Reaches() => (now, at) => new CompleteMilestone(Workshop(now).Id, now.Day(at), Olga.Is(), at);

    /// <summary>The file in the last mail that somebody got; null when it held none.</summary>
    static async Task<ReadCalendar?> Last(Mailroom room, PersonId person)
    {
        await room.Walk.To(room.Office.At.AddMinutes(1), default);
        var last = (await room.Rows()).Last(r => r.PersonId == person && r.State == "sent");
        var mail = await Reader.Mail(room.Mail(last.Id));
        if (mail.Attachments is []) return null;
        var inText = await Reader.Calendar(mail.Attachments.Single(a => a.Type == "text/calendar").Content);
        Assert.Equal(inText.Events, (await Reader.Calendar(mail.Attachments.Single(a => a.Name == "dates.ics").Content)).Events);
        Assert.All(inText.Events, e => Assert.Equal(("mailto:trust@example.org", ""), (e.Organizer, e.Attendee)));
        Assert.Equal(inText.Method, mail.Attachments.Single(a => a.Type == "text/calendar").Method);
        Assert.Contains("calendar", mail.Text);
        return inText;
    }

    static async Task<ReadEvent[]> Feed(TestDatabase db, Mailroom room, PersonId person)
    {
        var feeds = new CalendarFeeds(db.Database, new(db.Database), new(db.Database, room.Office.Store), TimeProvider.System, room.Clock);
        var file = await feeds.Read(await feeds.Renew(room.Office.Organisation, person, default), new("https://trust.example.org/"), default);
        return (await Reader.Calendar(file!)).Events; // the secret was made just now
    }

    [Fact]
    public async Task One_date_keeps_its_id_and_its_number_grows_from_the_plan_to_the_end_in_mails_and_feed_alike()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var id = $"milestone-{Workshop(await room.Office.Now()).Id}@trust";
        var planned = (await Last(room, Henrik))!;
        Assert.Equal(("PUBLISH", 0, "2026-03-20", "CONFIRMED"), (planned.Method, One(planned).Sequence, One(planned).Start, One(planned).Status));
        Assert.Empty(planned.Zones); // a day is the same day everywhere
        Assert.Equal((One(planned).Url, One(planned).Url), ($"https://trust.example.org/projects/{room.Office.Project}/milestones", One(planned).Description));

        foreach (var (act, method, sequence, start) in new (Act, string, int, string)[]
        {
            (Moves(new(2026, 3, 27)), "PUBLISH", 1, "2026-03-27"), (Moves(new(2026, 3, 25)), "PUBLISH", 2, "2026-03-25"), (Drops(), "CANCEL", 3, "2026-03-25"), (Restores(), "PUBLISH", 4, "2026-03-25"),
            (Cancels(), "CANCEL", 5, "2026-03-25"), (Resumes(), "PUBLISH", 6, "2026-03-25"), (Reaches(), "PUBLISH", 7, "2026-03-03"),
        })
        {
            await room.Office.And(act);
            var read = (await Last(room, Henrik))!;
            Assert.Equal((method, sequence, start), (read.Method, One(read).Sequence, One(read).Start));
            Assert.All(read.Events, e => Assert.Equal(method == "CANCEL" ? "CANCELLED" : "CONFIRMED", e.Status));
            if (method != "CANCEL") Assert.Equal((sequence, start), (await Feed(db, room, Henrik)).Where(e => e.Uid == id).Select(e => (e.Sequence, e.Start)).Single());
        }

        ReadEvent One(ReadCalendar read) => read.Events.Single(e => e.Uid == id);
    }

    [Fact]
    public async Task A_reminder_brings_the_same_date_and_one_that_is_overdue_none()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        room.Office.At = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal("2026-03-20", Assert.Single((await Last(room, Henrik))!.Events).Start);
        room.Office.At = new(2026, 3, 25, 12, 0, 0, TimeSpan.Zero);
        await Last(room, Henrik);
        Assert.Contains(await room.Rows(), r => r.PersonId == Henrik && r.Kind == "milestone-overdue" && r.State == "sent");
        foreach (var late in (await room.Rows()).Where(r => r.Kind == "milestone-overdue" && r.State == "sent")) Assert.Empty((await Reader.Mail(room.Mail(late.Id))).Attachments);
    }

    [Fact]
    public async Task Everyone_hears_that_a_milestone_is_done_and_only_those_who_had_its_date_get_it_moved()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var workshop = Workshop(await room.Office.Now());
        await room.Office.And(Reaches());
        Assert.Equal("2026-03-03", Assert.Single((await Last(room, Henrik))!.Events).Start);
        var others = (await room.Rows()).Where(r => r.Kind == "milestone-done" && r.State == "sent").Select(r => (r.Id, Reader: r.PersonId)).ToList();
        var own = Domain.Deliveries.Reminders.ReadersOf(await room.Office.Now(), workshop, new(2026, 3, 3)).Select(r => r.Person).ToHashSet();
        Assert.Contains(others, r => !own.Contains(r.Reader));
        foreach (var (id, reader) in others) Assert.Equal(own.Contains(reader), (await Reader.Mail(room.Mail(id))).Attachments.Length > 0);
    }

    // the project's clocks are Berlin's: ten there, whatever the reader's own show
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27", "2026-03-27T09:00:00.000Z")]
    [InlineData("Europe/Berlin", "2026-03-30", "2026-03-30T08:00:00.000Z")]      // summer time began in the night before
    [InlineData("Europe/Berlin", "2026-10-26", "2026-10-26T09:00:00.000Z")]      // and ended in the night before
    [InlineData("Asia/Kathmandu", "2026-03-30", "2026-03-30T08:00:00.000Z")]
    [InlineData("Pacific/Apia", "2026-03-30", "2026-03-30T08:00:00.000Z")]
    [InlineData("America/New_York", "2026-03-27", "2026-03-27T09:00:00.000Z")]  // summer time there, and not yet in Berlin
    public async Task A_meeting_is_told_in_the_readers_own_zone_and_is_the_same_moment(string zone, string day, string start)
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await room.Change($"update people set time_zone = '{zone}' where organisation_id = @organisation and id = '{Henrik}'");
        await room.Office.And(Moves(DateOnly.Parse(day)), Hours(10, 12));
        var read = (await Last(room, Henrik))!;
        Assert.Equal(zone, Assert.Single(read.Zones));
        Assert.Equal((start, DateTimeOffset.Parse(start).AddHours(2)), (Assert.Single(read.Events).Start, DateTimeOffset.Parse(read.Events[0].End)));
        Assert.Equal(start, (await Feed(db, room, Henrik)).Single(e => e.Uid == read.Events[0].Uid).Start);

        var mail = await Reader.Mail(room.Mail((await room.Rows()).Last(r => r.PersonId == Henrik && r.State == "sent").Id));
        var (from, until) = (LocalDay.In(DateTimeOffset.Parse(start), zone), LocalDay.In(DateTimeOffset.Parse(start).AddHours(2), zone));
        Assert.Contains($"{Texts.In("en").Date(DateOnly.FromDateTime(from.DateTime))}, {from:HH:mm}–{until:HH:mm}", mail.Text);
    }
}
