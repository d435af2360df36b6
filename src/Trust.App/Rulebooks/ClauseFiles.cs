using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain.Checkpoints;

namespace Trust.App.Rulebooks;

/// <summary>The clause libraries that this build carries, read once; a faulty file stops the start with all that is wrong.</summary>
public static partial class ClauseFiles
{
    const string SchemaName = "workflows/clauses/schema.json";

    static readonly Lazy<ImmutableArray<ClauseLibrary>> Shipped = new(() => Sourced.Embedded(Name(), new ClauseReader(JsonSchema.Parse(SchemaName, Rulebooks.Bytes(SchemaName))).Read, l => l.Version));

    /// <summary>Every version, the newest last.</summary>
    public static ImmutableArray<ClauseLibrary> All => Shipped.Value;

    /// <summary>What a new draft starts with.</summary>
    public static ClauseLibrary Latest => All[^1];

    /// <summary>The library a draft was made with, by <see cref="ClauseLibrary.Id"/>, e.g. <c>clauses.1</c>.</summary>
    public static ClauseLibrary? Find(string id) => All.FirstOrDefault(l => l.Id == id);

    [GeneratedRegex(@"^workflows/clauses/clauses\.v[0-9]+\.json\z")]
    private static partial Regex Name();
}
