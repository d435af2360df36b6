using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Rulebooks;

/// <summary>What files of clauses, assessments and duties write alike: texts in six languages, sources, and citations that name them.</summary>
static class Sourced
{
    /// <summary>What every file of a name in this build says, in the order of versions.</summary>
    /// <exception cref="FaultyFilesException">At least one is not as its schema and the rules want it.</exception>
    public static ImmutableArray<T> Embedded<T>(Regex name, Func<string, ReadOnlyMemory<byte>, (T? Read, ImmutableArray<Fault> Faults)> read, Func<T, int> version) where T : class
    {
        var files = Rulebooks.Files(name).Select(f => read(f.File, f.Utf8)).ToList();
        return files.SelectMany(f => f.Faults).ToList() is { Count: > 0 } faults ? throw new FaultyFilesException(faults) : [.. files.Select(f => f.Read).OfType<T>().OrderBy(version)];
    }

    public static Translated Text(JsonTree texts) => new(texts.Members.ToImmutableSortedDictionary(m => m.Name, m => m.Value.Text, StringComparer.Ordinal));

    public static ImmutableSortedDictionary<string, string> Sources(JsonTree file) => file["sources"].Members.ToImmutableSortedDictionary(s => s.Name, s => s.Value.Text, StringComparer.Ordinal);

    public static Citation Citation(JsonTree law) => new(law["statute"].Text, string.Join(", ", law["source"].Items.Select(s => s.Text)), Kebab.Parse<CertaintyMark>(law["certainty"].Text));

    /// <summary>The faults of a file's name, of its sources, and of citations that stand on none.</summary>
    public static IEnumerable<Fault> Faults(string file, JsonTree tree, IReadOnlyCollection<JsonTree> citations)
    {
        var name = $"{tree["key"].Text}.v{tree["version"].Number}.json";
        if (!file.EndsWith($"/{name}", StringComparison.Ordinal))
            yield return tree["version"].Fault(file, $"key and version make this file {name}, but it is named otherwise");
        var cited = citations.SelectMany(c => c["source"].Items).ToList();
        foreach (var unused in tree["sources"].Members.Where(m => cited.All(c => c.Text != m.Name))) yield return unused.Value.Fault(file, $"no line cites '{unused.Name}'");
        foreach (var source in cited.Where(s => tree["sources"].Find(s.Text) is null)) yield return source.Fault(file, $"'{source.Text}' is not among the sources");
        foreach (var law in citations.Where(c => c["certainty"].Text == "seen" && c["source"].Items.IsEmpty)) yield return law["certainty"].Fault(file, "what was seen names where");
    }

    public static IEnumerable<Fault> Once(string file, IEnumerable<JsonTree> keys) =>
        from twice in keys.GroupBy(k => k.Text)
        from key in twice.Skip(1)
        select key.Fault(file, $"'{key.Text}' is there twice; the first is in line {twice.First().Line}");
}
