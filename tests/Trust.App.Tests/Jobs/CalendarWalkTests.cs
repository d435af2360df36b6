using Trust.App.Tests.Ground;
using Trust.Domain;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

public sealed class CalendarWalkTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Mails_that_find_no_post_office_hold_up_no_calendar_and_leave_once_there_is_one()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, people: [Olga, Henrik]);
        room.PostIsShut = true;
        var end = room.Office.At.AddDays(21);
        await room.Walk.To(end, default);
        Assert.Equal(end, room.Clock.GetUtcNow());
        Assert.Contains(await room.Rows(), r => r.State == "planned" && r.DueAt <= end);

        var asked = room.PostAsked;
        await room.Walk.To(end.AddSeconds(1), default);
        Assert.InRange(room.PostAsked - asked, 1, 3); // a round that does nothing is the last

        room.PostIsShut = false;
        await room.Walk.To(end.AddSeconds(2), default);
        Assert.DoesNotContain(await room.Rows(), r => r.State == "planned" && r.DueAt <= end);
    }
}
