namespace Trust.Domain.Tests;

public sealed class OwnTextTests
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly PersonId Ada = new(new("00000000-0000-7000-8000-00000000000a"));
    static readonly PersonId Bo = new(new("00000000-0000-7000-8000-00000000000b"));

    static readonly Organisation Firm = Organisation.None(new(new("00000000-0000-7000-8000-000000000001")))
        .After(new OrganisationCreated()).After(new OrganisationRoleGiven(Ada, OrganisationRole.Administrator)).After(new OwnTextSet(OwnText.WhomToAsk, "nb", Id.SomeText));

    [Fact]
    public void Each_text_stands_in_each_language_by_itself()
    {
        var both = Firm.After(new OwnTextSet(OwnText.WhomToAsk, "de", Id.Text(2))).After(new OwnTextSet(OwnText.SignIn, "nb", Id.Text(3)));
        Assert.Equal((Id.SomeText, Id.Text(2), Id.Text(3)), (both.OwnTextIn(OwnText.WhomToAsk, "nb")!.Value, both.OwnTextIn(OwnText.WhomToAsk, "de")!.Value, both.OwnTextIn(OwnText.SignIn, "nb")!.Value));
        Assert.Null(both.OwnTextIn(OwnText.SignIn, "de"));
    }

    [Fact]
    public void Saying_the_same_again_changes_nothing_and_another_text_takes_its_place()
    {
        Assert.Equal(OrganisationRuling.Nothing, Set("nb", Id.SomeText));
        Assert.Equal(OrganisationRuling.Nothing, Set("de", null));
        Assert.Equal([new OwnTextSet(OwnText.WhomToAsk, "nb", Id.Text(2))], Set("nb", Id.Text(2)).Events.AsEnumerable());
    }

    [Fact]
    public void A_text_is_taken_back_by_saying_nothing() =>
        Assert.Null(Set("nb", null).Events.Aggregate(Firm, (firm, happened) => firm.After(happened)).OwnTextIn(OwnText.WhomToAsk, "nb"));

    [Fact]
    public void Only_an_administrator_sets_one() => Assert.Equal("organisation.only-administrator", Set("nb", Id.Text(2), Bo).Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("NB")]
    [InlineData("nob")]
    [InlineData("nø")]
    public void A_language_is_named_by_two_small_letters(string language) => Assert.Equal("own-texts.language-unknown", Set(language, Id.Text(2)).Refusal?.Code);

    static OrganisationRuling Set(string language, ContentRef? text, PersonId? by = null) => new SetOwnText(OwnText.WhomToAsk, language, text, Actor.Of(by ?? Ada), Monday).Decide(Firm);
}
