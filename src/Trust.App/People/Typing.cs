using System.Net.Mail;
using System.Text;

namespace Trust.App;

/// <summary>What a person may type into a single line.</summary>
public static class Typing
{
    /// <summary>Not blank, not too long, whole characters, and none that hides or turns what stands beside it.</summary>
    public static bool IsLine(string? text, int atMost) => !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= atMost && IsLegible(text);

    public static bool IsEmail(string? text) => IsLine(text, 254) && text!.Trim() is var address && !address.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(address, out var read) && read.Address == address;

    /// <summary>What <c>like</c> looks for when somebody searches for these words: no sign in them is a wildcard.</summary>
    internal static string Pattern(string words) => words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    static bool IsLegible(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) is not System.Buffers.OperationStatus.Done) return false;
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator || IsTurning(rune.Value)) return false;
            rest = rest[length..];
        }
        return true;
    }

    // the embedding, override and isolate marks of bidirectional text
    static bool IsTurning(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
