using Trust.App.Tests.Ground;
using Trust.Domain;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Rooms;

/// <summary>Invitations end by their day, whoever asks and whether anybody asks at all.</summary>
public sealed class RoomGuestsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly EvidenceRef Dpia = new(Stage.Security, "dpia");

    [Fact]
    public async Task A_link_opens_until_the_end_of_its_last_day_where_the_project_is_and_is_then_forgotten()
    {
        var office = await Office.Begun(db);
        var (project, door) = (await office.Now(), new RoomDoor(office.Organisation, office.Project, LindtalCouncil, Walter, new(2026, 3, 3)));
        var link = (await Guests(office, office.At).Invite(door, project, "An expert", [new(Dpia, null)], new(2026, 3, 9), default)).Value!; // everything is given
        Assert.Equal(Trust.Domain.Calendars.LocalDay.At(new(2026, 3, 10), TimeOnly.MinValue, project.TimeZone), link.ExpiresAt);

        var (state, seen) = await Guests(office, link.ExpiresAt.AddSeconds(-1)).Look(link.Secret, default);
        Assert.Equal((LinkState.Open, Dpia), (state, Assert.Single(seen!.Papers).Evidence!.Value)); // open, so there is something to see
        Assert.Equal((LinkState.Expired, null), await Guests(office, link.ExpiresAt).Look(link.Secret, default));

        await Guests(office, link.ExpiresAt).Forget(default);
        Assert.Equal("An expert", Assert.Single(await Guests(office, office.At).Read(door, default)).Label);
        await Guests(office, link.ExpiresAt.AddSeconds(1)).Forget(default);
        Assert.Empty(await Guests(office, office.At).Read(door, default));
        Assert.Equal((LinkState.Unknown, null), await Guests(office, office.At).Look(link.Secret, default));
    }

    RoomGuests Guests(Office office, DateTimeOffset now) => new(new(db.Council), db.Database, office.Store, new(new Stopped(now)));
}
