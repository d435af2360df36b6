using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Course;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>The demo's button to the next thing that happens.</summary>
public sealed class WalkNewsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task It_stops_at_each_mail_and_each_milestone_and_walks_past_what_is_quiet()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, people: [Olga]);
        var (news, workshop) = (News(room), (await room.Office.Now()).Milestones.Values.Single(m => m.Rule == "workshop"));
        await room.Walk.To(room.Office.At.AddHours(1), default); // what the start itself brought

        var (sent, stops) = (room.Mails, 0);
        Walked? next;
        do
        {
            var before = room.Clock.GetUtcNow();
            next = await news.ToNext(room.Office.Organisation, Olga, Texts.In("en"), default);
            Assert.NotNull(next);
            Assert.Equal(next.To, room.Clock.GetUtcNow());
            Assert.True(next.To > before);
            Assert.True(next.Mails > 0 || next.Due.Count > 0, $"nothing happened at {next.To}");
            sent += (int)next.Mails;
            Assert.Equal(room.Mails, sent);
        }
        while (next.Due.Count == 0 && ++stops < 30);
        Assert.Equal(workshop.DueOn, (await room.Office.Now()).Day(next.To));
        Assert.Single(next.Due);
    }

    [Fact]
    public async Task Where_nothing_is_planned_it_says_so_and_the_calendar_stands()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, people: [Olga]);
        await room.Office.And((now, at) => new CancelProject(Trust.Domain.Tests.Id.SomeText, Trust.Domain.Tests.Id.SomeText, Trust.Domain.Tests.Id.SomeText, Trust.Domain.Tests.Id.SomeText, Olga.Is(), at));
        await room.Change("delete from wakeups where organisation_id <> @organisation");
        await room.Walk.To(room.Office.At.AddHours(1), default);
        Assert.Null(await News(room).ToNext(room.Office.Organisation, Olga, Texts.In("en"), default));
        Assert.Equal(room.Office.At.AddHours(1), room.Clock.GetUtcNow());
    }

    WalkNews News(Mailroom room) => new(db.Database, room.Walk, new(db.Database, new(db.Database), new(db.Database, room.Office.Store), TimeProvider.System, room.Clock), new(db.Database, room.Office.Store), room.Clock);
}
