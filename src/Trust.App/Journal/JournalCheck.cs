using System.Security.Cryptography;
using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

public enum FlawKind
{
    /// <summary>The hash does not follow from the entry and the one before: something in the entry was altered.</summary>
    Altered,
    /// <summary>A number is missing.</summary>
    Gap,
    /// <summary>A text or file is not the one that the entry refers to.</summary>
    ContentAltered,
    /// <summary>A text or file is gone without an entry that erased it.</summary>
    ContentMissing,
    /// <summary>The entry at an anchor has another hash: the tail was cut or rewritten.</summary>
    AnchorBroken,
    /// <summary>The folded state is not what the entries give.</summary>
    StateDiffers,
}

/// <param name="Number">The entry where it shows.</param>
/// <param name="Content">The text or file concerned.</param>
public sealed record Flaw(FlawKind Kind, long Number, Guid? Content = null);

/// <param name="Entries">How many entries were checked.</param>
/// <param name="Head">The last entry's hash, in hex; keep it with the number outside, and a later check shows whether the tail was cut or rewritten.</param>
/// <param name="Erased">Texts and files that recorded erasures removed.</param>
public sealed record CheckedJournal(long Entries, string Head, long Contents, long Erased, IReadOnlyList<Flaw> Flaws)
{
    public bool Holds => Flaws.Count == 0;
}

/// <summary>Proves a journal against itself and against anchors kept outside. Shows an altered entry, text, file or state; a cut tail or a rewrite by
/// the database's owner shows only against an anchor.</summary>
public sealed class JournalCheck(Database database, ProjectStore store)
{
    /// <summary>Each entry holds its own hash and the one before, so lengths of the chain are checked side by side.</summary>
    const int LengthOfChain = 256;
    const int LengthsAhead = 8;

    const string Contents = """
        select id, salt, body, digest, erased_by
        from contents
        where organisation_id = $1 and stream_id = $2
        """;

    const string Files = """
        select f.id, f.salt, f.digest, f.erased_by, c.bytes
        from files f
        left join file_chunks c on c.organisation_id = f.organisation_id and c.file_id = f.id
        where f.organisation_id = $1 and f.stream_id = $2
        order by f.id, c.number
        """;

    const string Erasures = """
        select number, payload
        from events
        where organisation_id = $1 and stream_id = $1 and type = $2
        """;

    /// <param name="anchor">A number and hash kept outside, e.g. printed in a decision mail.</param>
    public async Task<CheckedJournal> Run(OrganisationId organisation, ProjectId project, (long Number, string Hash)? anchor, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(organisation, ct);
        var kept = await Kept(session, project.Value, ct);

        var (number, head) = (0L, EventHash.BeforeFirst);
        var judging = Task.FromResult(new Judged(Project.None(organisation, project), [], 0, 0, false));
        var ahead = new Queue<Task>();
        await foreach (var entries in store.ReadEvents(session, project, 0, ct).Chunk(LengthOfChain))
        {
            var (before, previous) = (number, head);
            judging = Judge(judging, Task.Run(() => Check(organisation, entries, before, previous, anchor, kept), ct));
            (number, head) = (entries[^1].Number, entries[^1].Hash);
            ahead.Enqueue(judging);
            if (ahead.Count > LengthsAhead) await ahead.Dequeue(); // reading does not run away from checking
        }
        var judged = await judging;
        var flaws = judged.Flaws;
        if (flaws.Count == 0 && !await ProjectStore.StateIs(session, judged.Folded, head, ct)) flaws.Add(new(FlawKind.StateDiffers, number));
        if (anchor is { } missed && !judged.Anchored) flaws.Add(new(FlawKind.AnchorBroken, missed.Number)); // only an anchor can be missed
        return new(number, Convert.ToHexStringLower(head), judged.Contents, judged.Erased, flaws);
    }

    /// <summary>What a length of the chain shows by itself, given the number and hash before it.</summary>
    readonly record struct Length(StoredEvent[] Entries, List<Flaw> Flaws, long Contents, long Erased, bool Anchored);

    static Length Check(OrganisationId organisation, StoredEvent[] entries, long number, byte[] head, (long Number, string Hash)? anchor, Dictionary<Guid, KeptContent> kept)
    {
        var flaws = new List<Flaw>();
        var (contents, erased, anchored) = (0L, 0L, false);
        foreach (var entry in entries)
        {
            Link(organisation, entry, ref number, ref head, flaws);
            anchored |= anchor is { } a && a.Number == number && a.Hash.Equals(Convert.ToHexStringLower(head), StringComparison.OrdinalIgnoreCase);
            Cited(entry, kept, flaws, ref contents, ref erased);
        }
        return new(entries, flaws, contents, erased, anchored);
    }

    /// <summary>Whether the texts and files that an entry cites are those that are kept.</summary>
    internal static void Cited(StoredEvent entry, Dictionary<Guid, KeptContent> kept, List<Flaw> flaws, ref long contents, ref long erased)
    {
        foreach (var found in ContentRefs.In(entry.Payload))
        {
            contents++;
            if (!kept.TryGetValue(found.Id, out var content) || content.EmptiedUnrecorded) flaws.Add(new(FlawKind.ContentMissing, entry.Number, found.Id));
            else if (content.Erased) erased++;
            else if (!content.Intact || content.Stored != found.Digest) flaws.Add(new(FlawKind.ContentAltered, entry.Number, found.Id));
        }
    }

    sealed record Judged(Project Folded, List<Flaw> Flaws, long Contents, long Erased, bool Anchored);

