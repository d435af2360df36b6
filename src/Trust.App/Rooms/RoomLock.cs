using Trust.Domain;

namespace Trust.App;

/// <summary>The room's key, sealed in a browser with one secret: a member's own, or the code on the recovery sheet when <paramref name="Person"/> is null.</summary>
public sealed record SealedKey(PersonId? Person, byte[] Salt, int Iterations, byte[] Sealed)
{
    public const int FewestIterations = 600_000;
    const int MostIterations = 10_000_000;

    internal bool IsRight => Salt.Length == 16 && Sealed.Length == 60 && Iterations is >= FewestIterations and <= MostIterations;
}

/// <param name="Generation">The key's number: 1, and one more with each renewal.</param>
/// <param name="Keys">Every way to the key, none of which opens without its secret.</param>
public sealed record LockedRoom(DateTimeOffset LockedAt, int Generation, DateTimeOffset? RenewedAt, IReadOnlyList<SealedKey> Keys)
{
    /// <summary>The members who have a way of their own.</summary>
    public bool HasKey(PersonId person) => Keys.Any(k => k.Person == person);
}

/// <summary>Locks a body's notes with a key that only its members hold (rules.md 4). The key and what opens it never reach the server, so that a lost key is lost notes.</summary>
public sealed class RoomLock(CouncilDatabase council, RoomNotes notes, ProductClock clock)
{
    const string Locked = """
        select locked_at, generation, renewed_at
        from council.locks
        where organisation_id = @organisation and project_id = @project and body_id = @body
        """;

    // until the first locking there is no row to hold: whoever writes holds the room itself together with others, whoever locks it holds it alone;
    // asked apart from what follows, which then sees what the wait was for
    const string Together = "select pg_advisory_xact_lock_shared(hashtextextended(@room, 0)) is null";
    const string Alone = "select pg_advisory_xact_lock(hashtextextended(@room, 0)) is null";

    // held until the note is kept: a renewal waits for it, and whoever waits for a renewal sees the new number
    const string Number = """
        select generation
        from council.locks
        where organisation_id = @organisation and project_id = @project and body_id = @body
        for share
        """;

    const string Keys = """
        select person_id as person, salt, iterations, sealed
        from council.keys
        where organisation_id = @organisation and project_id = @project and body_id = @body
        order by created_at
        """;

    const string Shut = """
        insert into council.locks (organisation_id, project_id, body_id, locked_at)
        values (@organisation, @project, @body, @now)
        on conflict do nothing
        """;

    const string Give = """
        insert into council.keys (organisation_id, project_id, body_id, id, person_id, salt, iterations, sealed, created_at)
        values (@organisation, @project, @body, @id, @person, @salt, @iterations, @sealed, @now)
        on conflict (organisation_id, project_id, body_id, person_id) do update
        set salt = excluded.salt, iterations = excluded.iterations, sealed = excluded.sealed, created_at = excluded.created_at
        """;

    const string Next = """
        update council.locks
        set generation = generation + 1, renewed_at = @now
        where organisation_id = @organisation and project_id = @project and body_id = @body and generation = @seen
        """;

    const string Forget = """
        delete from council.keys
        where organisation_id = @organisation and project_id = @project and body_id = @body
        """;

    const string HowMany = """
        select count(*)
        from council.notes
        where organisation_id = @organisation and project_id = @project and body_id = @body
        """;

    const string Plain = """
        select count(*)
        from council.notes
        where organisation_id = @organisation and project_id = @project and body_id = @body and sealed is null
        """;

    sealed record LockRow(DateTimeOffset LockedAt, int Generation, DateTimeOffset? RenewedAt);

    /// <summary>Null while the notes stand open.</summary>
    public async Task<LockedRoom?> Read(RoomDoor door, CancellationToken ct)
    {
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        return (await session.Query<LockRow>(Locked, door.Keys, ct)) is [var is_] ? new(is_.LockedAt, is_.Generation, is_.RenewedAt, await session.Query<SealedKey>(Keys, door.Keys, ct)) : null;
    }

