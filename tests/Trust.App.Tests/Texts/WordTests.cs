using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App.Tests;

public sealed class WordTests
{
    public static TheoryData<string> Languages => [.. Texts.Languages];

    /// <summary>Every public enum of the domain whose values a person may read, which is every one of Words.cs and the kinds of refusal.</summary>
    static IEnumerable<Type> Vocabularies => typeof(Stage).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true, Namespace: "Trust.Domain" });

    [Theory, MemberData(nameof(Languages))]
    public void Every_word_of_the_domain_is_said_in_every_language(string language)
    {
        var texts = Texts.In(language);
        var silent = from type in Vocabularies
                     from value in Enum.GetNames(type)
                     let key = $"{Kebab.Of(type.Name)}.{Kebab.Of(value)}"
                     where !texts.Knows(key)
                     select key;
        Assert.Empty(silent);
    }

    [Fact]
    public void A_word_is_found_by_its_type_and_value()
    {
        Assert.Equal("Sicherheit und Schutz", Texts.In("de").Word(Stage.Security));
        Assert.Equal("under granskning", Texts.In("sv").Word(StageState.InReview));
        Assert.Equal("instemming", Texts.In("nl").Word(Strength.Consent));
    }
}
