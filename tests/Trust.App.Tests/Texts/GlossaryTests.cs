using System.Text.Json;
using System.Text.RegularExpressions;

namespace Trust.App.Tests;

public sealed class GlossaryTests
{
    static readonly IReadOnlyDictionary<string, string> English = TextFiles.In("en");

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void Every_concept_has_its_term(string language) =>
        Assert.Empty(Concepts().Where(c => !c.Value.GetProperty("terms").TryGetProperty(language, out _)).Select(c => c.Name));

    [Theory, MemberData(nameof(Languages))]
    public void Every_concept_is_explained_with_the_words_that_the_texts_use(string language)
    {
        var wrong = from concept in Concepts()
                    where concept.Value.TryGetProperty("never", out _)
                    from word in Strings(concept.Value.GetProperty("never"), language)
                    from other in Glossary.Concepts
                    where Says(other.Means[language], word) || Regex.IsMatch(other.Means[language], "[\"'!]")
                    select $"{other.Key}: '{word}' in '{other.Means[language]}'";
        Assert.Empty(wrong);
        Assert.All(Glossary.Concepts, c => Assert.InRange(c.Means[language].Length, 30, 220));
    }

    [Fact]
    public void It_is_said_who_has_confirmed_a_term() =>
        Assert.All(Concepts(), c => Assert.All(c.Value.GetProperty("confirmed").EnumerateArray(), l => Assert.Contains(l.GetString(), Texts.Languages)));

    [Theory, MemberData(nameof(Languages))]
    public void A_texts_own_place_says_exactly_the_term(string language)
    {
        var texts = TextFiles.In(language);
        var wrong = from concept in Concepts()
                    from key in Strings(concept.Value, "where")
                    let term = concept.Value.GetProperty("terms").GetProperty(language).GetString()
                    where !string.Equals(texts[key], term, StringComparison.OrdinalIgnoreCase)
                    select $"{key}: '{texts[key]}' for '{term}'";
        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_text_says_a_word_that_means_something_else(string language)
    {
        var wrong = from concept in Concepts()
                    where concept.Value.TryGetProperty("never", out _)
                    from word in Strings(concept.Value.GetProperty("never"), language)
                    from text in TextFiles.In(language)
                    where Says(text.Value, word)
                    select $"{text.Key}: '{word}' for {concept.Name}";
        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Languages))]
    public void What_English_names_by_its_term_so_does_every_language(string language)
    {
        if (language == "en") return;   // the yardstick itself
        var wrong = from concept in Concepts()
                    where concept.Value.TryGetProperty("stems", out _)
                    let stem = concept.Value.GetProperty("stems").GetProperty(language).GetString()
                    let term = concept.Value.GetProperty("says").GetString()
                    from text in TextFiles.In(language)
                    let named = SaysWord(English[text.Key], term)
                    let only = concept.Value.TryGetProperty("only", out var only) && only.GetBoolean()
                    where named ? !Says(text.Value, stem) : only && Says(text.Value, stem)
                    select $"{text.Key}: {concept.Name}, '{stem}', in '{text.Value}' for '{English[text.Key]}'";
        Assert.Empty(wrong);
    }

    // from the start of a word: samarbejdsudvalg is not an arbejdsudvalg
    static bool Says(string text, string word) => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}", RegexOptions.IgnoreCase);

    static bool SaysWord(string text, string word) => Regex.IsMatch(text, $@"\b{word}s?\b", RegexOptions.IgnoreCase);

    static IEnumerable<JsonProperty> Concepts() => TextFiles.Glossary().EnumerateObject();

    static IEnumerable<string> Strings(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(e => e.GetString() ?? "") : [];
}
