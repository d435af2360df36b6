using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Rulebooks;

/// <summary>What the data files write alike, and how each of them is read: texts in six languages, sources, and citations that name them.</summary>
static class Sourced
{
    /// <summary>What every file of a name in this build says, in the order of versions.</summary>
    /// <exception cref="FaultyFilesException">At least one is not as its schema and the rules want it.</exception>
    public static ImmutableArray<T> Embedded<T>(Regex name, Func<string, ReadOnlyMemory<byte>, (T? Read, ImmutableArray<Fault> Faults)> read, Func<T, int> version) where T : class =>
        [.. All(Rulebooks.Files(name), read).OrderBy(version)];

    /// <exception cref="FaultyFilesException">At least one is not as its schema and the rules want it.</exception>
    public static ImmutableArray<T> All<T>(IEnumerable<(string File, ReadOnlyMemory<byte> Utf8)> files, Func<string, ReadOnlyMemory<byte>, (T? Read, ImmutableArray<Fault> Faults)> read) where T : class
    {
        var all = files.OrderBy(f => f.File, StringComparer.Ordinal).Select(f => read(f.File, f.Utf8)).ToList();
        return all.SelectMany(f => f.Faults).ToList() is { Count: > 0 } faults ? throw new FaultyFilesException(faults) : [.. all.Select(f => f.Read).OfType<T>()];
    }

    /// <summary>What a file says, or all that is wrong with it: first against its schema, then with what no schema can say.</summary>
    public static (T? Read, ImmutableArray<Fault> Faults) Read<T>(JsonSchema schema, string file, ReadOnlyMemory<byte> utf8, Func<string, JsonTree, IEnumerable<Fault>> check, Func<JsonTree, T> make) where T : class
    {
        var (tree, faults) = schema.Read(file, utf8);
        if (tree is null || faults.Length > 0) return (null, faults);
        faults = [.. check(file, tree).OrderBy(f => f.Line).ThenBy(f => f.Column)];
        return faults.Length > 0 ? (null, faults) : (make(tree), []);
    }

    public static Translated Text(JsonTree texts) => new(ByName(texts));

    public static ImmutableSortedDictionary<string, string> ByName(JsonTree texts) => texts.Members.ToImmutableSortedDictionary(m => m.Name, m => m.Value.Text, StringComparer.Ordinal);

    public static ImmutableArray<T> All<T>(JsonTree list, Func<JsonTree, T> one) => [.. list.Items.Select(one)];

    public static Citation Citation(JsonTree law) => new(law["statute"].Text, string.Join(", ", law["source"].Items.Select(s => s.Text)), Kebab.Parse<CertaintyMark>(law["certainty"].Text)) { Country = law.Find("country")?.Text };

    /// <summary>The fault of a file that is not named as what it holds.</summary>
    /// <param name="key">The member that names it, beside its version.</param>
    public static IEnumerable<Fault> Misnamed(string file, JsonTree tree, string key = "key")
    {
        var name = $"{tree[key].Text.ToLowerInvariant()}.v{tree["version"].Number}.json";
        if (!file.EndsWith($"/{name}", StringComparison.Ordinal)) yield return tree["version"].Fault(file, $"{key} and version make this file {name}, but it is named otherwise");
    }

    /// <summary>The faults of citations that stand on no source, and of sources that nothing cites.</summary>
    public static IEnumerable<Fault> Unsourced(string file, JsonTree tree)
    {
        var citations = Citations(tree).ToList();
        var cited = citations.SelectMany(c => c["source"].Items).ToList();
        foreach (var source in cited.Where(s => tree["sources"].Find(s.Text) is null)) yield return source.Fault(file, $"'{source.Text}' is not among the sources");
        foreach (var law in citations.Where(c => c["certainty"].Text == "seen" && c["source"].Items.IsEmpty)) yield return law["certainty"].Fault(file, "what was seen names where");
        var used = cited.Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in tree["sources"].Members.Where(m => !used.Contains(m.Name))) yield return unused.Value.Fault(file, $"no line cites '{unused.Name}'");
    }

    public static IEnumerable<Fault> Once(string file, IEnumerable<JsonTree> keys) =>
        from twice in keys.GroupBy(k => k.Text)
        from key in twice.Skip(1)
        select key.Fault(file, $"'{key.Text}' is there twice; the first is in line {twice.First().Line}");

    /// <summary>Wherever in a file a line stands on a law: one, or a list of them.</summary>
    static IEnumerable<JsonTree> Citations(JsonTree tree) =>
        tree.Members.SelectMany(m => m.Name != "law" ? Citations(m.Value) : m.Value.Items.IsEmpty ? m.Value.Members.IsEmpty ? [] : [m.Value] : m.Value.Items).Concat(tree.Items.SelectMany(Citations));
}
