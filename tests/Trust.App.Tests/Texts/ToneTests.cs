using System.Text.RegularExpressions;

namespace Trust.App.Tests;

/// <summary>The tone of words that a machine can hear (DESIGN.md): no exclamation, the right address, clean typing.</summary>
public sealed class ToneTests
{
    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void Nothing_is_exclaimed(string language) => Nobody(language, "!");

    [Theory]
    [InlineData("de", @"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ee]uch|[Ee]uer\w*)\b")]
    [InlineData("nl", @"\b([Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ullie)\b")]
    [InlineData("nb", @"\b(Dem|Deres)\b")]
    [InlineData("sv", @"\b(Ni|Er|Ert|Era)\b")]
    [InlineData("da", @"\b(Dem|Deres)\b")]
    public void Every_reader_is_addressed_in_one_way(string language, string otherWay) => Nobody(language, otherWay);

    [Theory, MemberData(nameof(Languages))]
    public void Nothing_is_typed_twice_or_left_over(string language) => Nobody(language, @"^\s|\s$|  |\bTODO\b");

    [Theory, MemberData(nameof(Languages))]
    public void Quotes_and_apostrophes_are_set_and_not_typed(string language) => Nobody(language, "[\"']");

    static void Nobody(string language, string pattern) =>
        Assert.Empty(TextFiles.In(language).Where(t => Regex.IsMatch(t.Value, pattern)).Select(t => $"{t.Key}: {t.Value}"));
}
