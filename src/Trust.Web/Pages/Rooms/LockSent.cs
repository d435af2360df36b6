using System.Text.Json;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.Rooms;

/// <summary>What the room's script sends when it has locked something: ways to the key, and notes, both sealed in the browser.</summary>
/// <param name="Generation">The number of the key that the browser had; 0 before there is one.</param>
sealed record LockSent(int Generation, IReadOnlyList<SealedKey> Keys, IReadOnlyList<NoteInput> Notes)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    sealed record KeySent(Guid? Person, byte[] Salt, int Iterations, byte[] Sealed);

    sealed record NoteSent(Guid Id, int Seen, byte[] Sealed);

    sealed record Sent(int Generation, KeySent[] Keys, NoteSent[] Notes);

    /// <summary>Null for whatever no script of ours would send.</summary>
    public static LockSent? Read(string? json)
    {
        try
        {
            if (string.IsNullOrEmpty(json) || JsonSerializer.Deserialize<Sent>(json, Json) is not { } sent) return null;
            if (sent.Keys.Contains(null) || sent.Notes.Any(n => n is null || n.Seen < 1)) return null;
            return new(sent.Generation, [.. sent.Keys.Select(k => new SealedKey(k.Person is { } p ? new PersonId(p) : null, k.Salt, k.Iterations, k.Sealed))],
                [.. sent.Notes.Select(n => new NoteInput(n.Id, n.Seen, NoteKind.Note, null, null, n.Sealed))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