    /// <summary>Puts a length behind those before it, and folds it up to the first flaw; an entry whose hash is right but which cannot have happened was
    /// written by somebody who knows the form and not the rules.</summary>
    async Task<Judged> Judge(Task<Judged> before, Task<Length> checking)
    {
        var (judged, length) = (await before, await checking);
        var sound = judged.Flaws.Count > 0 ? 0 : length.Flaws.Count > 0 ? length.Flaws[0].Number - 1 : long.MaxValue;
        var (folded, impossible) = Fold(judged.Folded, length.Entries, sound);
        List<Flaw> flaws = [.. judged.Flaws, .. impossible is { } at ? [new(FlawKind.Altered, at)] : (Flaw[])[], .. length.Flaws]; // what was folded had no flaw before it
        return new(folded, flaws, judged.Contents + length.Contents, judged.Erased + length.Erased, judged.Anchored || length.Anchored);
    }

    (Project, long? Impossible) Fold(Project project, StoredEvent[] entries, long upTo)
    {
        foreach (var entry in entries)
        {
            if (entry.Number > upTo) break;
            try
            {
                project = store.After(project, EventBytes.Read(entry), new(Actor.Parse(entry.Actor), entry.At));
            }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                return (project, entry.Number);
            }
        }
        return (project, null);
    }

    /// <summary>The organisation's own journal: who administers and audits it, what was erased, and what it says in its own words.</summary>
    public async Task<CheckedJournal> Run(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(organisation, ct);
        var kept = await Kept(session, organisation.Value, ct);
        var flaws = new List<Flaw>();
        var (number, head, contents, erased) = (0L, EventHash.BeforeFirst, 0L, 0L);
        await foreach (var entry in ProjectStore.ReadStream(session, organisation.Value, 0, ct))
        {
            Link(organisation, entry, ref number, ref head, flaws);
            if (flaws.Count == 0 && !IsReadable(entry)) flaws.Add(new(FlawKind.Altered, number));
            Cited(entry, kept, flaws, ref contents, ref erased);
        }
        return new(number, Convert.ToHexStringLower(head), contents, erased, flaws);
    }

    static void Link(OrganisationId organisation, StoredEvent entry, ref long number, ref byte[] head, List<Flaw> flaws)
    {
        if (entry.Number != number + 1) flaws.Add(new(FlawKind.Gap, number + 1));
        number = entry.Number;
        var hash = EventHash.Of(organisation, entry.StreamId, entry.Number, entry.Type, entry.TypeVersion, entry.At, entry.Actor, entry.Payload, head);
        if (!hash.AsSpan().SequenceEqual(entry.Hash)) flaws.Add(new(FlawKind.Altered, number));
        head = entry.Hash;
    }

    static bool IsReadable(StoredEvent entry)
    {
        try
        {
            EventBytes.Read<OrganisationEvent>(entry);
            return true;
        }
        catch (Exception impossible) when (impossible is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <param name="Intact">What is kept has the digest that its row says.</param>
    /// <param name="Erased">Gone by an entry of the organisation's journal, which the row names.</param>
    /// <param name="EmptiedUnrecorded">The row names an entry that did not erase it.</param>
    internal readonly record struct KeptContent(bool Intact, string Stored, bool Erased, bool EmptiedUnrecorded);

    /// <summary>The texts and files of a project, or of the organisation itself.</summary>
    internal static async Task<Dictionary<Guid, KeptContent>> Kept(Session session, Guid stream, CancellationToken ct)
    {
        var kept = new Dictionary<Guid, KeptContent>();
        var erasures = new HashSet<(Guid, long)>();
        await using var batch = session.Batch();
        batch.Add(Erasures, session.Organisation.Value, EventNames.Of[typeof(ContentErased)].Name);
        batch.Add(Contents, session.Organisation.Value, stream);
        batch.Add(Files, session.Organisation.Value, stream);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            if (ErasedBy(reader.GetFieldValue<byte[]>(1)) is { } content) erasures.Add((content, reader.GetInt64(0)));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (id, stored) = (reader.GetGuid(0), reader.GetFieldValue<byte[]>(3));
            var intact = !reader.IsDBNull(1) && !reader.IsDBNull(2) && Typed.DigestOf(reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2)).AsSpan().SequenceEqual(stored);
            kept[id] = Row(id, intact, stored, reader.IsDBNull(4) ? null : reader.GetInt64(4), erasures);
        }
        await reader.NextResultAsync(ct);
        await ReadFiles(reader, kept, erasures, ct);
        return kept;
    }

    static Guid? ErasedBy(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize<ContentErased>(payload, DomainJson.Options)?.Content.Value;
        }
        catch (JsonException)
        {
            return null; // altered, and so no proof that anything was erased
        }
    }

    static KeptContent Row(Guid id, bool intact, byte[] stored, long? erasedBy, HashSet<(Guid, long)> erasures) =>
        new(intact, Convert.ToHexStringLower(stored), erasedBy is { } by && erasures.Contains((id, by)), erasedBy is { } n && !erasures.Contains((id, n)));

    static async Task ReadFiles(Npgsql.NpgsqlDataReader reader, Dictionary<Guid, KeptContent> kept, HashSet<(Guid, long)> erasures, CancellationToken ct)
    {
        Guid? current = null;
        byte[] digest = [];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (id != current)
            {
                Close();
                (current, digest) = (id, reader.GetFieldValue<byte[]>(2));
                if (!reader.IsDBNull(1)) sha.AppendData(reader.GetFieldValue<byte[]>(1));
                kept[id] = Row(id, false, digest, reader.IsDBNull(3) ? null : reader.GetInt64(3), erasures);
            }
            if (!reader.IsDBNull(4)) sha.AppendData(reader.GetFieldValue<byte[]>(4));
        }
        Close();

        void Close()
        {
            if (current is { } whole) kept[whole] = kept[whole] with { Intact = sha.GetHashAndReset().AsSpan().SequenceEqual(digest) };
        }
    }
}
