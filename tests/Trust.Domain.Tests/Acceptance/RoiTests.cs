using Trust.Domain.Acceptance;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class RoiTests
{
    static readonly DateOnly Then = new(2026, 1, 5);

    static RoiEntry Number(decimal low, decimal mid, decimal high) => new(low, mid, high, Id.SomeText, Then);
    static RoiFigure Figure(decimal value) => new(value, value, value, Id.SomeText, Then);

    static EstimateRoi Estimation(DateTimeOffset at, PersonId? by = null) => new("EUR", Number(6, 10, 12), Number(40, 50, 60), null, null, null, Number(9_000, 10_000, 15_000), (by ?? Olga).Is(), at);
    static Act Estimates(Func<EstimateRoi, EstimateRoi>? otherwise = null, PersonId? by = null) => (_, at) => (otherwise ?? (e => e))(Estimation(at, by));

    [Fact]
    public void A_cost_of_90_000_and_a_benefit_of_580_000_return_544_percent() => Assert.Equal(544, Roi.Percent(580_000, 90_000));

    [Fact]
    public void Ten_hours_a_week_at_500_over_52_weeks_are_worth_260_000() => Assert.Equal(260_000, Roi.Benefit(10, 500, 52));

    [Fact]
    public void A_champions_programme_of_35_000_that_brings_130_000_returns_271_percent()
    {
        var estimate = new RoiEstimate("EUR", Figure(20), Figure(50), null, Figure(25_000), Figure(60_000), Figure(15_000 + 8_000 + 12_000)); // 20 h × 50 × 45 weeks = 45 000
        var (low, mid, high) = (Roi.Of(estimate).Low, Roi.Of(estimate).Base, Roi.Of(estimate).High);
        Assert.Equal(new(130_000, 35_000, 271), mid);
        Assert.Equal(mid, low);
        Assert.Equal(mid, high);
    }

    [Fact]
    public void The_cautious_result_puts_low_benefits_against_high_costs()
    {
        var results = Roi.Of(Started.And(Estimates()).Now.Roi!); // just estimated
        Assert.Equal(new(6 * 40 * 45, 15_000, -28), results.Low);
        Assert.Equal(new(10 * 50 * 45, 10_000, 125), results.Base);
        Assert.Equal(new(12 * 60 * 45, 9_000, 260), results.High);
    }

    [Fact]
    public void An_estimate_is_made_by_those_who_measure_and_replaces_the_one_before()
    {
        Given.A(Started).When(Estimates(by: Henrik)).Then("roi-estimated");
        Given.A(Started).When(Estimates(by: Walter)).ThenRefused("kpi.not-your-part");
        var estimated = Started.And(Estimates());
        Given.A(estimated).When(Estimates()).ThenNothing();
        Given.A(estimated).When(Estimates(e => e with { WorkingWeeks = Number(40, 44, 46) })).Then("roi-estimated").Holds(p => p.Roi!.WorkingWeeks!.Base == 44);
    }

    [Fact]
    public void An_estimate_from_the_same_numbers_with_another_source_is_another()
    {
        var estimated = Started.And(Estimates());
        Given.A(estimated).When(Estimates(e => e with { Costs = e.Costs! with { Source = Id.Text(77) } })).Then("roi-estimated").Holds(p => p.Roi!.Costs.Source == Id.Text(77));
    }

    [Fact]
    public void Every_number_has_its_range_its_source_and_its_day_and_a_refusal_names_the_one_that_is_wrong()
    {
        Refuses("roi.currency-unknown", "currency", e => e with { Currency = "euro" });
        Refuses("roi.number-missing", "costs.low", e => e with { Costs = null });
        Refuses("roi.number-missing", "costs.base", e => e with { Costs = e.Costs! with { Base = null } });
        Refuses("roi.number-missing", "costs.high", e => e with { Costs = e.Costs! with { High = null } });
        Refuses("roi.out-of-bounds", "costs.low", e => e with { Costs = Number(0, 5, 9) });
        Refuses("roi.out-of-bounds", "workingWeeks.high", e => e with { WorkingWeeks = Number(40, 45, 54) });
        Refuses("roi.range-upside-down", "hourlyRate.base", e => e with { HourlyRate = Number(60, 50, 70) });
        Refuses("roi.range-upside-down", "hourlyRate.high", e => e with { HourlyRate = Number(40, 50, 45) });
        Refuses("roi.source-missing", "hourlyRate.source", e => e with { HourlyRate = e.HourlyRate! with { Source = null } });
        Refuses("roi.date-missing", "hourlyRate.on", e => e with { HourlyRate = e.HourlyRate! with { On = null } });
        Refuses("roi.in-the-future", "hourlyRate.on", e => e with { HourlyRate = e.HourlyRate! with { On = new(2030, 1, 1) } });
    }

    static void Refuses(string code, string field, Func<EstimateRoi, EstimateRoi> otherwise)
    {
        var refusal = otherwise(Estimation(Started.At)).Decide(Started.Now).Refusal;
        Assert.Equal((code, field), (refusal?.Code, refusal?.Field));
    }
}
