using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Trust.Domain;

namespace Trust.App.Rulebooks;

/// <summary>The workflows this build carries, read once at start; a faulty file stops the start with all that is wrong.</summary>
public sealed partial class Rulebooks
{
    static readonly Assembly Carrier = typeof(Rulebooks).Assembly;

    readonly ImmutableDictionary<string, Rulebook> byId;

    /// <exception cref="FaultyFilesException">At least one file is not as <paramref name="schema"/> and the rules want it.</exception>
    public Rulebooks(JsonSchema schema, IEnumerable<(string File, ReadOnlyMemory<byte> Utf8)> files) : this(Read(schema, files)) { }

    public Rulebooks(IEnumerable<Rulebook> rulebooks) => byId = rulebooks.Select(Furnished).ToImmutableDictionary(r => r.Id, StringComparer.Ordinal);

    static Rulebook Furnished(Rulebook rulebook) => rulebook with { Holidays = HolidayFile.Embedded(), Law = LawFiles.Embedded(), Clauses = ClauseFiles.All };

    /// <summary>Every version of every workflow, by key and version.</summary>
    public IReadOnlyList<Rulebook> All => [.. byId.Values.OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Version)];

    public Rulebook? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The rulebook a project is pinned to, by <see cref="Rulebook.Id"/>, e.g. <c>rollout.1</c>.</summary>
    public Rulebook Get(string id) => Find(id) ?? throw new KeyNotFoundException($"This build has no workflow '{id}'.");

    /// <summary>What a new project starts with.</summary>
    public Rulebook Latest(string key) => All.LastOrDefault(r => r.Key == key)
        ?? throw new KeyNotFoundException($"This build has no workflow '{key}'.");

    public static Rulebooks Embedded() => new(Workflows());

    /// <summary>The workflow files of this build, as they are read.</summary>
    internal static IReadOnlyList<Rulebook> Workflows() => Read(JsonSchema.Parse("workflows/schema.json", Bytes("workflows/schema.json")), Files(WorkflowName()));

    static ImmutableArray<Rulebook> Read(JsonSchema schema, IEnumerable<(string File, ReadOnlyMemory<byte> Utf8)> files) => Sourced.All(files, new RulebookReader(schema).Read);

    internal static IEnumerable<(string File, ReadOnlyMemory<byte> Utf8)> Files(Regex names) =>
        Carrier.GetManifestResourceNames().Where(n => names.IsMatch(n)).Select(n => (n, Bytes(n)));

    internal static ReadOnlyMemory<byte> Bytes(string name)
    {
        using var stream = Carrier.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Jurisdictions stand a folder deeper and have a schema of their own.
    [GeneratedRegex(@"^workflows/[a-z0-9-]+\.v[0-9]+\.json\z")]
    private static partial Regex WorkflowName();
}
