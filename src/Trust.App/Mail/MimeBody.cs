using System.Text;

namespace Trust.App;

/// <summary>Puts bytes into lines that every server carries: seven bits, at most 76 characters (RFC 2045).</summary>
static class MimeBody
{
    /// <summary>A text in the shorter of both encodings, with its line ends as mail has them.</summary>
    public static (string Encoding, string Lines) Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
        var quoted = QuotedPrintable(bytes);
        return quoted.Length <= bytes.Length * 4 / 3 + bytes.Length / 57 * 2 + 4 ? ("quoted-printable", quoted) : ("base64", Base64(bytes));
    }

    public static string Base64(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 4 / 3 + bytes.Length / 57 * 2 + 4);
        for (var at = 0; at < bytes.Length; at += 57) text.Append(Convert.ToBase64String(bytes[at..Math.Min(at + 57, bytes.Length)])).Append("\r\n");
        return text.ToString();
    }

    static string QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 11 / 10);
        var column = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n')
            {
                text.Append("\r\n");
                column = 0;
                at++;
                continue;
            }
            var b = bytes[at];
            var endsLine = at + 1 == bytes.Length || bytes[at + 1] == '\r';
            var asIs = b is > (byte)' ' and < 0x7f && b != '=' || b is (byte)' ' or (byte)'\t' && !endsLine;
            var room = asIs ? 1 : 3;
            if (column + room > 75)                          // the 76th is the sign that the line goes on
            {
                text.Append("=\r\n");
                column = 0;
            }
            if (asIs) text.Append((char)b);
            else text.Append($"={b:X2}");
            column += room;
        }
        return column > 0 ? text.Append("\r\n").ToString() : text.ToString();
    }
}