    /// <summary>Locks the room and all its notes, together or not at all.</summary>
    /// <param name="all">Every note as it was seen, locked.</param>
    public async Task<Refusal?> Lock(RoomDoor door, IReadOnlyList<SealedKey> keys, IReadOnlyList<NoteInput> all, CancellationToken ct)
    {
        if (Wrong(door, keys, all) is { } wrong) return wrong;
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        await session.Query<bool>(Alone, Room(door), ct);
        var now = clock.GetUtcNow();
        if (await session.Execute(Shut, new { organisation = door.Organisation, project = door.Project, body = door.Body, now }, ct) == 0) return Refusal.Stale("room.locked");
        foreach (var key in keys) await Keep(session, door, key, now, ct);
        foreach (var note in all)
            if (!await notes.Seal(session, door, note, ct)) return Refusal.Stale("room.changed-meanwhile");
        // written by a colleague while this browser locked
        if (await session.QuerySingleOrDefault<long>(Plain, door.Keys, ct) > 0) return Refusal.Stale("room.changed-meanwhile");
        await session.Commit(ct);
        return null;
    }

    /// <summary>A new key in place of the one before, for those who are left: every note locked anew and every way to the old key taken away, together or not at all.</summary>
    /// <param name="seen">The key's number that the browser had.</param>
    /// <param name="keys">The ways to the new key.</param>
    public async Task<Refusal?> Renew(RoomDoor door, int seen, IReadOnlyList<SealedKey> keys, IReadOnlyList<NoteInput> all, CancellationToken ct)
    {
        if (Wrong(door, keys, all) is { } wrong) return wrong;
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        var now = clock.GetUtcNow();
        if (await session.Execute(Next, new { organisation = door.Organisation, project = door.Project, body = door.Body, seen, now }, ct) == 0)
            return Refusal.Stale(await KeyOf(session, door, ct) is null ? "room.not-locked" : "room.key-renewed");
        await session.Execute(Forget, door.Keys, ct);
        foreach (var key in keys) await Keep(session, door, key, now, ct);
        foreach (var note in all)
            if (!await notes.Seal(session, door, note, ct)) return Refusal.Stale("room.changed-meanwhile");
        // one that was left out would be lost with the old key
        if (await session.QuerySingleOrDefault<long>(HowMany, door.Keys, ct) != all.Count) return Refusal.Stale("room.changed-meanwhile");
        await session.Commit(ct);
        return null;
    }

    /// <summary>A way to the key for a member, or a new recovery sheet, made by a member who had the room open.</summary>
    /// <param name="seen">The key's number that the browser had.</param>
    public async Task<Refusal?> GiveKey(RoomDoor door, int seen, SealedKey key, CancellationToken ct)
    {
        if (!key.IsRight) return Refusal.Incomplete("room.sealed-wrong", "passphrase");
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        if (await KeyOf(session, door, ct) is not { } number) return Refusal.Stale("room.not-locked");
        if (number != seen) return Refusal.Stale("room.key-renewed");
        await Keep(session, door, key, clock.GetUtcNow(), ct);
        await session.Commit(ct);
        return null;
    }

    static Refusal? Wrong(RoomDoor door, IReadOnlyList<SealedKey> keys, IReadOnlyList<NoteInput> all) =>
        !keys.Any(k => k.Person == door.Person) || !keys.Any(k => k.Person is null) ? Refusal.Incomplete("room.key-wrong", "passphrase")
        : keys.Any(k => !k.IsRight) || all.Any(n => n.Sealed is null || n.Wrong is not null) ? Refusal.Incomplete("room.sealed-wrong", "passphrase")
        : null;

    /// <summary>The number of the key with which notes are locked now; null while they stand open.</summary>
    internal static async Task<int?> KeyOf(Session session, RoomDoor door, CancellationToken ct)
    {
        await session.Query<bool>(Together, Room(door), ct);
        return await session.Query<int>(Number, door.Keys, ct) is [var number] ? number : null;
    }

    static object Room(RoomDoor door) => new { room = $"{door.Organisation}/{door.Project}/{door.Body}" };

    static Task Keep(Session session, RoomDoor door, SealedKey key, DateTimeOffset now, CancellationToken ct) => session.Execute(Give, new
    {
        organisation = door.Organisation,
        project = door.Project,
        body = door.Body,
        id = Guid.CreateVersion7(now),
        person = key.Person?.Value,
        salt = key.Salt,
        iterations = key.Iterations,
        @sealed = key.Sealed,
        now,
    }, ct);
}
