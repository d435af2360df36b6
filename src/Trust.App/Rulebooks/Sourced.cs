using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Rulebooks;

/// <summary>What files of clauses, assessments and duties write alike: texts in six languages, sources, and citations that name them.</summary>
static class Sourced
{
    public static Translated Text(JsonTree texts) => new(texts.Members.ToImmutableSortedDictionary(m => m.Name, m => m.Value.Text, StringComparer.Ordinal));

    public static ImmutableSortedDictionary<string, string> Sources(JsonTree list) =>
        list.Items.ToImmutableSortedDictionary(s => s["key"].Text, s => s["read"].Text, StringComparer.Ordinal);

    public static Citation Citation(JsonTree law) => new(law["statute"].Text, law["source"].Text, Kebab.Parse<CertaintyMark>(law["certainty"].Text));

    /// <summary>The faults of a file's name, of its sources, and of citations that stand on none.</summary>
    public static IEnumerable<Fault> Faults(string file, JsonTree tree, IReadOnlyCollection<JsonTree> citations)
    {
        var name = $"{tree["key"].Text}.v{tree["version"].Number}.json";
        if (!file.EndsWith($"/{name}", StringComparison.Ordinal))
            yield return tree["version"].Fault(file, $"key and version make this file {name}, but it is named otherwise");
        foreach (var fault in Once(file, tree["sources"].Items.Select(s => s["key"]))) yield return fault;
        foreach (var source in tree["sources"].Items.Select(s => s["key"]).Where(k => !citations.Any(c => c["source"].Same(k))))
            yield return source.Fault(file, $"nothing cites '{source.Text}'");
        foreach (var law in citations)
            if (law["source"].Text is { Length: > 0 } key && !tree["sources"].Items.Any(s => s["key"].Text == key))
                yield return law["source"].Fault(file, $"'{key}' is not among the sources");
            else if (law["source"].Text.Length == 0 && law["certainty"].Text == "seen")
                yield return law["certainty"].Fault(file, "what was seen was seen in a source; name it");
    }

    public static IEnumerable<Fault> Once(string file, IEnumerable<JsonTree> keys) =>
        from twice in keys.GroupBy(k => k.Text)
        from key in twice.Skip(1)
        select key.Fault(file, $"'{key.Text}' is there twice; the first is in line {twice.First().Line}");
}
