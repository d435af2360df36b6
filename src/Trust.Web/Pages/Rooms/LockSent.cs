using System.Text.Json;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Rooms;

/// <summary>What the room's script sends when it has locked something: ways to the key, and notes, both sealed in the browser.</summary>
sealed record LockSent(IReadOnlyList<SealedKey> Keys, IReadOnlyList<NoteInput> Notes)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    sealed record KeySent(Guid? Person, byte[] Salt, int Iterations, byte[] Sealed);

    sealed record NoteSent(Guid Id, int Seen, string Kind, byte[] Sealed);

    sealed record Sent(KeySent[] Keys, NoteSent[] Notes);

    /// <summary>Null for whatever no script of ours would send.</summary>
    public static LockSent? Read(string? json)
    {
        try
        {
            if (string.IsNullOrEmpty(json) || JsonSerializer.Deserialize<Sent>(json, Json) is not { } sent) return null;
            if (sent.Keys.Contains(null) || sent.Notes.Any(n => n is null || n.Seen < 1 || !Kebab.TryParse<NoteKind>(n.Kind, out _))) return null;
            return new([.. sent.Keys.Select(k => new SealedKey(k.Person is { } p ? new PersonId(p) : null, k.Salt, k.Iterations, k.Sealed))],
                [.. sent.Notes.Select(n => new NoteInput(n.Id, n.Seen, Kebab.Parse<NoteKind>(n.Kind), null, null, n.Sealed))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
