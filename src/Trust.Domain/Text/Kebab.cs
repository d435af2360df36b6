using System.Collections.Concurrent;
using System.Text;

namespace Trust.Domain.Text;

/// <summary>Enum values as the API, the database and the files write them: kebab-case.</summary>
public static class Kebab
{
    static readonly ConcurrentDictionary<Type, (Dictionary<string, object> Values, Dictionary<object, string> Names)> Tables = new();

    public static string Of<T>(T value) where T : struct, Enum => Table(typeof(T)).Names[value];

    public static bool TryParse<T>(string? text, out T value) where T : struct, Enum
    {
        value = default;
        if (text is null || !Table(typeof(T)).Values.TryGetValue(text, out var found)) return false;
        value = (T)found;
        return true;
    }

    /// <exception cref="FormatException">The word is none of <typeparamref name="T"/>.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}");

    /// <summary>All words of an enum, in its order.</summary>
    public static IReadOnlyList<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>PascalCase to kebab-case.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    static (Dictionary<string, object> Values, Dictionary<object, string> Names) Table(Type type) =>
        Tables.GetOrAdd(type, static t =>
        {
            var pairs = Enum.GetValues(t).Cast<object>().Select(v => (Value: v, Name: Of(v.ToString()!))).ToList();
            return (pairs.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), pairs.ToDictionary(p => p.Value, p => p.Name));
        });
}
