namespace Trust.App.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("nb", "nb")]
    [InlineData("nb-NO", "nb")]
    [InlineData("no", "nb")]
    [InlineData("nn_NO", "nb")]
    [InlineData("DE-at", "de")]
    [InlineData("sv-FI", "sv")]
    [InlineData("fr", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_reader_gets_the_nearest_language(string? tag, string language) => Assert.Equal(language, Texts.In(tag).Language);

    [Fact]
    public void An_unknown_language_is_told_apart_from_English()
    {
        Assert.Null(Texts.Resolve("fr-FR"));
        Assert.Equal("en", Texts.Resolve("en-US"));
    }

    [Fact]
    public void There_is_one_instance_per_language() => Assert.Same(Texts.In("nb"), Texts.In("no"));

    [Fact]
    public void Every_language_names_itself() =>
        Assert.Equal(["English", "norsk", "svenska", "dansk", "Nederlands", "Deutsch"], Texts.Languages.Select(Texts.NameOf));
}
