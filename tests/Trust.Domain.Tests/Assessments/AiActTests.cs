using System.Collections.Immutable;
using Trust.Domain.Assessments;
using Trust.Domain.Tests.Checkpoints;

namespace Trust.Domain.Tests.Assessments;

public sealed class AiActTests
{
    static readonly DateOnly Today = new(2026, 11, 21), HighRiskDay = new(2027, 12, 2);

    static readonly AiAct Act = new(1, ["DE", "NL"], [new("NO", Laws.Said("Not yet."), Laws.Statute)], ImmutableSortedDictionary<string, string>.Empty,
    [
        Duty("literacy", new(2025, 2, 2)),
        Duty("oversight", HighRiskDay) with { HighRisk = true },
        Duty("explanation", new(2026, 8, 2)) with { Disputed = true },
    ]);

    static Duty Duty(string key, DateOnly from) => new(key, Laws.Said(key), DutyOf.Deployer, from, false, false, Laws.Statute, null);

    static DutyStanding Of(string key, string country, DateOnly on, DateOnly? usedSince = null) => Act.At(country, on, usedSince).Single(s => s.Duty.Key == key);

    [Fact]
    public void A_duty_of_a_later_day_is_shown_with_that_day()
    {
        var oversight = Of("oversight", "DE", Today);
        Assert.Equal((DutyStand.BindsLater, "duty.binds-from", "2027-12-02"), (oversight.Stand, oversight.Shown.Code, oversight.Shown.Facts[0].Value));
    }

    [Theory]
    [InlineData("2027-12-01", DutyStand.BindsLater)]
    [InlineData("2027-12-02", DutyStand.Binds)]
    public void It_binds_from_its_day_on(string on, DutyStand stand) => Assert.Equal(stand, Of("oversight", "DE", DateOnly.Parse(on)).Stand);

    [Fact]
    public void What_binds_already_says_since_when() => Assert.Equal("duty.binds-since", Of("literacy", "NL", Today).Shown.Code);

    [Theory]
    [InlineData("NO", "duty.not-yet-there")]
    [InlineData("CA", "duty.not-there")]
    public void Where_the_regulation_is_not_law_every_duty_is_good_practice(string country, string code) =>
        Assert.All(Act.At(country, HighRiskDay.AddYears(1), null), s => Assert.Equal((DutyStand.GoodPractice, code), (s.Stand, s.Shown.Code)));

    [Fact]
    public void A_high_risk_system_that_was_in_use_before_is_spared_until_it_is_changed_significantly()
    {
        Assert.Equal((DutyStand.GoodPractice, "duty.used-before"), (Of("oversight", "DE", HighRiskDay, Today).Stand, Of("oversight", "DE", HighRiskDay, Today).Shown.Code));
        Assert.Equal(DutyStand.Binds, Of("oversight", "DE", HighRiskDay, HighRiskDay).Stand);
        Assert.Equal(DutyStand.Binds, Of("literacy", "DE", HighRiskDay, new(2020, 1, 1)).Stand);
    }

    [Fact]
    public void What_is_disputed_says_so_before_and_after_its_day()
    {
        Assert.Equal(DutyStand.Disputed, Of("explanation", "NL", new(2026, 1, 1)).Stand);
        Assert.Equal((DutyStand.Disputed, "duty.disputed"), (Of("explanation", "NL", Today).Stand, Of("explanation", "NL", Today).Shown.Code));
    }

    [Fact]
    public void Nothing_is_ever_called_a_breach() =>
        Assert.Equal(["Binds", "BindsLater", "Disputed", "GoodPractice"], Enum.GetNames<DutyStand>());
}
