using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Trust.TextGenerator;

/// <summary>One language's file as read, with the problems it has on its own.</summary>
sealed class TextFile
{
    readonly string path;
    readonly SourceText source;
    readonly Dictionary<string, Entry> byKey = [];

    public TextFile(string path, string text)
    {
        this.path = path;
        source = SourceText.From(text);
        var reader = new FlatJson(text);
        try
        {
            Entries = reader.Read();
        }
        catch (FormatException broken)
        {
            Unreadable = Diagnostic.Create(Problems.Unreadable, At(reader.Position, 0), broken.Message);
            Entries = [];
        }
        foreach (var entry in Entries)
            if (!byKey.ContainsKey(entry.Key)) byKey.Add(entry.Key, entry);
    }

    public string Language => Path.GetFileNameWithoutExtension(path);
    public IReadOnlyList<Entry> Entries { get; }
    public Diagnostic? Unreadable { get; }

    public Entry? Find(string key) => byKey.TryGetValue(key, out var entry) ? entry : null;

    public Diagnostic Say(DiagnosticDescriptor problem, Entry entry, params object[] facts) =>
        Diagnostic.Create(problem, At(entry.Start, entry.Length), [entry.Key, .. facts]);

    /// <summary>What is not there is told at the key after which it belongs.</summary>
    public Diagnostic SayMissing(string key, Entry? after) =>
        Diagnostic.Create(Problems.MissingKey, At(after?.Start ?? 0, after?.Length ?? 0), key, Language);

    Location At(int start, int length)
    {
        var span = new TextSpan(start, length);
        return Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
    }
}
