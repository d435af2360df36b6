using System.Collections.Immutable;
using System.Text.Json;

namespace Trust.App;

/// <summary>One thing with its one word in each language, what that means, and in which languages a native reader has confirmed the word.</summary>
public sealed record Concept(string Key, ImmutableDictionary<string, string> Terms, ImmutableDictionary<string, string> Means, ImmutableArray<string> Confirmed);

/// <summary>The words of the house, from <c>Texts/glossary.json</c>, to which the tests hold every text.</summary>
public static class Glossary
{
    sealed record Entry(ImmutableDictionary<string, string> Terms, ImmutableDictionary<string, string> Means, ImmutableArray<string> Confirmed);

    sealed record Words(Dictionary<string, Entry> Concepts);

    public static ImmutableArray<Concept> Concepts { get; } = Read();

    static ImmutableArray<Concept> Read()
    {
        using var file = typeof(Glossary).Assembly.GetManifestResourceStream("texts/glossary.json") ?? throw new InvalidOperationException("The glossary is not in the assembly.");
        var words = JsonSerializer.Deserialize<Words>(file, JsonSerializerOptions.Web)!; // an object, as the tests have it
        return [.. words.Concepts.Select(c => new Concept(c.Key, c.Value.Terms, c.Value.Means, c.Value.Confirmed))];
    }
}
