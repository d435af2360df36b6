using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A project as it was loaded: its folded state and the head of its journal.</summary>
public sealed record Loaded(Project Project, byte[] Head);

/// <summary>An event about to be stored, with the bytes and the hash that it will keep.</summary>
public sealed record Recorded(ProjectEvent Event, StoredEvent Stored);

/// <summary>The only SQL on events, folded states and wake-ups.</summary>
public sealed class ProjectStore(Rulebooks.Rulebooks rulebooks)
{
    /// <summary>Bumped with any change to the shape of <see cref="Project"/>; an older state is folded anew.</summary>
    public const int Shape = 12;

    const string State = """
        select number, shape, head, state,
            array(select m.role || ':' || m.person_id from organisation_members m where m.organisation_id = $1) as members,
            array(select d.country || ':' || to_char(d.day, 'YYYY-MM-DD') || ':' || d.worked from organisation_days d where d.organisation_id = $1) as days
        from project_states
        where organisation_id = $1 and project_id = $2
        """;

    const string Days = "select country || ':' || to_char(day, 'YYYY-MM-DD') || ':' || worked from organisation_days where organisation_id = @organisation";

    const string StateForUpdate = State + "\nfor update of project_states";

    const string MembersOf = """
        select role || ':' || person_id
        from organisation_members
        where organisation_id = @organisation
        """;

