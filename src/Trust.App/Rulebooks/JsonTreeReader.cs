using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Trust.App.Rulebooks;

/// <summary>Reads UTF-8 JSON into a tree with places. A doubled member is a fault: of two values the reader of the
/// file sees the first and a parser keeps the last.</summary>
sealed class JsonTreeReader(string file, ReadOnlyMemory<byte> utf8)
{
    readonly List<Fault> faults = [];
    string path = "$";
    int line = 1, lineStart, counted;

    public static (JsonTree? Tree, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var hasMark = utf8.Span.StartsWith(Encoding.UTF8.Preamble);
        var reader = new JsonTreeReader(file, hasMark ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
        var tree = reader.Read();
        return (tree, [.. reader.faults]);
    }

    JsonTree? Read()
    {
        var json = new Utf8JsonReader(utf8.Span);
        try
        {
            json.Read();
            var tree = Value(ref json, path);
            json.Read();                                     // anything after the value is refused here
            return tree;
        }
        catch (JsonException broken)
        {
            var (row, column) = Place(Index(broken));
            faults.Add(new(file, row, column, path, $"is not JSON: {broken.Message.Split(" LineNumber:")[0]}"));
        }
        catch (InvalidOperationException)                    // thrown for a text that is not Unicode
        {
            var (row, column) = Place(json.TokenStartIndex);
            faults.Add(new(file, row, column, path, "is not a valid text: broken UTF-8 or half a character pair"));
        }
        return null;
    }

    JsonTree Value(ref Utf8JsonReader json, string at)
    {
        path = at;
        var (row, column) = Place(json.TokenStartIndex);
        var tree = new JsonTree(Kind(json.TokenType), at, row, column);
        return json.TokenType switch
        {
            JsonTokenType.StartObject => tree with { Members = Members(ref json, at) },
            JsonTokenType.StartArray => tree with { Items = Items(ref json, at) },
            JsonTokenType.String => tree with { Text = json.GetString() ?? "" },
            JsonTokenType.Number when json.TryGetDecimal(out var number) => tree with { Number = number },
            JsonTokenType.Number => Unfit(tree, "is too large or too fine a number"),
            _ => tree,
        };
    }

    ImmutableArray<JsonMember> Members(ref Utf8JsonReader json, string at)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        for (json.Read(); json.TokenType is not JsonTokenType.EndObject; json.Read())
        {
            var (row, column) = Place(json.TokenStartIndex);
            var name = json.GetString() ?? "";
            if (members.FirstOrDefault(m => m.Name == name) is { } first)
                faults.Add(new(file, row, column, Child(at, name), $"stands here twice; the first is in line {first.Line}"));
            json.Read();
            members.Add(new(name, row, column, Value(ref json, Child(at, name))));
            path = at;
        }
        return members.ToImmutable();
    }

    ImmutableArray<JsonTree> Items(ref Utf8JsonReader json, string at)
    {
        var items = ImmutableArray.CreateBuilder<JsonTree>();
        for (json.Read(); json.TokenType is not JsonTokenType.EndArray; json.Read())
        {
            items.Add(Value(ref json, $"{at}[{items.Count}]"));
            path = at;
        }
        return items.ToImmutable();
    }

    /// <summary>A member's path as RFC 9535 writes it: a name with a hyphen stands in brackets.</summary>
    public static string Child(string at, string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(name[0]) ? $"{at}.{name}" : $"{at}['{name}']";

    JsonTree Unfit(JsonTree tree, string reason)
    {
        faults.Add(tree.Fault(file, reason));
        return tree;
    }

    static JsonValueKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    long Index(JsonException broken)
    {
        var start = 0L;
        for (var lines = broken.LineNumber ?? 0; lines > 0; lines--)
            start += utf8.Span[(int)start..].IndexOf((byte)'\n') + 1;
        return Math.Min(start + (broken.BytePositionInLine ?? 0), utf8.Length);
    }

    /// <summary>Line and column in characters; tokens come in order, so each byte is counted once.</summary>
    (int Line, int Column) Place(long index)
    {
        var bytes = utf8.Span;
        for (; counted < index; counted++)
            if (bytes[counted] == '\n')
                (line, lineStart) = (line + 1, counted + 1);
        return (line, Encoding.UTF8.GetCharCount(bytes[lineStart..(int)index]) + 1);
    }
}
