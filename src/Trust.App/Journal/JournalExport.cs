using System.Text;
using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A project's journal as one JSON file that verifies without Trust. A text that the reader may not read stands by its digest;
/// an entry that would name an objection's raiser stands by its hash alone. The chain holds through both.</summary>
public sealed class JournalExport(Database database, ProjectStore store)
{
    const string Format = "trust.journal.1";

    const string Contents = """
        select id, language, salt, body, digest, erased_by
        from contents
        where organisation_id = $1 and stream_id = $2
        order by id
        """;

    /// <param name="withhold">True for an entry whose actor the reader may not know.</param>
    /// <param name="mayRead">True for a text that the reader may read.</param>
    public async Task Write(OrganisationId organisation, ProjectId project, Stream to, Func<StoredEvent, bool> withhold, Func<Guid, bool> mayRead, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(organisation, ct);
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = DomainJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("organisation", organisation.Value);
        json.WriteString("stream", project.Value);
        json.WriteStartArray("entries");
        await foreach (var entry in store.ReadEvents(session, project, 0, ct))
        {
            json.WriteStartObject();
            json.WriteNumber("number", entry.Number);
            if (!withhold(entry))
            {
                json.WriteString("type", entry.Type);
                json.WriteNumber("typeVersion", entry.TypeVersion);
                json.WriteString("at", entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));
                json.WriteString("actor", entry.Actor);
                json.WriteString("payload", Encoding.UTF8.GetString(entry.Payload));
            }
            json.WriteString("hash", Convert.ToHexStringLower(entry.Hash));
            json.WriteEndObject();
            if (json.BytesPending > 65536) await json.FlushAsync(ct);
        }
        json.WriteEndArray();
        await WriteContents(session, project, json, mayRead, ct);
        json.WriteEndObject();
    }

    static async Task WriteContents(Session session, ProjectId project, Utf8JsonWriter json, Func<Guid, bool> mayRead, CancellationToken ct)
    {
        await using var batch = session.Batch();
        batch.Add(Contents, session.Organisation.Value, project.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        json.WriteStartArray("contents");
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            json.WriteStartObject();
            json.WriteString("id", id);
            if (!reader.IsDBNull(3) && mayRead(id))
            {
                json.WriteString("language", reader.GetString(1));
                json.WriteString("salt", Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)));
                json.WriteString("body", reader.GetString(3));
            }
            json.WriteString("digest", Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(4)));
            if (!reader.IsDBNull(5)) json.WriteNumber("erasedBy", reader.GetInt64(5));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Checks an exported file by itself: the chain, and each text it shows against the reference in its entry.</summary>
    /// <exception cref="FormatException">The file is no journal of this format.</exception>
    public static CheckedJournal Verify(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            if (document.RootElement.GetProperty("format").GetString() == Format) return Verify(document.RootElement);
        }
        catch (Exception otherForm) when (otherForm is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // said below
        }
        throw new FormatException($"This file is no journal of the format {Format}.");
    }

    static CheckedJournal Verify(JsonElement root)
    {
        var (organisation, stream) = (new OrganisationId(root.GetProperty("organisation").GetGuid()), root.GetProperty("stream").GetGuid());
        var contents = root.GetProperty("contents").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetGuid());
        var flaws = new List<Flaw>();
        var (number, head) = (0L, EventHash.BeforeFirst);
        var (seen, erased) = (0L, 0L);
        foreach (var entry in root.GetProperty("entries").EnumerateArray())
        {
            if (entry.GetProperty("number").GetInt64() != number + 1) flaws.Add(new(FlawKind.Gap, number + 1));
            number = entry.GetProperty("number").GetInt64();
            var hash = Convert.FromHexString(entry.GetProperty("hash").GetString()!); // the format writes it always
            if (entry.TryGetProperty("payload", out var text))
            {
                var payload = Encoding.UTF8.GetBytes(text.GetString()!);
                var computed = EventHash.Of(organisation, stream, number, entry.GetProperty("type").GetString()!, entry.GetProperty("typeVersion").GetInt32(),
                    entry.GetProperty("at").GetDateTimeOffset(), entry.GetProperty("actor").GetString()!, payload, head);
                if (!computed.AsSpan().SequenceEqual(hash)) flaws.Add(new(FlawKind.Altered, number));
                foreach (var found in ContentRefs.In(payload).Where(f => !f.IsFile))
                {
                    seen++;
                    if (!contents.TryGetValue(found.Id, out var content)) flaws.Add(new(FlawKind.ContentMissing, number, found.Id));
                    else if (content.TryGetProperty("erasedBy", out _)) erased++;
                    else if (!Fits(content, found.Digest)) flaws.Add(new(FlawKind.ContentAltered, number, found.Id));
                }
            }
            head = hash;
        }
        return new(number, Convert.ToHexStringLower(head), seen, erased, flaws);
    }

    static bool Fits(JsonElement content, string digest) =>
        content.GetProperty("digest").GetString() == digest
        && (!content.TryGetProperty("body", out var body)
            || Convert.ToHexStringLower(Typed.DigestOf(Convert.FromHexString(content.GetProperty("salt").GetString()!), body.GetString()!)) == digest);
}
