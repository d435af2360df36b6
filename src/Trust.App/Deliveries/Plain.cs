using System.Globalization;
using System.Text;

namespace Trust.App;

/// <summary>Words on one line: what a person typed may hold line breaks, marks that turn the reading direction, and any length.</summary>
static class Plain
{
    public static string Of(string text, int atMost)
    {
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnseen(rune)) continue;
            if (IsGap(rune))
            {
                gap = line.Length > 0;
                continue;
            }
            if (gap) line.Append(' ');
            gap = false;
            line.Append(rune.ToString());
        }
        return line.Length <= atMost ? line.ToString() : Cut(line.ToString(), atMost);
    }

    static string Cut(string line, int atMost) => line[..(char.IsHighSurrogate(line[atMost - 2]) ? atMost - 2 : atMost - 1)].TrimEnd() + '…';

    static bool IsGap(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // joiners belong to their letters; every other mark without a shape only turns or hides what stands around it
    static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);
}
