using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Trust.App;

/// <summary>A mail as a page shows it.</summary>
/// <param name="HasDates">It brings a file for the calendar.</param>
public sealed record ReadLetter(string Subject, string Text, bool HasDates);

/// <summary>Reads back what <see cref="MimeWriter"/> wrote, and nobody else's mail: its subject and its plain text, which is always the first part.</summary>
public static partial class MimeReader
{
    public static ReadLetter Read(byte[] file)
    {
        var whole = Encoding.UTF8.GetString(file);
        var (head, body) = Split(whole);
        while (Boundary.Match(head) is { Success: true } found)
        {
            var line = $"--{found.Groups["id"].Value}";
            var first = body[(body.IndexOf(line, StringComparison.Ordinal) + line.Length + 2)..];
            (head, body) = Split(first[..first.IndexOf(line, StringComparison.Ordinal)]);
        }
        return new(Decoded(Header(Split(whole).Head, "Subject")), Text(Header(head, "Content-Transfer-Encoding"), body), whole.Contains("Content-Type: text/calendar;", StringComparison.Ordinal));
    }

    static (string Head, string Body) Split(string part) =>
        part.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end ? (part[..(end + 2)], part[(end + 4)..]) : (part, "");

    // a folded line goes on where the next begins with a space
    static string Header(string head, string name) => head.ReplaceLineEndings("\n").Replace("\n ", " ").Split('\n')
        .FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";

    // between two encoded words the space belongs to the folding
    static string Decoded(string value) => Word.Replace(Between.Replace(value, "$1"), w => Encoding.UTF8.GetString(Convert.FromBase64String(w.Groups["text"].Value)));

    static string Text(string encoding, string lines) =>
        (encoding is "base64" ? Encoding.UTF8.GetString(Convert.FromBase64String(lines)) : Encoding.UTF8.GetString(Unquoted(lines.Replace("=\r\n", "")))).ReplaceLineEndings("\n");

    static byte[] Unquoted(string lines)
    {
        var bytes = new List<byte>(lines.Length);
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] != '=') bytes.Add((byte)lines[at]);
            else
            {
                bytes.Add(byte.Parse(lines.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
        }
        return [.. bytes];
    }

    [GeneratedRegex("^Content-Type: multipart/[^\"]*boundary=\"(?<id>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary { get; }

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[A-Za-z0-9+/=]*)\?=", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(\?=) (?==\?utf-8\?B\?)", RegexOptions.CultureInvariant)]
    private static partial Regex Between { get; }
}
