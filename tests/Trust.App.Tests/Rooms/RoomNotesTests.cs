using Npgsql;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Stakeholders;

namespace Trust.App.Tests.Rooms;

/// <summary>Writing, changing and locking a body's notes, as its members do.</summary>
public sealed class RoomNotesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly byte[] Cipher = [.. Enumerable.Repeat((byte)7, 40)];

    readonly CouncilDatabase council = new(db.Council);

    RoomNotes Notes => new(council, new(TimeProvider.System));
    RoomLock Lock => new(council, Notes, new(TimeProvider.System));

    [Fact]
    public async Task A_note_sent_twice_is_kept_once_and_changed_in_place()
    {
        var door = await Room();
        var note = Plain("Before the meeting");
        Assert.Null(await Notes.Write(door, note, default));
        Assert.Null(await Notes.Write(door, note, default));
        Assert.Null(await Notes.Write(door, note with { Seen = 1, Title = "After the meeting", Kind = NoteKind.Minutes }, default));
        var kept = Assert.Single(await Notes.Read(door, default));
        Assert.Equal(("After the meeting", NoteKind.Minutes, 2), (kept.Title, kept.Kind, kept.Version));

        await Notes.Remove(door, note.Id, default);
        Assert.Empty(await Notes.Read(door, default));
    }

    [Fact]
    public async Task Who_saw_an_older_version_overwrites_nothing()
    {
        var door = await Room();
        var note = Plain("Ours");
        await Notes.Write(door, note, default);
        await Notes.Write(door, note with { Seen = 1, Body = "Hers" }, default);
        Assert.Equal("room.changed-meanwhile", (await Notes.Write(door, note with { Seen = 1, Body = "His" }, default))?.Code);
        Assert.Equal("Hers", Assert.Single(await Notes.Read(door, default)).Body);
    }

    [Theory]
    [InlineData("", "room.title-missing")]
    [InlineData("  ", "room.title-missing")]
    public async Task A_note_has_a_title(string title, string code) => Assert.Equal(code, (await Notes.Write(await Room(), Plain(title), default))?.Code);

    [Fact]
    public async Task A_locked_room_keeps_no_plain_word()
    {
        var door = await Room();
        var note = Plain("Before the lock");
        await Notes.Write(door, note, default);
        Assert.Null(await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(note)], default));

        var kept = Assert.Single(await Notes.Read(door, default));
        Assert.Equal((null, null, true), (kept.Title, kept.Body, kept.IsSealed));
        Assert.Equal("room.locked", (await Notes.Write(door, Plain("Plain again"), default))?.Code);
        Assert.Null(await Notes.Write(door, new(Guid.CreateVersion7(), 0, NoteKind.Vote, null, null, Cipher), default));
        Assert.True((await Lock.Read(door, default))!.HasKey(door.Person));
    }

    [Fact]
    public async Task Nothing_is_locked_when_a_note_was_left_out_or_changed_meanwhile()
    {
        var door = await Room();
        var (one, other) = (Plain("One"), Plain("Other"));
        await Notes.Write(door, one, default);
        await Notes.Write(door, other, default);
        Assert.Equal("room.changed-meanwhile", (await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(one)], default))?.Code);
        Assert.Equal("room.changed-meanwhile", (await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(one), Locked(other) with { Seen = 2 }], default))?.Code);
        Assert.Null(await Lock.Read(door, default));
        Assert.All(await Notes.Read(door, default), n => Assert.False(n.IsSealed));
    }

    [Fact]
    public async Task A_room_is_locked_with_a_way_of_one_s_own_and_a_recovery_sheet()
    {
        var door = await Room();
        Assert.Equal("room.key-wrong", (await Lock.Lock(door, [Key(door.Person)], [], default))?.Code);
        Assert.Equal("room.key-wrong", (await Lock.Lock(door, [Key(null)], [], default))?.Code);
        Assert.Equal("room.sealed-wrong", (await Lock.Lock(door, [Key(door.Person) with { Iterations = 1000 }, Key(null)], [], default))?.Code);
    }

    [Fact]
    public async Task A_new_secret_replaces_the_one_before()
    {
        var door = await Room();
        await Lock.Lock(door, [Key(door.Person), Key(null)], [], default);
        Assert.Null(await Lock.GiveKey(door, 1, Key(door.Person) with { Iterations = 700_000 }, default));
        Assert.Null(await Lock.GiveKey(door, 1, Key(null) with { Iterations = 800_000 }, default));
        Assert.Equal([700_000, 800_000], (await Lock.Read(door, default))!.Keys.Select(k => k.Iterations).Order());
    }

    [Fact]
    public async Task A_renewed_key_takes_every_old_way_with_it_and_leaves_each_note_its_day()
    {
        var door = await Room();
        var note = Plain("Before");
        await Notes.Write(door, note, default);
        await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(note)], default);
        await Lock.GiveKey(door, 1, Key(await Colleague(door)), default);
        var before = Assert.Single(await Notes.Read(door, default));
        byte[] anew = [.. Enumerable.Repeat((byte)9, 40)];

        Assert.Null(await Lock.Renew(door, 1, [Key(door.Person) with { Iterations = 700_000 }, Key(null) with { Iterations = 700_000 }], [Locked(note) with { Seen = 2, Sealed = anew }], default));
        var after = Assert.Single(await Notes.Read(door, default));
        Assert.Equal(anew, after.Sealed);
        Assert.Equal((before.ChangedAt, before.Kind), (after.ChangedAt, after.Kind));
        var room = (await Lock.Read(door, default))!;
        Assert.Equal(2, room.Generation);
        Assert.NotNull(room.RenewedAt);
        Assert.Equal([700_000, 700_000], room.Keys.Select(k => k.Iterations));
    }

    [Fact]
    public async Task With_a_key_that_was_renewed_nothing_is_written_given_or_renewed_any_more()
    {
        var door = await Room();
        await Lock.Lock(door, [Key(door.Person), Key(null)], [], default);
        Assert.Null(await Lock.Renew(door, 1, [Key(door.Person), Key(null)], [], default));
        var late = new NoteInput(Guid.CreateVersion7(), 0, NoteKind.Vote, null, null, Cipher);
        Assert.Equal("room.key-renewed", (await Notes.Write(door, late, default))?.Code);
        Assert.Equal("room.key-renewed", (await Lock.GiveKey(door, 1, Key(door.Person), default))?.Code);
        Assert.Equal("room.key-renewed", (await Lock.Renew(door, 1, [Key(door.Person), Key(null)], [], default))?.Code);
        Assert.Null(await Notes.Write(door, late with { Generation = 2 }, default));
    }

    [Fact]
    public async Task A_key_is_not_renewed_while_a_note_is_left_out_or_changed_meanwhile()
    {
        var door = await Room();
        var (one, other) = (Plain("One"), Plain("Other"));
        await Notes.Write(door, one, default);
        await Notes.Write(door, other, default);
        await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(one), Locked(other)], default);
        foreach (var all in (NoteInput[][])[[], [Locked(one) with { Seen = 2 }], [Locked(one) with { Seen = 2 }, Locked(other)]])
            Assert.Equal("room.changed-meanwhile", (await Lock.Renew(door, 1, [Key(door.Person), Key(null)], all, default))?.Code);
        Assert.Equal("room.key-wrong", (await Lock.Renew(door, 1, [Key(null)], [Locked(one) with { Seen = 2 }, Locked(other) with { Seen = 2 }], default))?.Code);
        var room = (await Lock.Read(door, default))!;
        Assert.Equal((1, 2), (room.Generation, room.Keys.Count));
        var open = await Room();
        Assert.Equal("room.not-locked", (await Lock.Renew(open, 1, [Key(open.Person), Key(null)], [], default))?.Code);
    }

    [Fact]
    public async Task A_note_that_is_written_while_the_key_is_renewed_is_either_sealed_anew_or_refused()
    {
        var door = await Room();
        await Lock.Lock(door, [Key(door.Person), Key(null)], [], default);
        await using var writing = await council.Begin(door.Organisation, door.Person, door.Day, default);
        await writing.Query<int>("select generation from council.locks where body_id = @body for share", new { body = door.Body }, default); // as whoever writes does first
        var renewing = Lock.Renew(door, 1, [Key(door.Person), Key(null)], [], default);
        await writing.Execute("""
            insert into council.notes (organisation_id, project_id, body_id, id, version, kind, sealed, changed_at)
            values (@organisation, @project, @body, @body, 1, 'note', @cipher, now())
            """, new { organisation = door.Organisation, project = door.Project, body = door.Body, cipher = Cipher }, default);
        Assert.False(renewing.IsCompleted);
        await writing.Commit(default);
        Assert.Equal("room.changed-meanwhile", (await renewing)?.Code);
    }

    [Fact]
    public async Task A_plain_note_that_is_written_while_the_room_is_first_locked_never_stays_plain_in_it()
    {
        var door = await Room();
        var note = Plain("While you lock");
        await using var holdsUp = await council.Begin(door.Organisation, door.Person, door.Day, default);
        await holdsUp.Execute("""
            insert into council.notes (organisation_id, project_id, body_id, id, version, kind, title, body, changed_at)
            values (@organisation, @project, @body, @id, 1, 'note', 'held up', '', now())
            """, new { organisation = door.Organisation, project = door.Project, body = door.Body, id = note.Id }, default);
        var writing = Notes.Write(door, note, default); // has seen an open room, and waits for the same note
        await Waits(1);
        var locking = Lock.Lock(door, [Key(door.Person), Key(null)], [], default);
        await Waits(2);
        await holdsUp.DisposeAsync();
        Assert.Null(await writing);
        Assert.Equal("room.changed-meanwhile", (await locking)?.Code);
        Assert.Null(await Lock.Read(door, default));
        Assert.False(Assert.Single(await Notes.Read(door, default)).IsSealed);
    }

    [Fact]
    public async Task Of_two_first_lockings_at_once_one_locks_and_the_other_leaves_no_way_to_a_key_of_its_own()
    {
        var door = await Room();
        var note = Plain("Ours");
        await Notes.Write(door, note, default);
        await using var holdsUp = await council.Begin(door.Organisation, door.Person, door.Day, default);
        await holdsUp.Execute("update council.notes set changed_at = now() where id = @id", new { id = note.Id }, default);
        var (one, other) = (Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(note)], default),
            Lock.Lock(door, [Key(door.Person) with { Iterations = 700_000 }, Key(null) with { Iterations = 700_000 }], [Locked(note)], default));
        await Waits(2);
        await holdsUp.DisposeAsync();
        Assert.Equal([null, "room.locked"], (await Task.WhenAll(one, other)).Select(r => r?.Code).Order());
        Assert.Single((await Lock.Read(door, default))!.Keys.Select(k => k.Iterations).Distinct()); // locked above
    }

    [Fact]
    public async Task A_note_keeps_the_checkpoint_that_it_is_about()
    {
        var door = await Room();
        var (note, about) = (Plain("On monitoring"), new CheckpointId(Guid.CreateVersion7()));
        await Notes.Write(door, note with { About = about }, default);
        await Lock.Lock(door, [Key(door.Person), Key(null)], [Locked(note)], default);
        Assert.Equal(about, Assert.Single(await Notes.Read(door, default)).About);
    }

    [Fact]
    public async Task The_database_itself_takes_no_note_that_is_plain_and_locked_at_once()
    {
        var door = await Room();
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, default);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => session.Execute("""
            insert into council.notes (organisation_id, project_id, body_id, id, version, kind, title, body, sealed, changed_at)
            values (@organisation, @project, @body, @body, 1, 'note', 'both', 'both', @cipher, now())
            """, new { organisation = door.Organisation, project = door.Project, body = door.Body, cipher = Cipher }, default));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    /// <summary>Somebody else of the organisation.</summary>
    async Task<PersonId> Colleague(RoomDoor door)
    {
        await using var session = await db.Database.Begin(door.Organisation, default);
        return (await session.Query<PersonId>("select id from people where id <> @person", new { person = door.Person }, default))[0];
    }

    /// <summary>So many of the council's connections wait for another one; no other role may see that they do.</summary>
    async Task Waits(int many)
    {
        for (var asked = 0; ; asked++)
        {
            await using var count = db.Council.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            if ((long)(await count.ExecuteScalarAsync())! >= many) return; // a count is never null
            Assert.True(asked < 5_000, $"fewer than {many} wait");
        }
    }

    static NoteInput Plain(string title) => new(Guid.CreateVersion7(), 0, NoteKind.Note, title, "What we think.", null);

    static NoteInput Locked(NoteInput note) => note with { Seen = 1, Title = null, Body = null, Sealed = Cipher };

    static SealedKey Key(PersonId? person) => new(person, new byte[16], SealedKey.FewestIterations, new byte[60]);

    /// <summary>A room whose only member is the organisation's first person.</summary>
    async Task<RoomDoor> Room()
    {
        var firm = await Firm.Found(db);
        var (bo, typed, office) = ((await firm.Add(Firm.Bo)).Person.Id, new Typed("nb"), await Office.Open(db));
        var (project, body, now) = (new ProjectId(Guid.CreateVersion7()), new BodyId(Guid.CreateVersion7()), firm.Clock.GetUtcNow());
        var create = new CreateProject(office.Rulebooks.All[0], typed.Add("Title"), typed.Add("Purpose"), typed.Add("System"), Decides.Assists, Today.Idea,
            [new(new(Guid.NewGuid()), typed.Add("Firm"), typed.Add("Oslo"), "NO", null, 140, ["nb"])], [new(body, BodyKind.Union, typed.Add("Klubben"), BodyLevel.Company, [], null)],
            new(2026, 3, 2), "Europe/Oslo", "nb", 140, Actor.Of(firm.Administrator), now);
        Assert.IsType<Outcome.Done>(await office.Projects.Execute(new(firm.Id, project, create) { Typed = typed }, default));
        var seat = new SetSeat(new(PartyId.Of(body), null, SeatRule.Any, null, [bo], []), null, Actor.Of(firm.Administrator), now);
        Assert.IsType<Outcome.Done>(await office.Projects.Execute(new(firm.Id, project, seat), default));
        return new(firm.Id, project, body, bo, DateOnly.FromDateTime(now.UtcDateTime));
    }
}
