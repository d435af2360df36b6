using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Every text that a person reads, in one language. The accessors are generated from <c>Texts/en.json</c>; see docs/texts.md.</summary>
public sealed partial class Texts
{
    /// <summary>The product's languages, English first: it is what an unknown language falls back to.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "nb", "sv", "da", "nl", "de"];

    static readonly FrozenDictionary<string, Texts> All = Languages.ToFrozenDictionary(l => l, l => new Texts(l));

    readonly FrozenDictionary<string, string> texts;
    readonly Locale locale;

    Texts(string language)
    {
        Language = language;
        locale = Locale.Of(language);
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"texts/{language}.json")
            ?? throw new InvalidOperationException($"the texts in '{language}' are not in the assembly");
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);   // an object, as the generator checked
    }

    /// <summary>The texts for a language tag: <c>nb</c>, <c>nb-NO</c>, <c>no</c>; an unknown one gives English.</summary>
    public static Texts In(string? language) => Resolve(language) is { } known ? All[known] : All["en"];

    /// <summary>The product's language for a tag, or null when it speaks none such.</summary>
    public static string? Resolve(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "no" or "nn" => "nb",
        { } language when Languages.Contains(language) => language,
        _ => null,
    };

    public string Language { get; }
    public CultureInfo Culture => locale.Culture;

    /// <summary>True when the key, or a plural of that name, has a text.</summary>
    public bool Knows(string key) => texts.ContainsKey(key) || texts.ContainsKey(key + ".one");

    /// <summary>A word of the domain as a reader knows it: the key is the type and the value, <c>stage-state.in-review</c>.</summary>
    public string Word<T>(T value) where T : struct, Enum => this[$"{Kebab.Of(typeof(T).Name)}.{Kebab.Of(value)}"];

    /// <summary>The language's own name, as its speakers write it.</summary>
    public static string NameOf(string language) => In(language).LanguageName;

    string this[string key] => texts[key];

    /// <summary>The key of the plural form for a count; all six languages know one and many.</summary>
    static string Form(string key, decimal count) => count == 1 ? key + ".one" : key + ".other";

    string Fill(string key, params ReadOnlySpan<(string Name, string Shown)> slots)
    {
        var values = slots.ToArray();
        return Slot.Replace(this[key], slot => Array.Find(values, v => v.Name == slot.Groups["name"].Value).Shown);
    }

    [GeneratedRegex(@"\{(?<name>[a-z][A-Za-z0-9]*)(:(?<format>[a-z]+))?\}", RegexOptions.CultureInvariant)]
    static partial Regex Slot { get; }
}
