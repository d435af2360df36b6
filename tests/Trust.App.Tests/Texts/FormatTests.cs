using System.Globalization;

namespace Trust.App.Tests;

public sealed class FormatTests
{
    static readonly DateOnly Thursday = new(2026, 11, 19);
    static readonly DateTimeOffset TuesdayMorning = new(2026, 11, 24, 9, 10, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("en", "Thursday 19~November 2026")]
    [InlineData("nb", "torsdag 19.~november 2026")]
    [InlineData("sv", "torsdag 19~november 2026")]
    [InlineData("da", "torsdag den 19.~november 2026")]
    [InlineData("nl", "donderdag 19~november 2026")]
    [InlineData("de", "Donnerstag, 19.~November 2026")]
    public void A_date_names_its_weekday_and_keeps_day_and_month_together(string language, string shown) =>
        Assert.Equal(Kept(shown), Texts.In(language).Date(Thursday));

    [Theory]
    [InlineData("en", "25~Sep")]
    [InlineData("nb", "25.~sept.")]
    [InlineData("sv", "25~sept.")]
    [InlineData("da", "25.~sept.")]
    [InlineData("nl", "25~sept.")]
    [InlineData("de", "25.~Sept.")]
    public void A_day_is_short(string language, string shown) =>
        Assert.Equal(Kept(shown), Texts.In(language).Day(new(2026, 9, 25)));

    [Theory]
    [InlineData("en", "Tuesday 24~November 2026, 09:10")]
    [InlineData("nb", "tirsdag 24.~november 2026 kl.~09.10")]
    [InlineData("sv", "tisdag 24~november 2026 kl.~09.10")]
    [InlineData("da", "tirsdag den 24.~november 2026 kl.~09.10")]
    [InlineData("nl", "dinsdag 24~november 2026, 9.10~uur")]
    [InlineData("de", "Dienstag, 24.~November 2026, 9.10~Uhr")]
    public void A_moment_is_shown_in_the_zone_it_comes_in(string language, string shown) =>
        Assert.Equal(Kept(shown), Texts.In(language).Moment(TuesdayMorning));

    [Theory]
    [InlineData("en", "1,234,567.5", "−3.25")]
    [InlineData("nb", "1~234~567,5", "−3,25")]
    [InlineData("sv", "1~234~567,5", "−3,25")]
    [InlineData("da", "1.234.567,5", "−3,25")]
    [InlineData("nl", "1.234.567,5", "−3,25")]
    [InlineData("de", "1.234.567,5", "−3,25")]
    public void A_number_is_grouped_as_the_language_does(string language, string large, string negative)
    {
        Assert.Equal(Kept(large), Texts.In(language).Number(1234567.5m));
        Assert.Equal(negative, Texts.In(language).Number(-3.250m));
    }

    [Theory]
    [InlineData("en", "a, b and c", "a and b")]
    [InlineData("nb", "a, b og c", "a og b")]
    [InlineData("sv", "a, b och c", "a och b")]
    [InlineData("da", "a, b og c", "a og b")]
    [InlineData("nl", "a, b en c", "a en b")]
    [InlineData("de", "a, b und c", "a und b")]
    public void A_list_ends_with_and(string language, string three, string two)
    {
        Assert.Equal(three, Texts.In(language).List(["a", "b", "c"]));
        Assert.Equal(two, Texts.In(language).List(["a", "b"]));
        Assert.Equal("a", Texts.In(language).List(["a"]));
        Assert.Equal("", Texts.In(language).List([]));
    }

    [Fact]
    public void One_is_said_in_words_and_more_in_figures()
    {
        Assert.Equal("Én ting venter på deg", Texts.In("nb").TurnWaiting(1));
        Assert.Equal("0 ting venter på deg", Texts.In("nb").TurnWaiting(0));
        Assert.Equal("in 12 Tagen", Texts.In("de").DueInDays(12));
    }

    [Fact]
    public void The_readers_machine_has_no_say()
    {
        var mine = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(Kept("seit Donnerstag, 19.~November 2026"), Texts.In("de").TurnYours(Thursday)["Am Zug sind Sie, ".Length..^1]);
        }
        finally
        {
            CultureInfo.CurrentCulture = mine;
        }
    }

    [Fact]
    public void A_sentence_begins_with_a_capital() => Assert.Equal("Åpen", Texts.In("nb").AtStart("åpen"));

    [Theory]
    [InlineData("Missing: the plan", "Missing: the plan.")]
    [InlineData("It is open.", "It is open.")]
    [InlineData("Answered: “Why?”", "Answered: “Why?”")]
    public void A_sentence_that_another_follows_has_an_end(string words, string ended) => Assert.Equal(ended, Texts.Ended(words));

    static string Kept(string text) => text.Replace('~', '\u00a0');
}
