using System.Text;

namespace Trust.TextGenerator;

/// <summary>One key with its text, and where it stands.</summary>
sealed record Entry(string Key, string Text, int Start, int Length);

/// <summary>Reads one flat object of strings, and keeps the positions: System.Text.Json is not there for a generator.</summary>
sealed class FlatJson(string source)
{
    int at;

    /// <exception cref="FormatException">With the position in <see cref="Position"/>.</exception>
    public IReadOnlyList<Entry> Read()
    {
        var entries = new List<Entry>();
        Skip();
        Expect('{');
        Skip();
        while (Peek() != '}')
        {
            if (entries.Count > 0) { Expect(','); Skip(); }
            var start = at;
            var key = String();
            var length = at - start;
            Skip();
            Expect(':');
            Skip();
            entries.Add(new(key, String(), start, length));
            Skip();
        }
        Expect('}');
        Skip();
        return at == source.Length ? entries : throw new FormatException("something follows the closing brace");
    }

    public int Position => Math.Min(at, source.Length);

    char Peek() => at < source.Length ? source[at] : '\0';

    void Skip()
    {
        while (char.IsWhiteSpace(Peek())) at++;
    }

    void Expect(char wanted)
    {
        if (Peek() != wanted) throw new FormatException($"expected '{wanted}'");
        at++;
    }

    string String()
    {
        Expect('"');
        var text = new StringBuilder();
        while (Peek() != '"')
        {
            if (Peek() < ' ') throw new FormatException("a text ends on its own line with a quotation mark");
            text.Append(Peek() == '\\' ? Escaped() : source[at++]);
        }
        at++;
        return text.ToString();
    }

    char Escaped()
    {
        at++;
        var kind = Peek();
        at++;
        return kind switch
        {
            '"' or '\\' or '/' => kind,
            'n' => '\n',
            't' => '\t',
            'u' when at + 4 <= source.Length && ushort.TryParse(source.Substring(at, 4), System.Globalization.NumberStyles.HexNumber, null, out var code) => Unicode(code),
            _ => throw new FormatException("unknown escape"),
        };
    }

    char Unicode(ushort code)
    {
        at += 4;
        return (char)code;
    }
}
