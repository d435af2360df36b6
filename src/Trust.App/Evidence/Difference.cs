using System.Text.RegularExpressions;

namespace Trust.App;

public enum Changed { Same, Taken, Added }

/// <summary>A stretch of text that stands in both revisions, only in the earlier or only in the later one.</summary>
public sealed record Stretch(Changed What, string Text);

/// <summary>
/// What changed between two texts, so that it can be read: a sentence that stands in both is left alone; one of which at least half stands is told word by
/// word; any other is told whole, the earlier before the later. Without the added stretches it is the earlier text, without the taken ones the later.
/// </summary>
public static partial class Difference
{
    const long MostCells = 4_000_000; // a table of so many cells is made in a blink and gone again

    /// <summary>Fewer letters between two changes are no hold for the eye: they are told with both.</summary>
    const int LeastBetween = 4;

    public static IReadOnlyList<Stretch> Between(string before, string after)
    {
        var (a, b) = (Sentences(before), Sentences(after));
        var (stretches, i, j) = (new List<Stretch>(), 0, 0);
        foreach (var (x, y) in Standing(a, b).Append((a.Length, b.Length)))
        {
            Rewritten(stretches, a[i..x], b[j..y]);
            if (x < a.Length) Add(stretches, Changed.Same, a[x]);
            (i, j) = (x + 1, y + 1);
        }
        return stretches;
    }

    /// <summary>Between two sentences that stand, those that are still the same ones are found by what is left of them.</summary>
    static void Rewritten(List<Stretch> stretches, string[] before, string[] after)
    {
        var (a, b) = (before.Select(Words).ToArray(), after.Select(Words).ToArray());
        var pairs = a.Sum(w => (long)w.Length) * b.Sum(w => (long)w.Length) > MostCells ? [] : Pairs(a.Length, b.Length, (x, y) => Left(a[x], b[y]));
        var (i, j) = (0, 0);
        foreach (var (x, y) in pairs.Append((a.Length, b.Length)))
        {
            Add(stretches, Changed.Taken, before[i..x]);
            Add(stretches, Changed.Added, after[j..y]);
            if (x < a.Length) Reworded(stretches, a[x], b[y]);
            (i, j) = (x + 1, y + 1);
        }
    }

    /// <summary>How many letters of a sentence stand in the other; none where that is less than half of the longer one.</summary>
    static int Left(string[] a, string[] b)
    {
        var left = Standing(a, b).Sum(pair => Letters(a[pair.A]));
        return 2 * left >= Math.Max(a.Sum(Letters), b.Sum(Letters)) ? left : 0;
    }

    static void Reworded(List<Stretch> stretches, string[] a, string[] b)
    {
        var (taken, added, same, i, j) = ("", "", "", 0, 0);
        foreach (var (x, y) in Standing(a, b).Append((a.Length, b.Length)))
        {
            var (gone, come) = (string.Concat(a[i..x]), string.Concat(b[j..y]));
            if ((gone, come) is not ("", ""))
                if ((taken, added) is not ("", "") && Letters(same) < LeastBetween) (taken, added, same) = (taken + same + gone, added + same + come, "");
                else
                {
                    Tell();
                    (taken, added, same) = (gone, come, "");
                }
            if (x < a.Length) same += a[x];
            (i, j) = (x + 1, y + 1);
        }
        Tell();

        void Tell()
        {
            Add(stretches, Changed.Taken, taken);
            Add(stretches, Changed.Added, added);
            Add(stretches, Changed.Same, same);
        }
    }

    /// <summary>The parts that stand in both, in the order of both: of all ways to choose them the one with the most letters.</summary>
    static IEnumerable<(int A, int B)> Standing(string[] a, string[] b)
    {
        var (start, end) = (0, 0);
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        return Enumerable.Range(0, start).Select(at => (at, at))
            .Concat(Pairs(a.Length - start - end, b.Length - start - end, (x, y) => a[start + x] == b[start + y] ? 1 + 8 * Letters(a[start + x]) : 0).Select(pair => (start + pair.A, start + pair.B)))
            .Concat(Enumerable.Range(1, end).Reverse().Select(back => (a.Length - back, b.Length - back)));
    }

    /// <summary>Pairs in the order of both sides that are worth most together; a worth of nothing is no pair.</summary>
    static List<(int A, int B)> Pairs(int rows, int columns, Func<int, int, int> worth)
    {
        var pairs = new List<(int, int)>();
        if ((long)rows * columns > MostCells) return pairs;
        var (each, best) = (new int[rows, columns], new int[rows + 1, columns + 1]);
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
            {
                each[i, j] = worth(i, j);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), each[i, j] > 0 ? best[i + 1, j + 1] + each[i, j] : 0);
            }
        for (int i = 0, j = 0; i < rows && j < columns;)
            if (each[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + each[i, j]) pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        return pairs;
    }

    static void Add(List<Stretch> stretches, Changed what, params ReadOnlySpan<string> parts)
    {
        var text = string.Concat(parts);
        if (text.Length == 0) return;
        if (stretches is [.., { } last] && last.What == what) stretches[^1] = last with { Text = last.Text + text };
        else stretches.Add(new(what, text));
    }

    static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    // sentences and words with the spaces between them, so that the parts make up the text again
    static string[] Sentences(string text) => [.. SentenceStart.Split(text).Where(s => s.Length > 0)];

    static string[] Words(string text) => [.. Word.Matches(text).Select(m => m.Value)];

    /// <summary>A new line, or a capital after a full stop that ends neither a number nor a letter's abbreviation.</summary>
    [GeneratedRegex(@"(?<=\n)|(?=[\p{Lu}\p{Lt}„“”""«»(–])(?<=(?<!\d|\b\p{L})[.!?…][“”’""«»)]*[ \t\u00a0]+)")]
    private static partial Regex SentenceStart { get; }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[’'\-][\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]+")]
    private static partial Regex Word { get; }
}
