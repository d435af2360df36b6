using System.Text.Json;

namespace Trust.App;

/// <summary>A reference to a text or a file, as it stands in an event's bytes.</summary>
public readonly record struct FoundRef(Guid Id, string Digest, bool IsFile);

/// <summary>Finds the references in a payload by their form alone, so that a check needs no knowledge of the event.</summary>
public static class ContentRefs
{
    /// <summary>Every object with an <c>id</c> and a <c>digest</c>; one with a <c>name</c> too is a file. A payload that cannot be read has none:
    /// its hash has named it.</summary>
    public static IReadOnlyList<FoundRef> In(ReadOnlyMemory<byte> payload)
    {
        var found = new List<FoundRef>();
        try
        {
            using var document = JsonDocument.Parse(payload);
            Walk(document.RootElement, found);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // no JSON, or a text that is no UTF-8
        }
        return found;
    }

    static void Walk(JsonElement element, List<FoundRef> found)
    {
        if (element.ValueKind is JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Walk(item, found);
        if (element.ValueKind is not JsonValueKind.Object) return;
        if (element.TryGetProperty("digest", out var digest) && digest.GetString() is { } hex && element.TryGetProperty("id", out var id) && id.TryGetGuid(out var guid))
            found.Add(new(guid, hex, element.TryGetProperty("name", out _)));
        foreach (var property in element.EnumerateObject()) Walk(property.Value, found);
    }
}
