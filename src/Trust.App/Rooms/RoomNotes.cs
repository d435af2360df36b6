using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What a body writes down for itself.</summary>
public enum NoteKind { Note, Draft, Minutes, Attendance, Vote }

/// <param name="Sealed">What was locked in the browser; then title and body are null here, and nobody on the server can read them.</param>
/// <param name="About">The checkpoint that it is about; null for everything else.</param>
public sealed record RoomNote(Guid Id, int Version, NoteKind Kind, string? Title, string? Body, byte[]? Sealed, DateTimeOffset ChangedAt, CheckpointId? About)
{
    public bool IsSealed => Sealed is not null;
}

/// <param name="Seen">The version that the writer saw; 0 for a new note.</param>
public sealed record NoteInput(Guid Id, int Seen, NoteKind Kind, string? Title, string? Body, byte[]? Sealed)
{
    public const int LongestTitle = 300;
    public const int LongestBody = 100_000;
    public const int LongestSealed = 400_000;

    public CheckpointId? About { get; init; }

    /// <summary>The number of the key that locked it.</summary>
    public int Generation { get; init; } = 1;

    internal Refusal? Wrong => Sealed is { } locked
        ? locked.Length is < 28 or > LongestSealed ? Refusal.Incomplete("room.sealed-wrong", "sealed") : null
        : string.IsNullOrWhiteSpace(Title) ? Refusal.Incomplete("room.title-missing", "title")
        : Title.Length > LongestTitle ? Refusal.Incomplete("room.too-long", "title")
        : Body is { Length: > LongestBody } ? Refusal.Incomplete("room.too-long", "text")
        : null;
}

/// <summary>The notes of one body in one project, to its members alone. A note is changed in place: no one keeps who wrote what when.</summary>
public sealed class RoomNotes(CouncilDatabase council, ProductClock clock)
{
    const string All = """
        select id, version, kind, title, body, sealed, changed_at, checkpoint_id
        from council.notes
        where organisation_id = @organisation and project_id = @project and body_id = @body
        order by changed_at desc, id
        """;

    const string Insert = """
        insert into council.notes (organisation_id, project_id, body_id, id, version, kind, title, body, sealed, changed_at, checkpoint_id)
        values (@organisation, @project, @body, @id, 1, @kind, @title, @text, @sealed, @now, @about)
        on conflict do nothing
        """;

    const string Update = """
        update council.notes
        set version = version + 1, kind = @kind, title = @title, body = @text, sealed = @sealed, changed_at = @now, checkpoint_id = @about
        where organisation_id = @organisation and project_id = @project and body_id = @body and id = @id and version = @seen
        """;

    const string Lock = """
        update council.notes
        set version = version + 1, title = null, body = null, sealed = @sealed
        where organisation_id = @organisation and project_id = @project and body_id = @body and id = @id and version = @seen
        """;

    const string Delete = """
        delete from council.notes
        where organisation_id = @organisation and project_id = @project and body_id = @body and id = @id
        """;

    sealed record NoteRow(Guid Id, int Version, string Kind, string? Title, string? Body, byte[]? Sealed, DateTimeOffset ChangedAt, CheckpointId? CheckpointId);

    public async Task<IReadOnlyList<RoomNote>> Read(RoomDoor door, CancellationToken ct)
    {
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        return [.. (await session.Query<NoteRow>(All, door.Keys, ct)).Select(n => new RoomNote(n.Id, n.Version, Kebab.Parse<NoteKind>(n.Kind), n.Title, n.Body, n.Sealed, n.ChangedAt, n.CheckpointId))];
    }

    /// <summary>Null when it is kept. In a locked room only what was locked in the browser is taken.</summary>
    public async Task<Refusal?> Write(RoomDoor door, NoteInput note, CancellationToken ct)
    {
        if (note.Wrong is { } wrong) return wrong;
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        var key = await RoomLock.KeyOf(session, door, ct);
        if (key is null != note.Sealed is null) return Refusal.Stale(note.Sealed is null ? "room.locked" : "room.not-locked");
        if (key is { } number && number != note.Generation) return Refusal.Stale("room.key-renewed");
        if (!await Keep(session, door, note, ct)) return Refusal.Stale("room.changed-meanwhile");
        await session.Commit(ct);
        return null;
    }

    public async Task Remove(RoomDoor door, Guid id, CancellationToken ct)
    {
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        await session.Execute(Delete, new { organisation = door.Organisation, project = door.Project, body = door.Body, id }, ct);
        await session.Commit(ct);
    }

    /// <summary>The same note, locked or locked anew. False when somebody else changed it, or took it away, meanwhile.</summary>
    internal async Task<bool> Seal(Session session, RoomDoor door, NoteInput note, CancellationToken ct) =>
        await session.Execute(Lock, new { organisation = door.Organisation, project = door.Project, body = door.Body, id = note.Id, seen = note.Seen, @sealed = note.Sealed }, ct) == 1;

    /// <summary>A new note that is sent twice is kept once. False when somebody else changed it, or took it away, meanwhile.</summary>
    async Task<bool> Keep(Session session, RoomDoor door, NoteInput note, CancellationToken ct)
    {
        var plain = note.Sealed is null;
        var written = await session.Execute(note.Seen == 0 ? Insert : Update, new
        {
            organisation = door.Organisation,
            project = door.Project,
            body = door.Body,
            id = note.Id,
            seen = note.Seen,
            kind = Kebab.Of(note.Kind),
            title = plain ? note.Title!.Trim() : null,     // a plain note without a title was refused
            text = plain ? note.Body ?? "" : null,
            @sealed = note.Sealed,
            now = clock.GetUtcNow(),
            about = note.About?.Value,
        }, ct);
        return note.Seen == 0 || written == 1;
    }
}
