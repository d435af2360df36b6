using System.Text.Json;

namespace Trust.App;

/// <summary>A reference to a text or a file, as it stands in an event's bytes.</summary>
public readonly record struct FoundRef(Guid Id, string Digest, bool IsFile);

/// <summary>Finds the references in a payload by their form alone, so that a check needs no knowledge of the event.</summary>
public static class ContentRefs
{
    /// <summary>Every object of an <c>id</c> and a <c>digest</c>; one with a <c>name</c> too is a file. What has more members is something else under a seal of
    /// its own, such as a packet. A payload that cannot be read has none: its hash has named it.</summary>
    public static IReadOnlyList<FoundRef> In(ReadOnlySpan<byte> payload)
    {
        if (payload.IndexOf("\"digest\""u8) < 0) return []; // most entries have none, and need no reading
        var found = new List<FoundRef>();
        var reader = new Utf8JsonReader(payload);
        try
        {
            while (reader.Read()) Value(ref reader, found);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // no JSON, or a text that is no UTF-8
        }
        return found;
    }

    static void Value(ref Utf8JsonReader reader, List<FoundRef> found)
    {
        if (reader.TokenType is JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) Value(ref reader, found);
        if (reader.TokenType is not JsonTokenType.StartObject) return;

        var (id, digest, isFile, isMore) = ((Guid?)null, (string?)null, false, false);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var (isId, isDigest, isName) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("digest"u8), reader.ValueTextEquals("name"u8));
            isFile |= isName;
            isMore |= !(isId || isDigest || isName);
            reader.Read();
            if (isId && reader.TokenType is JsonTokenType.String && reader.TryGetGuid(out var guid)) id = guid;
            if (isDigest && reader.TokenType is JsonTokenType.String) digest = reader.GetString();
            Value(ref reader, found);
        }
        if (id is { } what && digest is not null && !isMore) found.Add(new(what, digest, isFile));
    }
}
