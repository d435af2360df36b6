using Trust.Domain.Calendars;
using static Trust.Domain.Tests.Calendars.Places;

namespace Trust.Domain.Tests.Calendars;

public sealed class OwnDaysTests
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly PersonId Ada = new(new("00000000-0000-7000-8000-00000000000a"));
    static readonly OwnDays Christmas = new(Closed: [Day("2026-12-24"), Day("2026-12-31")], Worked: []);

    static readonly Organisation Firm = Organisation.None(new(new("00000000-0000-7000-8000-000000000001")))
        .After(new OrganisationCreated()).After(new OrganisationRoleGiven(Ada, OrganisationRole.Administrator)).After(new OwnDaysSet("NO", Christmas));

    [Fact]
    public void Days_of_one_country_are_not_those_of_another()
    {
        Assert.Equal((Christmas, OwnDays.None), (Firm.OwnDaysIn("NO"), Firm.OwnDaysIn("DE")));
        Assert.Equal([new OwnDaysSet("DE", Christmas)], Set("DE", Christmas).Events.AsEnumerable());
    }

    [Fact]
    public void Saying_the_same_days_again_changes_nothing() => Assert.Equal(OrganisationRuling.Nothing, Set("NO", Christmas));

    [Fact]
    public void Own_days_are_taken_back_by_setting_none() =>
        Assert.Equal(OwnDays.None, Set("NO", OwnDays.None).Events.Aggregate(Firm, (firm, happened) => firm.After(happened)).OwnDaysIn("NO"));

    [Fact]
    public void A_day_cannot_be_closed_and_worked() =>
        Assert.Equal("own-days.closed-and-worked", Set("NO", Christmas with { Worked = [Day("2026-12-31")] }).Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("no")]
    [InlineData("NOR")]
    [InlineData("N:")]
    [InlineData("ÆØ")]
    public void A_country_is_named_by_two_capital_letters(string country) => Assert.Equal("own-days.country-unknown", Set(country, Christmas).Refusal?.Code);

    static OrganisationRuling Set(string country, OwnDays days) => new SetOwnDays(country, days, Actor.Of(Ada), Monday).Decide(Firm);
}
