using Trust.Domain.Acceptance;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class KpiTests
{
    static Act Measures(string kpi, decimal value, int daysAgo = 0, int? people = 40, bool baseline = false, PersonId? by = null) => (now, at) =>
        new RecordKpiPoint(kpi, now.Day(at).AddDays(-daysAgo), value, people, Id.SomeText, baseline, (by ?? Olga).Is(), at);

    static Act Targets(string kpi, decimal? value, decimal? to = null, PersonId? by = null) => (_, at) => new SetKpiTarget(kpi, value is { } v ? new(v, to) : null, (by ?? Olga).Is(), at);

    static Act Changed(Act act, Func<RecordKpiPoint, RecordKpiPoint> otherwise) => (now, at) => otherwise((RecordKpiPoint)act(now, at));

    [Fact]
    public void A_figure_is_recorded_by_owner_deputy_members_and_HR()
    {
        Given.A(Started).When(Measures("adoption", 62)).Then("kpi-point-recorded").Holds(p => p.Kpis["adoption"].Last!.Value == 62);
        Given.A(Started.And(GivesRole(Nora, ProjectRole.Member))).When(Measures("adoption", 62, by: Nora)).Then("kpi-point-recorded");
        Given.A(Started).When(Measures("adoption", 62, by: Henrik)).Then("kpi-point-recorded");
        Given.A(Started).When(Measures("adoption", 62, by: Walter)).ThenRefused("kpi.not-your-part");
        Given.A(Started).When(Measures("luck", 62)).ThenRefused("kpi.unknown");
    }

    [Fact]
    public void It_is_within_its_unit_of_the_past_and_says_where_it_comes_from()
    {
        Given.A(Started).When(Measures("adoption", 101)).ThenRefused("kpi.out-of-bounds");
        Given.A(Started).When(Measures("functions", 2.5m)).ThenRefused("kpi.out-of-bounds");
        Given.A(Started).When(Measures("adoption", 62, daysAgo: -1)).ThenRefused("kpi.in-the-future");
        Given.A(Started).When(Changed(Measures("adoption", 62), p => p with { Source = null })).ThenRefused("kpi.source-missing");
    }

    [Fact]
    public void A_figure_of_fewer_than_five_people_is_not_recorded()
    {
        Given.A(Started).When(Measures("adoption", 75, people: 4)).ThenRefused("kpi.too-few-people");
        Given.A(Started).When(Measures("adoption", 80, people: 5)).Then("kpi-point-recorded");
        Given.A(Started).When(Measures("functions", 3, people: null)).Then("kpi-point-recorded");
        Given.A(Started with { Now = Started.Now with { AffectedEmployees = 4 } }).When(Measures("adoption", 75, people: null)).ThenRefused("kpi.too-few-people");
    }

    [Fact]
    public void Another_figure_of_the_same_day_corrects_it_and_the_same_one_again_is_nothing()
    {
        var measured = Started.And(Measures("adoption", 62));
        Given.A(measured).When(Measures("adoption", 62)).ThenNothing();
        Given.A(measured).When(Measures("adoption", 26)).Then("kpi-point-recorded").Holds(p => p.Kpis["adoption"].Last!.Value == 26);
        Given.A(measured).When(Measures("adoption", 40, daysAgo: 9)).Then("kpi-point-recorded").Holds(p => p.Kpis["adoption"].MeasuredOn == measured.Now.Kpis["adoption"].MeasuredOn);
    }

    [Fact]
    public void The_same_figure_from_another_source_corrects_the_source()
    {
        var measured = Started.And(Measures("adoption", 62));
        Given.A(measured).When(Changed(Measures("adoption", 62), p => p with { Source = Id.Text(77) })).Then("kpi-point-recorded").Holds(p => p.Kpis["adoption"].Source == Id.Text(77));
        Given.A(measured).When(Changed(Measures("adoption", 62), p => p with { Source = null })).ThenRefused("kpi.source-missing");
    }

    [Fact]
    public void The_project_sets_its_own_target_and_can_go_back_to_the_suggestion()
    {
        var own = Started.And(Targets("adoption", 60));
        Given.A(own).When(Targets("adoption", 60)).ThenNothing();
        Given.A(own).When(Targets("adoption", null)).Then("kpi-target-set").Holds(p => p.Kpis.IsEmpty);
        Given.A(Started).When(Targets("adoption", null)).ThenNothing();
        Given.A(Started).When(Targets("adoption", 60, by: Henrik)).ThenRefused("project.only-owner");
        Given.A(Started).When(Targets("luck", 60)).ThenRefused("kpi.unknown");
        Given.A(Started).When(Targets("adoption", 101)).ThenRefused("kpi.out-of-bounds");
        Given.A(Started).When(Targets("adoption", 60, 70)).ThenRefused("kpi.no-range");
        Given.A(Started).When(Targets("ambassadors", 8)).ThenRefused("kpi.range-missing");
        Given.A(Started).When(Targets("ambassadors", 8, 101)).ThenRefused("kpi.out-of-bounds");
        Given.A(Started).When(Targets("ambassadors", 8, 5)).ThenRefused("kpi.range-upside-down");
        Given.A(Started).When(Targets("ambassadors", 8, 12)).Then("kpi-target-set");
    }

    static KpiReading Reading(string kpi, KpiTarget? own, params decimal[] values) => new(TestRulebook.V1.Kpi(kpi)!, own, // the tests' workflow has it
        [.. values.Select((v, i) => new KpiPoint(new DateOnly(2026, 3, 1).AddDays(30 * i), v, 40, i == 0))], new(2026, 3, 1));

    [Theory]
    [InlineData("adoption", KpiTrend.Better, 60, 70)]
    [InlineData("adoption", KpiTrend.Worse, 70, 60)]
    [InlineData("support", KpiTrend.Better, 3, 2)]
    [InlineData("support", KpiTrend.Same, 3, 3)]
    [InlineData("ambassadors", KpiTrend.Better, 30, 14)]
    [InlineData("ambassadors", KpiTrend.Worse, 12, 20)]
    public void Which_way_is_better_depends_on_the_figure(string kpi, KpiTrend trend, int before, int now)
    {
        Assert.Equal(trend, Reading(kpi, null, before, now).Trend);
        Assert.Equal(trend, Reading(kpi, null, before, now).SinceBaseline);
    }

    [Fact]
    public void One_figure_has_no_trend() => Assert.Equal(KpiTrend.Unknown, Reading("functions", null, 4).Trend);

    [Fact]
    public void A_figure_stands_to_its_own_target_or_to_the_suggested_one()
    {
        Assert.Equal(KpiStanding.NotMeasured, Reading("adoption", null).Standing);
        Assert.Equal(KpiStanding.NoTarget, Reading("functions", null, 4).Standing);
        Assert.Equal(KpiStanding.Missed, Reading("adoption", null, 80).Standing);   // more than 80 is suggested
        Assert.Equal(KpiStanding.Met, Reading("adoption", null, 81).Standing);
        Assert.Equal(KpiStanding.Met, Reading("adoption", new(60, null), 60).Standing);
        Assert.Equal(KpiStanding.Missed, Reading("ambassadors", null, 16).Standing);
        Assert.Equal(KpiStanding.Met, Reading("ambassadors", null, 15).Standing);
        Assert.Equal(KpiStanding.Missed, Reading("support", new(2, null), 3).Standing);
    }

    [Fact]
    public void It_is_due_a_month_after_the_last_one()
    {
        Assert.Equal(new(2026, 3, 31), Reading("adoption", null).DueOn);
        Assert.Equal(new(2026, 4, 30), Reading("adoption", null, 50, 60).DueOn);
        Assert.Null(new KpiReading(TestRulebook.V1.Kpi("adoption")!, null, [], null).DueOn); // the tests' workflow has it
    }
}
