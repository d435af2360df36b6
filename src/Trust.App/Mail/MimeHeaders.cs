using System.Globalization;
using System.Text;

namespace Trust.App;

/// <summary>Writes the header lines of a mail: folded at 78 characters, encoded where they are not plain ASCII (RFC 5322, 2047, 2231, 6532).</summary>
sealed class MimeHeaders
{
    const int Line = 78, Word = 75;

    readonly StringBuilder text = new();

    /// <summary>True once an address made a line that is not ASCII (RFC 6532); such a mail asks for SMTPUTF8.</summary>
    public bool HasUtf8 { get; private set; }

    /// <summary>A line of our own making, in parts between which it may be folded.</summary>
    public MimeHeaders Add(string name, params ReadOnlySpan<string> parts)
    {
        text.Append(name).Append(':');
        var column = name.Length + 1;
        foreach (var part in parts)
        {
            var folds = column + 1 + part.Length > Line && column > name.Length + 1 || column + 1 + part.Length > 900;
            text.Append(folds ? "\r\n " : " ").Append(part);
            column = folds ? 1 + part.Length : column + 1 + part.Length;
        }
        text.Append("\r\n");
        return this;
    }

    public MimeHeaders Add(string name, OneLine value) => Add(name, IsPlain(value.Text) ? value.Text.Split(' ') : Encoded(value.Text, Line - 2 - name.Length - 2));

    public MimeHeaders Add(string name, Mailbox box)
    {
        if (box.NeedsUtf8) HasUtf8 = true;
        return Add(name, [.. box.Name is { } who ? Phrase(who, name) : [], box.Name is null ? box.Address : $"<{box.Address}>"]);
    }

    public MimeHeaders Add(string name, MailList list) => Add(name, [.. list.Name.Text.Length > 0 ? Phrase(list.Name, name) : [], $"<{list.Id}>"]);

    /// <summary>An attachment's name; what is not plain is percent-encoded in numbered pieces.</summary>
    public MimeHeaders AddDisposition(OneLine fileName)
    {
        var plain = fileName.Text.Length <= 60 && fileName.Text.All(c => c is >= ' ' and < '\x7f' and not ('"' or '\\'));
        return plain ? Add("Content-Disposition", "attachment;", $"filename=\"{fileName.Text}\"") : Add("Content-Disposition", ["attachment;", .. Pieces(fileName.Text)]);
    }

    public override string ToString() => text.ToString();

    static string[] Phrase(OneLine name, string header)
    {
        if (!IsPlain(name.Text) || name.Text.Length > 60) return Encoded(name.Text, Line - 2 - header.Length - 2);
        return name.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '\'') ? [name.Text] : [$"\"{name.Text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""];
    }

    // What looks like an encoded word is encoded itself, and so are words too long to fold between and runs of spaces, which folding would eat.
    static bool IsPlain(string value) => value.All(c => c is >= ' ' and < '\x7f') && !value.Contains("=?", StringComparison.Ordinal)
        && value.Trim(' ') == value && !value.Contains("  ", StringComparison.Ordinal) && value.Split(' ').All(w => w.Length <= Word - 15);

    /// <summary>Words of at most 75 characters, none of which splits what a reader sees as one character.</summary>
    static string[] Encoded(string value, int first)
    {
        const string open = "=?utf-8?B?", close = "?=";
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var element in Elements(value))
        {
            var room = (Math.Min(words.Count == 0 ? first : Word, Word) - open.Length - close.Length) / 4 * 3;
            if (word.Length > 0 && Encoding.UTF8.GetByteCount(word.ToString()) + Encoding.UTF8.GetByteCount(element) > room) Flush();
            word.Append(element);
        }
        Flush();
        return [.. words];

        void Flush()
        {
            words.Add(open + Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString())) + close);
            word.Clear();
        }
    }

    // A crowd of combining marks may be longer than a word has room for; it is then split between its code points.
    static IEnumerable<string> Elements(string value)
    {
        for (var each = StringInfo.GetTextElementEnumerator(value); each.MoveNext();)
            if (Encoding.UTF8.GetByteCount(each.GetTextElement()) <= 24) yield return each.GetTextElement();
            else foreach (var rune in each.GetTextElement().EnumerateRunes()) yield return rune.ToString();
    }

    static IEnumerable<string> Pieces(string fileName)
    {
        const int room = 55;
        List<string> pieces = [];
        var piece = new StringBuilder("UTF-8''");
        foreach (var rune in fileName.EnumerateRunes())
        {
            var code = rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_') ? rune.ToString()
                : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"%{b:X2}"));
            if (piece.Length + code.Length > room)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            piece.Append(code);
        }
        pieces.Add(piece.ToString());
        return pieces.Count == 1 ? [$"filename*={pieces[0]}"] : pieces.Select((p, i) => $"filename*{i}*={p}{(i < pieces.Count - 1 ? ";" : "")}");
    }
}
