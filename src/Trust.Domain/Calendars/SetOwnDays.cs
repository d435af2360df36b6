namespace Trust.Domain.Calendars;

/// <summary>Says which days the organisation closes, and on which holidays it works, at its sites in one country.</summary>
public sealed record SetOwnDays(string Country, OwnDays Days, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => this switch
    {
        _ when Country.Length != 2 || !Country.All(char.IsAsciiLetterUpper) => Refusal.Incomplete("own-days.country-unknown", "country"),
        _ when organisation.OwnDaysIn(Country).Equals(Days) => OrganisationRuling.Nothing,
        _ when Days.Closed.Intersect(Days.Worked) is [var day, ..] => Refusal.Incomplete("own-days.closed-and-worked", "worked", Fact.Of("day", day)),
        _ => OrganisationRuling.Of(new OwnDaysSet(Country, Days)),
    };
}

public sealed record OwnDaysSet(string Country, OwnDays Days) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation with { OwnDays = organisation.OwnDays.SetItem(Country, Days) };
}
