using System.Text;

namespace Trust.App;

/// <summary>The lines of a calendar file: escaped, and folded at 75 octets without splitting a character.</summary>
sealed class CalendarLines
{
    const int Octets = 75;

    readonly StringBuilder text = new();

    /// <summary>A value of our own making.</summary>
    public void Add(string name, string value)
    {
        var line = $"{name}:{value}";
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > Octets)
            {
                text.Append("\r\n ");
                used = 1;
            }
            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    /// <summary>A text that somebody typed.</summary>
    public void AddText(string name, string value) => Add(name, string.Concat(value.ReplaceLineEndings("\n")
        .Where(c => c is '\n' or '\t' || !char.IsControl(c))
        .Select(c => c switch { '\n' => "\\n", '\\' or ';' or ',' => $"\\{c}", _ => c.ToString() })));

    /// <summary>A name stands in quotation marks, which it therefore cannot hold itself.</summary>
    public void AddPerson(string name, Mailbox who) => Add(who.Name is { } called ? $"{name};CN=\"{called.Text.Replace('"', '\'')}\"" : name, $"mailto:{who.Address}");

    public override string ToString() => text.ToString();
}
