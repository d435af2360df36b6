using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Trust.App.Rulebooks;

/// <summary>Checks a data file against a published JSON Schema (2020-12) and reports every fault with its place.
/// It knows the keywords our schemas use; a schema with another one is refused, since a rule silently not checked is worse than none.</summary>
public sealed class JsonSchema
{
    static readonly FrozenSet<string> Known = FrozenSet.Create(
        "$schema", "$id", "$defs", "$ref", "$comment", "title", "description", "type", "enum", "const", "properties", "required",
        "additionalProperties", "items", "minItems", "maxItems", "uniqueItems", "pattern", "minLength", "maxLength", "minimum", "maximum");

    readonly JsonTree root;
    readonly Dictionary<string, Regex> patterns = [];

    JsonSchema(JsonTree root) => this.root = root;

    /// <exception cref="FaultyFilesException">The schema is broken, or asks for something that would not be checked.</exception>
    public static JsonSchema Parse(string file, ReadOnlyMemory<byte> utf8)
    {
        var (tree, faults) = JsonTreeReader.Read(file, utf8);
        if (tree is null || faults.Length > 0) throw new FaultyFilesException(faults);
        var schema = new JsonSchema(tree);
        List<Fault> found = [];
        schema.Prepare(file, tree, found);
        return found.Count == 0 ? schema : throw new FaultyFilesException(found);
    }

    /// <summary>The file as a tree, or null where it is no JSON at all, and everything that is wrong with it.</summary>
    public (JsonTree? Tree, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var (tree, faults) = JsonTreeReader.Read(file, utf8);
        if (tree is null) return (null, faults);
        List<Fault> found = [.. faults];
        Check(file, root, tree, found);
        return (tree, [.. found.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    void Prepare(string file, JsonTree schema, List<Fault> faults)
    {
        if (schema.Kind is JsonValueKind.True or JsonValueKind.False) return;
        foreach (var word in schema.Members.Where(m => !Known.Contains(m.Name)))
            faults.Add(word.Value.Fault(file, $"'{word.Name}' is not a keyword that is checked here"));
        if (schema.Find("$ref") is { } link && Target(link.Text) is null)
            faults.Add(link.Fault(file, $"'{link.Text}' is not defined under $defs"));
        if (schema.Find("pattern") is { } pattern) patterns.TryAdd(pattern.Text, Compile(pattern.Text));
        foreach (var group in new[] { "properties", "$defs" })
            foreach (var member in schema.Find(group)?.Members ?? [])
                Prepare(file, member.Value, faults);
        foreach (var part in new[] { "items", "additionalProperties" })
            if (schema.Find(part) is { } inner) Prepare(file, inner, faults);
    }

    // .NET lets $ also match before a last line break, JSON Schema does not.
    static Regex Compile(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    JsonTree? Target(string link) =>
        link.StartsWith("#/$defs/", StringComparison.Ordinal) ? root.Find("$defs")?.Find(link["#/$defs/".Length..]) : null;

    void Check(string file, JsonTree schema, JsonTree value, List<Fault> faults)
    {
        if (schema.Find("$ref") is { } link) Check(file, Target(link.Text)!, value, faults);    // Prepare has followed every link
        if (schema.Find("type") is { } type && !JsonWords.Fits(type, value))
        {
            faults.Add(value.Fault(file, $"must be {JsonWords.Asked(type)}, but is {JsonWords.Of(value)}"));
            return;                                          // what else is asked would only repeat this
        }
        if (schema.Find("const") is { } only && !value.Same(only))
            faults.Add(value.Fault(file, $"must be {JsonWords.Shown(only)}, but is {JsonWords.Shown(value)}"));
        if (schema.Find("enum") is { } words && !words.Items.Any(value.Same))
            faults.Add(value.Fault(file, $"{JsonWords.Shown(value)} is unknown here; known are {string.Join(", ", words.Items.Select(JsonWords.Shown))}"));
        switch (value.Kind)
        {
            case JsonValueKind.Object: CheckObject(file, schema, value, faults); break;
            case JsonValueKind.Array: CheckList(file, schema, value, faults); break;
            case JsonValueKind.String: CheckText(file, schema, value, faults); break;
            case JsonValueKind.Number: CheckNumber(file, schema, value, faults); break;
        }
    }

    void CheckObject(string file, JsonTree schema, JsonTree value, List<Fault> faults)
    {
        var known = schema.Find("properties");
        foreach (var name in (schema.Find("required")?.Items ?? []).Where(n => value.Find(n.Text) is null))
            faults.Add(new(file, value.Line, value.Column, JsonTreeReader.Child(value.Path, name.Text), $"'{name.Text}' is missing"));
        foreach (var member in value.Members)
        {
            if (known?.Find(member.Name) is { } rule) Check(file, rule, member.Value, faults);
            else if (schema.Find("additionalProperties") is { Kind: JsonValueKind.Object } other) Check(file, other, member.Value, faults);
            else if (schema.Find("additionalProperties") is { Kind: JsonValueKind.False })
                faults.Add(new(file, member.Line, member.Column, member.Value.Path,
                    $"'{member.Name}' is unknown here; known are {string.Join(", ", known?.Members.Select(m => m.Name) ?? [])}"));
        }
    }

    void CheckList(string file, JsonTree schema, JsonTree value, List<Fault> faults)
    {
        if (schema.Find("minItems") is { } least && value.Items.Length < least.Number)
            faults.Add(value.Fault(file, $"needs at least {least.Number} entries, but has {value.Items.Length}"));
        if (schema.Find("maxItems") is { } most && value.Items.Length > most.Number)
            faults.Add(value.Fault(file, $"takes at most {most.Number} entries, but has {value.Items.Length}"));
        if (schema.Find("uniqueItems") is { IsTrue: true })
            for (var i = 1; i < value.Items.Length; i++)
                if (value.Items.Take(i).FirstOrDefault(value.Items[i].Same) is { } first)
                    faults.Add(value.Items[i].Fault(file, $"{JsonWords.Shown(first)} stands in this list twice; the first is in line {first.Line}"));
        if (schema.Find("items") is { } rule)
            foreach (var item in value.Items) Check(file, rule, item, faults);
    }

    void CheckText(string file, JsonTree schema, JsonTree value, List<Fault> faults)
    {
        var length = value.Text.EnumerateRunes().Count();
        if (schema.Find("minLength") is { } least && length < least.Number)
            faults.Add(value.Fault(file, length == 0 ? "is empty" : $"needs at least {least.Number} characters, but has {length}"));
        else if (schema.Find("pattern") is { } pattern && !patterns[pattern.Text].IsMatch(value.Text))
            faults.Add(value.Fault(file, $"{JsonWords.Shown(value)} does not have the form {schema.Find("description")?.Text ?? pattern.Text}"));
        if (schema.Find("maxLength") is { } most && length > most.Number)
            faults.Add(value.Fault(file, $"takes at most {most.Number} characters, but has {length}"));
    }

    static void CheckNumber(string file, JsonTree schema, JsonTree value, List<Fault> faults)
    {
        if (schema.Find("minimum") is { } least && value.Number < least.Number)
            faults.Add(value.Fault(file, $"must be at least {JsonWords.Shown(least)}, but is {JsonWords.Shown(value)}"));
        if (schema.Find("maximum") is { } most && value.Number > most.Number)
            faults.Add(value.Fault(file, $"must be at most {JsonWords.Shown(most)}, but is {JsonWords.Shown(value)}"));
    }
}
