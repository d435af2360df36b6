using Microsoft.Extensions.Logging.Abstractions;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

public sealed class BroomTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_key_of_a_request_is_kept_two_days_and_no_longer()
    {
        var (office, other) = (await Keyed(), await Keyed());
        await SweepAt(office.At.AddHours(48));
        Assert.Equal((1, 1), (await office.Count("idempotency"), await other.Count("idempotency")));
        await SweepAt(office.At.AddHours(48).AddSeconds(1));
        Assert.Equal((0, 0), (await office.Count("idempotency"), await other.Count("idempotency")));
    }

    async Task<Office> Keyed()
    {
        var office = await Office.Begun(db);
        await office.Projects.Execute(office.Asks(Acts.GivesRole(Dag, ProjectRole.DeputyOwner)(await office.Now(), office.At)) with { Key = new("key", new byte[32]) }, default);
        return office;
    }

    Task SweepAt(DateTimeOffset now) => new Broom(db.Database, new(db.Database, new(new Stopped(now))), NullLogger<Broom>.Instance).Once(default);
}
