using System.Text.RegularExpressions;

namespace Trust.App;

public enum Changed { Same, Taken, Added }

/// <summary>A stretch of text that stands in both revisions, only in the earlier or only in the later one.</summary>
public sealed record Stretch(Changed What, string Text);

/// <summary>What changed between two texts, word by word; where they are too long for that, line by line.</summary>
public static partial class Difference
{
    const long MostCells = 4_000_000; // a table of so many cells is made in a blink and gone again

    public static IReadOnlyList<Stretch> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        if ((long)a.Length * b.Length > MostCells) (a, b) = (Lines(before), Lines(after));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var (endA, endB) = (a.Length, b.Length);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) (endA, endB) = (endA - 1, endB - 1);

        var stretches = new List<Stretch>();
        Add(stretches, Changed.Same, a[..start]);
        Middle(stretches, a[start..endA], b[start..endB]);
        Add(stretches, Changed.Same, a[endA..]);
        return stretches;
    }

    /// <summary>The longest common sequence stands; what is not in it was taken or added.</summary>
    static void Middle(List<Stretch> stretches, string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MostCells)
        {
            Add(stretches, Changed.Taken, a);
            Add(stretches, Changed.Added, b);
            return;
        }
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j]) (_, i, j) = (Add(stretches, Changed.Same, a[i]), i + 1, j + 1);
            else if (j == b.Length || i < a.Length && common[i + 1, j] >= common[i, j + 1]) (_, i) = (Add(stretches, Changed.Taken, a[i]), i + 1);
            else (_, j) = (Add(stretches, Changed.Added, b[j]), j + 1);
        }
    }

    static bool Add(List<Stretch> stretches, Changed what, params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty) return false;
        var text = string.Concat(parts);
        if (stretches is [.., { } last] && last.What == what) stretches[^1] = last with { Text = last.Text + text };
        else stretches.Add(new(what, text));
        return true;
    }

    // a word and the space after it, so that the parts make up the text again
    static string[] Words(string text) => [.. Word.Matches(text).Select(m => m.Value)];

    static string[] Lines(string text) => [.. Line.Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Line { get; }
}
