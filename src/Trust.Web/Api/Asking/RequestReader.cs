using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>Reads a JSON body by its type's own contract and names everything that is wrong with it. The framework's reader stops at the
/// first fault and does not say which member it met; a person who fills in a form wants all of them.</summary>
sealed class RequestReader
{
    /// <summary>Nothing here holds a rating of a person (rules.md 3); whoever sends one is told so.</summary>
    public const string NoRating = "person.no-rating";

    static readonly string[] Ratings = ["stance", "power", "interest", "influence", "score", "rating", "sentiment", "attitude", "mood", "loyalty", "resistance"];

    readonly List<Fault> faults = [];
    readonly List<(string Field, PersonId Id)> people = [];
    readonly List<(string Field, FileId Id)> files = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The persons that the body names, so that the door asks once whether they are there.</summary>
    public IReadOnlyList<(string Field, PersonId Id)> People => people;

    /// <summary>The documents that the body names.</summary>
    public IReadOnlyList<(string Field, FileId Id)> Files => files;

    /// <returns>The request; null when there are faults.</returns>
    public T? Read<T>(JsonElement body) where T : class
    {
        Check(body, ApiJson.Options.GetTypeInfo(typeof(T)), "", null);
        return faults.Count > 0 ? null : body.Deserialize<T>(ApiJson.Options);
    }

    void Check(JsonElement value, JsonTypeInfo type, string path, ICustomAttributeProvider? limits)
    {
        if (Nullable.GetUnderlyingType(type.Type) is { } within) type = ApiJson.Options.GetTypeInfo(within);
        if (type.Type == typeof(TypedText)) Text(value, path, limits);
        else if (type.Kind is JsonTypeInfoKind.Object) Members(value, type, path);
        else if (type.Kind is JsonTypeInfoKind.Enumerable) Elements(value, type, path, limits);
        else if (type.Kind is JsonTypeInfoKind.Dictionary) Entries(value, type, path);
        else Leaf(value, type, path, limits);
    }

    void Members(JsonElement value, JsonTypeInfo type, string path)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Say(path, "request.wrong-kind");
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = NameOf(member);
            var field = path.Length == 0 ? name : $"{path}.{name}";
            if (!seen.Add(name)) Say(field, "request.member-twice");
            else if (type.Properties.FirstOrDefault(p => p.Name == name) is not { } known)
                Say(field, Ratings.Any(r => name.Contains(r, StringComparison.OrdinalIgnoreCase)) ? NoRating : "request.member-unknown");
            else if (member.Value.ValueKind is not JsonValueKind.Null) Check(member.Value, ApiJson.Options.GetTypeInfo(known.PropertyType), field, known.AttributeProvider);
            else if (!known.IsSetNullable) Say(field, "request.member-missing");
        }
        foreach (var missing in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
            Say(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}", "request.member-missing");
    }

    void Elements(JsonElement value, JsonTypeInfo type, string path, ICustomAttributeProvider? limits)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Say(path, "request.wrong-kind");
            return;
        }
        var most = Limit<ManyAttribute>(limits)?.Most ?? ManyAttribute.Default;
        if (value.GetArrayLength() > most) Say(path, "request.too-many", Fact.Of("n", most));
        else
            foreach (var (i, element) in value.EnumerateArray().Index())
                Check(element, ApiJson.Options.GetTypeInfo(type.ElementType!), $"{path}[{i}]", limits); // an enumerable has elements
    }

    void Entries(JsonElement value, JsonTypeInfo type, string path)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Say(path, "request.wrong-kind");
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var field = $"{path}.{NameOf(member)}";
            if (!seen.Add(NameOf(member))) Say(field, "request.member-twice");
            else if (seen.Count > ManyAttribute.Default) Say(path, "request.too-many", Fact.Of("n", ManyAttribute.Default));
            else Check(member.Value, ApiJson.Options.GetTypeInfo(type.ElementType!), field, null); // a dictionary has elements
        }
    }

    void Text(JsonElement value, string path, ICustomAttributeProvider? limits)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            Leaf(value, ApiJson.Options.GetTypeInfo(typeof(string)), path, limits);
            return;
        }
        var before = faults.Count;
        Members(value, ApiJson.Options.GetTypeInfo(typeof(TextIn)), path);
        if (faults.Count == before) Leaf(value.GetProperty("text"), ApiJson.Options.GetTypeInfo(typeof(string)), $"{path}.text", limits);
    }

    void Leaf(JsonElement value, JsonTypeInfo type, string path, ICustomAttributeProvider? limits)
    {
        if (value.ValueKind is JsonValueKind.String && Legible(value) is not { } text)
        {
            Say(path, "request.not-text");
            return;
        }
        object? read;
        try
        {
            read = value.Deserialize(type);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            Say(path, Kind(type.Type), Words(type.Type));
            return;
        }
        if (read is null)
        {
            Say(path, "request.member-missing");
            return;
        }
        var most = Limit<LongAttribute>(limits)?.Most ?? LongAttribute.Line;
        if (read is string { Length: var length } && length > most) Say(path, "request.too-long", Fact.Of("n", most));
        else if (All<LimitAttribute>(limits).Select(l => l.Wrong(read)).FirstOrDefault(w => w is not null) is { } wrong) faults.Add(new(path, wrong.Code, wrong.Facts));
        else if (Limit<RangeAttribute>(limits) is { } range && !range.IsValid(read))
            Say(path, "request.out-of-range", new Fact("from", range.Minimum.ToString()!), new Fact("to", range.Maximum.ToString()!)); // numbers
        if (read is PersonId person) people.Add((path, person));
        if (read is FileId file) files.Add((path, file));
    }

    public void Say(string path, string code, params IReadOnlyList<Fact> facts) => faults.Add(new(path, code, facts));

    /// <summary>Null for a text that cannot be kept: half a character, or the character that ends texts elsewhere.</summary>
    static string? Legible(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate
        }
    }

    static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // a name of broken characters is no name of ours
        }
    }

    static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "request.word-unknown",
        _ when type == typeof(DateOnly) => "request.not-a-date",
        _ when type == typeof(Guid) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUuid<>)) => "request.not-an-id",
        _ => "request.wrong-kind",
    };

    static IReadOnlyList<Fact> Words(Type type) => type.IsEnum ? [new("words", string.Join(", ", Enum.GetNames(type).Select(Kebab.Of)))] : [];

    static T? Limit<T>(ICustomAttributeProvider? limits) where T : Attribute => All<T>(limits).FirstOrDefault();

    static IEnumerable<T> All<T>(ICustomAttributeProvider? limits) where T : Attribute => limits?.GetCustomAttributes(typeof(T), true).Cast<T>() ?? [];
}
