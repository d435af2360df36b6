using Trust.Domain;

namespace Trust.Domain.Tests;

public sealed class OrganisationTests
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly PersonId Ada = new(new("00000000-0000-7000-8000-00000000000a"));
    static readonly PersonId Bo = new(new("00000000-0000-7000-8000-00000000000b"));
    static readonly Organisation Empty = Organisation.None(new(new("00000000-0000-7000-8000-000000000001")));

    static readonly Organisation OfAda = After(Empty, new CreateOrganisation(Ada, Actor.Trust, Monday));

    [Fact]
    public void A_new_organisation_has_its_administrator_at_once() => Assert.True(OfAda.Has(Ada, OrganisationRole.Administrator));

    [Fact]
    public void Creating_it_twice_changes_nothing() => Assert.Equal(OrganisationRuling.Nothing, new CreateOrganisation(Bo, Actor.Of(Ada), Monday).Decide(OfAda));

    [Fact]
    public void Nobody_but_an_administrator_gives_roles() =>
        Assert.Equal("organisation.only-administrator", new GiveOrganisationRole(Bo, OrganisationRole.Administrator, Actor.Of(Bo), Monday).Decide(OfAda).Refusal?.Code);

    [Fact]
    public void An_organisation_that_is_not_there_has_no_roles_to_give() =>
        Assert.Equal("organisation.unknown", new GiveOrganisationRole(Bo, OrganisationRole.Auditor, Actor.Trust, Monday).Decide(Empty).Refusal?.Code);

    public static TheoryData<OrganisationCommand> WaysToLoseAda =>
    [
        new EndOrganisationRole(Ada, OrganisationRole.Administrator, Actor.Of(Ada), Monday),
        new EndAllRoles(Ada, Actor.Of(Ada), Monday),
        new ErasePerson(Ada, Actor.Of(Ada), Monday),
    ];

    [Theory]
    [MemberData(nameof(WaysToLoseAda))]
    public void The_last_administrator_stays(OrganisationCommand command)
    {
        Assert.Equal("organisation.last-administrator", command.Decide(OfAda).Refusal?.Code);

        var ofTwo = After(OfAda, new GiveOrganisationRole(Bo, OrganisationRole.Administrator, Actor.Of(Ada), Monday));
        Assert.False(After(ofTwo, command).Has(Ada, OrganisationRole.Administrator));
    }

    [Fact]
    public void Whoever_is_erased_holds_no_role_and_is_erased_once()
    {
        var withBo = After(OfAda, new GiveOrganisationRole(Bo, OrganisationRole.Auditor, Actor.Of(Ada), Monday));
        var erase = new ErasePerson(Bo, Actor.Of(Ada), Monday);
        var after = After(withBo, erase);
        Assert.False(after.Has(Bo, OrganisationRole.Auditor));
        Assert.Equal(OrganisationRuling.Nothing, erase.Decide(after));
    }

    static Organisation After(Organisation before, OrganisationCommand command)
    {
        var ruling = command.Decide(before);
        Assert.Null(ruling.Refusal);
        return ruling.Events.Aggregate(before, (state, happened) => state.After(happened));
    }
}
