using System.Collections.Immutable;
using System.Text.Json;

namespace Trust.App.Rulebooks;

/// <summary>A JSON value that remembers where it stood, so that a fault can name line, column and path.</summary>
public sealed record JsonTree(JsonValueKind Kind, string Path, int Line, int Column)
{
    public string Text { get; init; } = "";
    public decimal Number { get; init; }
    public ImmutableArray<JsonTree> Items { get; init; } = [];
    public ImmutableArray<JsonMember> Members { get; init; } = [];

    public bool IsTrue => Kind is JsonValueKind.True;

    public JsonTree? Find(string name) => Members.FirstOrDefault(m => m.Name == name)?.Value;

    /// <summary>A member that the schema has made sure of.</summary>
    public JsonTree this[string name] => Find(name) ?? throw new KeyNotFoundException($"{Path} has no '{name}'.");

    /// <summary>The same value, wherever it stands; the order of members does not matter.</summary>
    public bool Same(JsonTree other) => Kind == other.Kind && Text == other.Text && Number == other.Number
        && Items.Length == other.Items.Length && Items.Zip(other.Items).All(pair => pair.First.Same(pair.Second))
        && Members.Length == other.Members.Length && Members.All(m => other.Find(m.Name) is { } twin && m.Value.Same(twin));

    public Fault Fault(string file, string reason) => new(file, Line, Column, Path, reason);
}

/// <summary>A member of an object, with the place of its name.</summary>
public sealed record JsonMember(string Name, int Line, int Column, JsonTree Value);
