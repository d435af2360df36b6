using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Trust.Domain;

namespace Trust.App;

/// <summary>An event as it is stored: its bytes are the truth, its hash chains it to the one before.</summary>
public sealed record StoredEvent(Guid StreamId, long Number, string Type, int TypeVersion, DateTimeOffset At, string Actor, byte[] Payload, byte[] Hash)
{
    /// <summary>Its columns, for whatever reads it.</summary>
    internal const string Columns = "stream_id, number, type, type_version, at, actor, payload, hash";
}

/// <summary>The journal's hash, pinned by a test vector:
/// SHA-256 over "trust.event.1" and nine fields, each preceded by its length as four bytes, big-endian.
/// Texts are UTF-8, numbers and the instant (whole microseconds since 1970, UTC) are decimal text, digests are 32 raw bytes;
/// the first event's previous hash is 32 zero bytes. With the payload's digest alone a reader can verify an extract that withholds the payload.</summary>
public static class EventHash
{
    public static readonly byte[] BeforeFirst = new byte[32];

    public static byte[] Of(OrganisationId organisation, Guid stream, long number, string type, int typeVersion, DateTimeOffset at, string actor,
        ReadOnlySpan<byte> payload, ReadOnlySpan<byte> previous)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(payload, digest);
        return OfDigest(organisation, stream, number, type, typeVersion, at, actor, digest, previous);
    }

    public static byte[] OfDigest(OrganisationId organisation, Guid stream, long number, string type, int typeVersion, DateTimeOffset at, string actor,
        ReadOnlySpan<byte> payloadDigest, ReadOnlySpan<byte> previous)
    {
        var most = 512 + Encoding.UTF8.GetMaxByteCount(type.Length) + Encoding.UTF8.GetMaxByteCount(actor.Length);
        var buffer = most <= 2048 ? stackalloc byte[2048] : new byte[most]; // a forged row may be of any length
        var length = "trust.event.1"u8.Length;
        "trust.event.1"u8.CopyTo(buffer);
        length += Put(buffer[length..], organisation.Value);
        length += Put(buffer[length..], stream);
        length += Put(buffer[length..], number);
        length += Put(buffer[length..], type);
        length += Put(buffer[length..], typeVersion);
        length += Put(buffer[length..], Microseconds(at));
        length += Put(buffer[length..], actor);
        length += Put(buffer[length..], payloadDigest);
        length += Put(buffer[length..], previous);
        return SHA256.HashData(buffer[..length]);
    }

    /// <summary>Cut to the microsecond, as PostgreSQL keeps it; every instant passes here before it is used.</summary>
    public static DateTimeOffset WholeMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    static int Put(Span<byte> to, Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _, "D");
        return Put(to, text);
    }

    static int Put(Span<byte> to, long value)
    {
        Span<byte> text = stackalloc byte[20];
        value.TryFormat(text, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        return Put(to, text[..written]);
    }

    static int Put(Span<byte> to, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, length);
        return length + 4;
    }

    static int Put(Span<byte> to, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, bytes.Length);
        bytes.CopyTo(to[4..]);
        return bytes.Length + 4;
    }
}
