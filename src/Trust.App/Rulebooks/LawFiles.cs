using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App.Rulebooks;

/// <summary>The law packs that this build carries, <c>workflows/jurisdictions/{xx}.v{n}.json</c>; faulty ones stop the start with all that is wrong.</summary>
public static partial class LawFiles
{
    const string SchemaName = "workflows/jurisdictions/schema.json";

    static readonly Lazy<LawBook> Shipped = new(() => Read(Rulebooks.Files(PackName()), Rulebooks.Workflows()));

    public static LawBook Embedded() => Shipped.Value;

    /// <exception cref="FaultyFilesException">At least one file is not as its schema wants it, or its parts do not fit together.</exception>
    public static LawBook Read(IEnumerable<(string File, ReadOnlyMemory<byte> Utf8)> files, IEnumerable<Rulebook> workflows)
    {
        var schema = JsonSchema.Parse(SchemaName, Rulebooks.Bytes(SchemaName));
        var read = files.OrderBy(f => f.File, StringComparer.Ordinal).Select(f => (f.File, Is: schema.Read(f.File, f.Utf8))).ToList();
        if (read.SelectMany(r => r.Is.Faults).ToList() is { Count: > 0 } broken) throw new FaultyFilesException(broken);

        var packs = read.Select(r => (r.File, Tree: r.Is.Tree!)).ToList();                   // without a fault there is a tree
        var evidence = workflows.SelectMany(w => w.Stages.SelectMany(s => s.Evidence.Select(e => new EvidenceRef(s.Stage, e.Key).ToString()))).ToImmutableHashSet(StringComparer.Ordinal);
        var rights = packs.SelectMany(p => p.Tree["rights"].Items.Select(r => r["id"].Text)).ToImmutableHashSet(StringComparer.Ordinal);
        var faults = packs.SelectMany(p => LawChecks.Of(p.File, p.Tree, evidence, rights)).Concat(LawChecks.OfAll(packs)).ToList();
        return faults.Count > 0 ? throw new FaultyFilesException(faults) : new([.. packs.Select(p => LawReader.Pack(p.Tree))]);
    }

    [GeneratedRegex(@"^workflows/jurisdictions/[a-z]{2}\.v[0-9]+\.json\z")]
    private static partial Regex PackName();
}