    const string Events = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = $1 and stream_id = $2 and number > $3
        order by number
        """;

    const string InsertEvent = """
        insert into events (organisation_id, stream_id, number, type, type_version, at, actor, payload, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    const string UpsertState = """
        insert into project_states (organisation_id, project_id, number, shape, head, state)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (organisation_id, project_id) do update
        set number = excluded.number, shape = excluded.shape, head = excluded.head, state = excluded.state
        """;

    const string UpsertHearing = """
        insert into hearings (organisation_id, project_id, heard_to, number)
        values ($1, $2, 0, $3)
        on conflict (organisation_id, project_id) do update
        set number = excluded.number
        """;

    // lateral: a plain join would be planned as a walk through the whole journal while the table's statistics are young
    const string NotHeard = $"""
        select e.stream_id, e.number, e.type, e.type_version, e.at, e.actor, e.payload, e.hash, h.heard_to
        from hearings h
        left join lateral (
            select {StoredEvent.Columns}
            from events
            where organisation_id = $1 and stream_id = $2 and number > h.heard_to
            order by number
            limit $3) e on true
        where h.organisation_id = $1 and h.project_id = $2 and h.parked_at is null
        order by e.number
        """;

    /// <summary>Asks for the state, locked until the transaction ends: it is the project's lock. <see cref="TryRead"/> takes the answer.</summary>
    public static void AskForUpdate(NpgsqlBatch batch, OrganisationId organisation, ProjectId project) => batch.Add(StateForUpdate, organisation.Value, project.Value);

    /// <summary>Asks for the cursor and the next events after it; <see cref="ReadNotHeard"/> takes the answer.</summary>
    public static void AskForNotHeard(NpgsqlBatch batch, OrganisationId organisation, ProjectId project, int atMost) =>
        batch.Add(NotHeard, organisation.Value, project.Value, atMost);

    /// <summary>How far it was heard, null when it is parked or was never to be heard, and what is left to hear, in order.</summary>
    public static async Task<(long? HeardTo, List<StoredEvent> Pending)> ReadNotHeard(NpgsqlDataReader reader, CancellationToken ct)
    {
        (long? heardTo, var pending) = (null, new List<StoredEvent>());
        while (await reader.ReadAsync(ct))
        {
            heardTo = reader.GetInt64(8);
            if (!reader.IsDBNull(1)) pending.Add(ReadEvent(reader));
        }
        return (heardTo, pending);
    }

    /// <summary>The asked-for state, or null when there is none of this shape: then it is to be folded.</summary>
    public async Task<Loaded?> TryRead(NpgsqlDataReader reader, CancellationToken ct) =>
        await reader.ReadAsync(ct) && reader.GetInt32(1) == Shape
            ? new(Read(reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<string[]>(4)) with { OwnDays = DaysIn(reader.GetFieldValue<string[]>(5)) }, reader.GetFieldValue<byte[]>(2))
            : null;

    static ImmutableDictionary<string, OwnDays> DaysIn(IReadOnlyList<string> days) => days.Count == 0
        ? ImmutableDictionary<string, OwnDays>.Empty
        : days.Select(d => d.Split(':')).GroupBy(d => d[0]).ToImmutableDictionary(d => d.Key, d => new OwnDays([.. Of(d, "false")], [.. Of(d, "true")]));

    static IEnumerable<DateOnly> Of(IEnumerable<string[]> days, string worked) =>
        days.Where(d => d[2] == worked).Select(d => DateOnly.ParseExact(d[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The project under its lock, for work that writes beside it.</summary>
    public async Task<Loaded> LoadForUpdate(Session session, ProjectId project, CancellationToken ct)
    {
        await using var batch = session.Batch();
        AskForUpdate(batch, session.Organisation, project);
        Loaded? loaded;
        await using (var reader = await batch.ExecuteReaderAsync(ct)) loaded = await TryRead(reader, ct);
        return loaded ?? await Fold(session, project, ct);
    }

    public async Task<Loaded> Load(Session session, ProjectId project, CancellationToken ct)
    {
        await using var batch = session.Batch();
        batch.Add(State, session.Organisation.Value, project.Value);
        Loaded? loaded;
        await using (var reader = await batch.ExecuteReaderAsync(ct)) loaded = await TryRead(reader, ct);
        return loaded ?? await Fold(session, project, ct);
    }

    /// <summary>Several at once, in their order: one question for all that are of this shape.</summary>
    public async Task<IReadOnlyList<Loaded>> Load(Session session, IReadOnlyList<ProjectId> projects, CancellationToken ct)
    {
        await using var batch = session.Batch();
        foreach (var project in projects) batch.Add(State, session.Organisation.Value, project.Value);
        var loaded = new Loaded?[projects.Count];
        await using (var reader = await batch.ExecuteReaderAsync(ct))
            for (var at = 0; at < loaded.Length; at++, await reader.NextResultAsync(ct)) loaded[at] = await TryRead(reader, ct);
        for (var at = 0; at < loaded.Length; at++) loaded[at] ??= await Fold(session, projects[at], ct);
        return loaded!; // each is there by now
    }

    Project Read(byte[] state, IEnumerable<string> members)
    {
        var project = JsonSerializer.Deserialize<Project>(state, DomainJson.Options)!; // written by Write below, never the word null
        return project with { Rules = rulebooks.Get(project.RulebookId), Members = Members(members) };
    }

    static ImmutableArray<Membership> Members(IEnumerable<string> rows) =>
        [.. rows.Select(r => r.Split(':')).Select(r => new Membership(new(Guid.Parse(r[1])), Kebab.Parse<OrganisationRole>(r[0])))];

    public static byte[] Write(Project project) => JsonSerializer.SerializeToUtf8Bytes(project, DomainJson.Options);

    /// <summary>The state from the events alone.</summary>
    public async Task<Loaded> Fold(Session session, ProjectId id, CancellationToken ct)
    {
        var project = Project.None(session.Organisation, id) with { Members = Members(await session.Query<string>(MembersOf, new { organisation = session.Organisation }, ct)) };
        var head = EventHash.BeforeFirst;
        if (id.Value == session.Organisation.Value) return new(project, head); // its own stream is no project's, whoever asks for it as one
        await foreach (var stored in ReadEvents(session, id, 0, ct))
        {
            project = After(project, EventBytes.Read(stored), new(Actor.Parse(stored.Actor), stored.At));
            head = stored.Hash;
        }
        return new(project with { OwnDays = DaysIn(await session.Query<string>(Days, new { organisation = session.Organisation }, ct)) }, head);
    }

    /// <summary>True when the row is what the entries give, byte for byte; an absent or older one will be folded anew and claims nothing.</summary>
    public static async Task<bool> StateIs(Session session, Project folded, byte[] head, CancellationToken ct)
    {
        await using var batch = session.Batch();
        batch.Add(State, session.Organisation.Value, folded.Id.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return !await reader.ReadAsync(ct) || reader.GetInt32(1) != Shape
            || reader.GetInt64(0) == folded.Number && reader.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(head) && reader.GetFieldValue<byte[]>(3).AsSpan().SequenceEqual(Write(folded));
    }

    /// <summary>The state after an event, with the rules that the event may have pinned.</summary>
    public Project After(Project project, ProjectEvent happened, Stamp stamp)
    {
        var after = project.After(happened, stamp);
        return after.RulebookId == project.RulebookId ? after : after with { Rules = rulebooks.Get(after.RulebookId) };
    }

    public IAsyncEnumerable<StoredEvent> ReadEvents(Session session, ProjectId project, long after, CancellationToken ct) =>
        ReadStream(session, project.Value, after, ct);

    /// <summary>The events of a project, or of the organisation itself.</summary>
    internal static async IAsyncEnumerable<StoredEvent> ReadStream(Session session, Guid stream, long after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var batch = session.Batch();
        batch.Add(Events, session.Organisation.Value, stream, after);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return ReadEvent(reader);
    }

    static StoredEvent ReadEvent(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3),
        reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(5), reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<byte[]>(7));

    /// <summary>Gives the events their numbers, bytes and hashes.</summary>
    public static IReadOnlyList<Recorded> Record(Loaded before, IReadOnlyList<ProjectEvent> events, Stamp stamp)
    {
        var recorded = new List<Recorded>(events.Count);
        var (number, head, actor) = (before.Project.Number, before.Head, stamp.By.ToString()!);
        foreach (var happened in events)
        {
            var (name, version) = EventNames.Of[happened.GetType()];
            var payload = EventBytes.Write(happened);
            head = EventHash.Of(before.Project.Organisation, before.Project.Id.Value, ++number, name, version, stamp.At, actor, payload, head);
            recorded.Add(new(happened, new(before.Project.Id.Value, number, name, version, stamp.At, actor, payload, head)));
        }
        return recorded;
    }

    /// <summary>Adds events, texts, files and the folded state to the transaction's last batch.</summary>
    public static void Save(NpgsqlBatch batch, Project after, IReadOnlyList<Recorded> events, Typed? typed)
    {
        var organisation = after.Organisation.Value;
        if (typed is not null) FileStore.Keep(batch, after.Organisation, after.Id.Value, typed, events[0].Stored.At);
        foreach (var (_, stored) in events) Append(batch, after.Organisation, stored);
        batch.Add(UpsertState, organisation, after.Id.Value, after.Number, Shape, events[^1].Stored.Hash, Write(after));
        batch.Add(UpsertHearing, organisation, after.Id.Value, after.Number);
    }

    internal static void Append(NpgsqlBatch batch, OrganisationId organisation, StoredEvent stored) =>
        batch.Add(InsertEvent, organisation.Value, stored.StreamId, stored.Number, stored.Type, stored.TypeVersion, stored.At, stored.Actor, stored.Payload, stored.Hash);
}
