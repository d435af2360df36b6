using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>A value in the path or the query. It takes every text, so that a wrong one is answered like a wrong body: by name, with a code.</summary>
interface IQueryValue
{
    Wrong? Wrong { get; }
}

/// <summary>One of the domain's words.</summary>
readonly record struct Word<T>(T Value, Wrong? Wrong) : IQueryValue where T : struct, Enum
{
    public static bool TryParse(string? text, out Word<T> word)
    {
        word = Kebab.TryParse<T>(text, out var value) ? new(value, null) : new(default, new("request.word-unknown", new Fact("words", string.Join(", ", Kebab.Words<T>()))));
        return true;
    }
}

/// <summary>A group's word or a body's id.</summary>
readonly record struct Party(PartyId Id, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse(string? text, out Party party)
    {
        var id = new PartyId(text ?? "");
        party = new(id, id.IsKnownForm ? null : new("party.unknown"));
        return true;
    }
}

/// <summary>How many items a list gives at once.</summary>
readonly record struct Limit(int Value, Wrong? Wrong) : IQueryValue
{
    public const int Most = 200;

    public static bool TryParse(string? text, out Limit limit)
    {
        limit = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Most
            ? new(n, null)
            : new(0, new("request.out-of-range", new Fact("from", "1"), Fact.Of("to", Most)));
        return true;
    }

    public static int Or50(Limit? limit) => limit?.Value ?? 50;
}

/// <summary>Where the next page of a list begins: an id or a number, opaque to clients.</summary>
readonly record struct Cursor(Guid? Id, long? Number, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = new(null, null, new("request.cursor-unknown"));
        Span<byte> bytes = stackalloc byte[16];
        if (text is null || text.Length > 24 || !System.Buffers.Text.Base64Url.IsValid(text) || !System.Buffers.Text.Base64Url.TryDecodeFromChars(text, bytes, out var length)) return true;
        if (length == 16) cursor = new(new Guid(bytes), null, null);
        if (length == 8 && BitConverter.ToInt64(bytes) is > 0 and var number) cursor = new(null, number, null);
        return true;
    }

    public static string Of(Guid id) => System.Buffers.Text.Base64Url.EncodeToString(id.ToByteArray());

    public static string Of(long number) => System.Buffers.Text.Base64Url.EncodeToString(BitConverter.GetBytes(number));
}

/// <summary>An id in the query.</summary>
readonly record struct Id(Guid Value, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse(string? text, out Id id)
    {
        id = Guid.TryParseExact(text, "D", out var value) ? new(value, null) : new(default, new("request.not-an-id"));
        return true;
    }
}

/// <summary>Words that somebody looks for.</summary>
readonly record struct Sought(string Value, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Sought sought)
    {
        sought = (text ?? "") switch
        {
            { Length: > LongAttribute.Line } => new("", new("request.too-long", Fact.Of("n", LongAttribute.Line))),
            var words when words.Contains('\0') || words.Any(char.IsSurrogate) && !IsWhole(words) => new("", new("request.not-text")),
            var words => new(words, null),
        };
        return true;
    }

    static bool IsWhole(string text) => text.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar);
}
