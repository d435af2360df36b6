using System.Text.Json;
using System.Text.RegularExpressions;

namespace Trust.App.Tests;

/// <summary>The data files that lawyers keep speak like the product: its tone and its terms, in each language.</summary>
public sealed class LawyersFilesTests
{
    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory]
    [InlineData("en", "[!\"']|  |\\bTODO\\b")]
    [InlineData("nb", "[!\"'“”]|  |\\b(Dem|Deres)\\b")]
    [InlineData("sv", "[!\"'“«»]|  |\\b(Ni|Er|Ert|Era)\\b")]
    [InlineData("da", "[!\"'“”]|  |\\b(Dem|Deres)\\b")]
    [InlineData("nl", "[!\"']|  |\\b([Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ullie)\\b")]
    [InlineData("de", "[!\"'”]|  |\\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\\w*|[Ee]uch|[Ee]uer\\w*)\\b")]
    public void They_keep_the_tone(string language, string otherwise) =>
        Assert.DoesNotContain(Said(language), t => Regex.IsMatch(t, otherwise));

    [Theory, MemberData(nameof(Languages))]
    public void They_use_no_word_that_means_something_else(string language)
    {
        var never = TextFiles.Glossary().EnumerateObject().Where(c => c.Value.TryGetProperty("never", out var words) && words.TryGetProperty(language, out _))
            .SelectMany(c => c.Value.GetProperty("never").GetProperty(language).EnumerateArray().Select(w => w.GetString()!)) // a list of words
            .ToList();
        Assert.Empty(from text in Said(language) from word in never where Regex.IsMatch(text, $@"\b{Regex.Escape(word)}", RegexOptions.IgnoreCase) select $"{word}: {text}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void Nothing_is_left_in_English(string language)
    {
        if (language == "en") return;   // the yardstick itself
        var english = Said("en").ToList();
        Assert.Empty(Said(language).Where((text, i) => text == english[i] && text.Split(' ').Length > 3));
    }

    /// <summary>Every text of a language in the folders that hold such files.</summary>
    static IEnumerable<string> Said(string language) => Directory.EnumerateFiles(Path.Combine(TextFiles.Root(), "workflows"), "*.v*.json", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) is "clauses" or "assessments" or "ai-act").Order(StringComparer.Ordinal)
        .SelectMany(f => In(JsonDocument.Parse(File.ReadAllText(f)).RootElement, language));

    static IEnumerable<string> In(JsonElement part, string language) => part.ValueKind switch
    {
        JsonValueKind.Array => part.EnumerateArray().SelectMany(e => In(e, language)),
        JsonValueKind.Object when part.TryGetProperty(language, out var text) && text.ValueKind is JsonValueKind.String => [text.GetString()!], // a text
        JsonValueKind.Object => part.EnumerateObject().SelectMany(m => In(m.Value, language)),
        _ => [],
    };
}
