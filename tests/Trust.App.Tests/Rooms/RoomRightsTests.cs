using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Stakeholders;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Rooms;

/// <summary>Who sees what a body keeps for itself: its members of that day, and nobody else whom the database knows.</summary>
public sealed class RoomRightsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const string Tables = "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'council' and c.relkind in ('r', 'p', 'v', 'm')";

    readonly CouncilDatabase council = new(db.Council);

    [Fact]
    public async Task The_app_s_own_role_is_denied_every_table_and_function_of_the_schema()
    {
        var tables = await new Database(db.Owner).Outside<string>(Tables, null, default);
        Assert.Contains("council.notes", tables);
        foreach (var asked in (string[])[.. tables.SelectMany(t => (string[])[$"select from {t}", $"delete from {t}"]), "select council.asking()", "select council.guest_with_hash('')"])
        {
            var denied = await Assert.ThrowsAsync<PostgresException>(() => db.Database.Outside<int>(asked, null, default));
            Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, "permission denied for schema council"), (denied.SqlState, denied.MessageText));
        }
    }

    [Fact]
    public async Task Nor_was_it_given_any_right_on_one_of_them() =>
        Assert.Empty(await new Database(db.Owner).Outside<string>($"{Tables} and has_table_privilege('trust_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')", null, default));

    [Fact]
    public async Task Every_table_of_the_schema_forces_row_security() =>
        Assert.Empty(await new Database(db.Owner).Outside<string>($"{Tables} and not (c.relrowsecurity and c.relforcerowsecurity)", null, default));

    [Fact]
    public async Task A_body_s_members_see_its_notes_and_nobody_else_does()
    {
        var office = await Held();
        var walter = Door(office, Walter);
        await Note(walter, "Only among us");

        Assert.Equal("Only among us", Assert.Single(await Notes.Read(walter, default)).Title);
        Assert.Single(await Notes.Read(Door(office, Wilma), default));
        foreach (var other in (PersonId[])[Sofie, Olga, Dag, Sonja, Mona, Henrik, Emil, Petra, Stranger, office.Administrator])
            Assert.Empty(await Notes.Read(Door(office, other), default));
        Assert.Empty(await Notes.Read(Door(office, Walter, OdenseSu), default));
    }

    [Fact]
    public async Task The_same_person_in_another_organisation_s_session_sees_nothing()
    {
        var (ours, theirs) = (await Held(), await Held());
        await Note(Door(ours, Walter), "Only among us");
        Assert.Empty(await Notes.Read(Door(ours, Walter) with { Organisation = theirs.Organisation }, default));
    }

    [Fact]
    public async Task Who_stands_in_enters_on_those_days_and_not_before_or_after()
    {
        var office = await Held();
        await Note(Door(office, Walter), "Only among us");
        var (first, last) = (new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 8));
        await office.And((_, at) => new SetSeat(new(Council, null, SeatRule.Any, null, [Walter, Wilma], [new(Willi, first, last)]), null, Walter.Is(), at));
        foreach (var (day, sees) in new[] { (first.AddDays(-1), 0), (first, 1), (last, 1), (last.AddDays(1), 0) })
            Assert.Equal(sees, (await Notes.Read(Door(office, Willi) with { Day = day }, default)).Count);
    }

    [Fact]
    public async Task Nobody_writes_into_the_room_of_a_body_that_is_not_theirs()
    {
        var office = await Held();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Note(Door(office, Olga), "Planted by the owner"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Empty(await Notes.Read(Door(office, Walter), default));
    }

    [Fact]
    public async Task Whoever_no_longer_holds_the_seat_no_longer_enters()
    {
        var office = await Held();
        await Note(Door(office, Walter), "Only among us");
        await office.And((_, at) => new SetSeat(new(Council, null, SeatRule.Any, null, [Wilma], []), null, Walter.Is(), at));
        Assert.Empty(await Notes.Read(Door(office, Walter), default));
        Assert.Single(await Notes.Read(Door(office, Wilma), default));
    }

    [Fact]
    public async Task Without_a_person_the_council_s_own_role_sees_nothing()
    {
        var office = await Held();
        await Note(Door(office, Walter), "Only among us");
        await using var session = await new Database(db.Council).Begin(office.Organisation, default);
        Assert.Equal(0, await session.QuerySingleOrDefault<long>("select count(*) from council.notes", null, default));
    }

    RoomNotes Notes => new(council, new(TimeProvider.System));

    async Task Note(RoomDoor door, string title) => Assert.Null(await Notes.Write(door, new(Guid.CreateVersion7(), 0, NoteKind.Draft, title, "What we think.", null), default));

    static RoomDoor Door(Office office, PersonId person, BodyId? body = null) => new(office.Organisation, office.Project, body ?? LindtalCouncil, person, new(2026, 3, 2));

    /// <summary>Two members hold Lindtal's council, one the SU at Odense, and the employer's people their own seats and roles.</summary>
    async Task<Office> Held()
    {
        var office = await Office.Begun(db);
        await office.And(
            (_, at) => new SetSeat(new(Council, null, SeatRule.Any, null, [Walter, Wilma], []), null, Walter.Is(), at),
            Acts.Seats(Su, Sofie), Acts.Seats(Management, Mona), Acts.Seats(Hr, Henrik));
        return office;
    }
}
