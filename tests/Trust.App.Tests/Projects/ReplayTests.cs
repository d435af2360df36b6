using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;

namespace Trust.App.Tests;

/// <summary>Rows of another version of the read tables are filled anew, once, and nobody writes meanwhile.</summary>
public sealed class ReplayTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Rows_of_another_version_are_filled_anew_and_those_of_this_one_are_left_alone()
    {
        var (office, other) = (await Office.Begun(db), await Office.Begun(db));
        var before = await Rows.Of(db.Database, office.Organisation, ReadModels.Tables);
        await Spoil(office);
        await other.Tamper("update projects set stage = 'nonsense' where organisation_id = @organisation");

        var replay = new Replay(db.Database, office.Store);
        Assert.Equal([office.Organisation], await replay.Missing(default));
        Assert.Equal((1, 5 + 2), await replay.Run(default));    // the project's entries, and the organisation's own
        var after = await Rows.Of(db.Database, office.Organisation, ReadModels.Tables);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Equal(1, await other.Count("projects where stage = 'nonsense'"));
        Assert.Equal((0, 0), await replay.Run(default));
    }

    [Fact]
    public async Task Of_several_starts_at_once_one_replays()
    {
        var office = await Office.Begun(db);
        await Spoil(office);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Replay(db.Database, office.Store).Run(default)));
        Assert.Equal(1, runs.Sum(r => r.Organisations));
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_neither_lost_nor_there_twice()
    {
        var office = await Office.Begun(db);
        await Spoil(office);
        Act[] pieces = [Acts.Gives(Stage.Transparency, "purpose"), Acts.Gives(Stage.Transparency, "faq"), Acts.Gives(Stage.Security, "dpia"), Acts.Gives(Stage.Transparency, "purpose")];
        var now = await office.Now();
        await Task.WhenAll([new Replay(db.Database, office.Store).Run(default), .. pieces.Select(p => office.Do(p(now, office.At)))]);

        var before = await Rows.Of(db.Database, office.Organisation, ReadModels.Tables);
        await using var session = await db.Database.Begin(office.Organisation, default);
        await ReadModels.Rebuild(session, office.Store, default);
        var after = await Rows.Of(session, ReadModels.Tables);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        Assert.True((await office.Check()).Holds);
    }

    /// <summary>As an earlier Trust left it: rows of another kind, and some not there at all.</summary>
    static async Task Spoil(Office office)
    {
        await office.Tamper($"update organisations set read_tables = {ReadModels.Version - 1} where id = @organisation");
        await office.Tamper("update projects set track = 'old', title_id = gen_random_uuid() where organisation_id = @organisation");
        await office.Tamper("delete from turns where organisation_id = @organisation");
        await office.Tamper("delete from evidence_revisions where organisation_id = @organisation");
    }
}
