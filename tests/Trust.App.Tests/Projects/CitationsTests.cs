using System.Text.RegularExpressions;

namespace Trust.App.Tests;

public sealed partial class CitationsTests
{
    [Theory]
    [InlineData("de", "as national law says", "nach dem jeweiligen nationalen Recht")]
    [InlineData("nb", "Directive 2009/38/EC; Directive (EU) 2024/2831", "Direktiv 2009/38/EF; Direktiv (EU) 2024/2831")]
    [InlineData("da", "Lov 303 of 2 May 2005", "Lov 303 af 2.\u00a0maj 2005")]
    [InlineData("sv", "Directive 89/391/EEC art. 6(3)(c), 11", "Direktiv 89/391/EEG art. 6(3)(c), 11")]
    [InlineData("nl", "AI Act recital 92", "AI-verordening overweging 92")]
    [InlineData("de", "Hovedavtalen LO–NHO ch. IX (9-3 to 9-6)", "Hovedavtalen LO–NHO Kap. IX (9-3 bis 9-6)")]
    [InlineData("nb", "EP resolution of 17 December 2025", "Europaparlamentets resolusjon av 17.\u00a0desember 2025")]
    [InlineData("en", "EP resolution of 17 December 2025", "EP resolution of 17 December 2025")]
    public void A_citation_says_in_the_reader_s_language_what_is_no_name(string language, string citation, string said) => Assert.Equal(said, Citations.In(Texts.In(language), citation));

    [Fact]
    public void No_English_word_is_left_in_any_citation_of_any_country()
    {
        var citations = Directory.GetFiles(Path.Combine(TextFiles.Root(), "workflows", "jurisdictions"), "*.json").SelectMany(f => Statute.Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(citations.Count > 50);
        Assert.All(Texts.Languages.Except(["en"]), language => Assert.DoesNotContain(citations.Select(c => Citations.In(Texts.In(language), c)), English.IsMatch));
    }

    [GeneratedRegex("\"statute\": \"([^\"]*)\"")]
    private static partial Regex Statute { get; }

    [GeneratedRegex(@"(?<![\p{L}-])(and|as|law|the|of|with|see|if|or|by|to|Directive|Regulation|agreement|recital)(?![\p{L}-])")]
    private static partial Regex English { get; }
}
