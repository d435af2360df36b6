namespace Trust.Web.Components;

/// <summary>Where things stand on a drawing of the map: each of the five bands is a row, the least right lowest; on the narrow one its words stand above its marks.</summary>
/// <param name="MarkAt">How far below its row's upper edge a mark has its middle.</param>
/// <param name="WordsAt">How far below it the row's words stand.</param>
sealed record MapSheet(string Name, int Left, int Column, int Row, int MarkAt, int WordsAt)
{
    const int Top = 8, LongestWord = 28, Lines = 2;

    /// <summary>So much room a letter takes, on the average of six languages.</summary>
    const double Letter = 6.3;

    public static MapSheet Wide { get; } = new("wide", 150, 163, 92, 30, 51);

    public static MapSheet Narrow { get; } = new("narrow", 0, 68, 74, 47, 19);

    public bool IsNamed => this == Wide;
    public int Right => Left + 5 * Column;
    public int Bottom => Top + 5 * Row;

    public int Upper(int band) => Top + (4 - band) * Row;

    public int Across(int affected) => Left + (affected - 1) * Column + Column / 2;

    /// <summary>The middle of one of several marks in one place.</summary>
    public int Across(MapPoint point, int at, int together)
    {
        var apart = together == 1 ? 0 : Math.Min(38, (Column - 34) / (together - 1));
        return Across(point.Affected) + at * apart - (together - 1) * apart / 2;
    }

    /// <summary>A place's name in as many lines as there is room for; what does not fit stands in the table, and whole where the mark is asked for its name.</summary>
    public IReadOnlyList<string> Label(IEnumerable<string> names, bool alone)
    {
        var letters = (int)((alone ? 2 * Column : Column) / Letter);
        var lines = new List<string>();
        foreach (var word in string.Join(", ", names).Split(' ').Select(w => w.Length > LongestWord ? Cut(w, LongestWord) : w))
            if (lines is [.., var last] && last.Length + 1 + word.Length <= letters) lines[^1] = $"{last} {word}";
            else lines.Add(word);
        if (lines.Count <= Lines) return lines;
        return [.. lines[..(Lines - 1)], Cut(lines[Lines - 1] + " " + lines[Lines], letters)];
    }

    // never through the middle of a sign that takes two units
    static string Cut(string text, int letters) => text[..(char.IsHighSurrogate(text[letters - 2]) ? letters - 2 : letters - 1)] + "…";
}
