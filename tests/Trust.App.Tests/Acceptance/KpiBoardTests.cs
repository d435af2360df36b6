using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Acceptance;

public sealed class KpiBoardTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static Act Measures(string kpi, decimal value, int daysAgo, bool baseline = false) => (now, at) =>
        new RecordKpiPoint(kpi, now.Day(at).AddDays(-daysAgo), value, 40, Id.SomeText, baseline, Olga.Is(), at);

    static async Task<(KpiPicture Picture, ProjectView View)> Read(Office office)
    {
        var view = await new ProjectReader(office.Database, office.Store).Read(office.Organisation, office.Project, Olga.Is(), office.At, default);
        return (await new KpiBoard(office.Database).Read(view!, default), view!); // the owner sees it
    }

    [Fact]
    public async Task Of_a_days_values_the_last_counts_and_says_that_it_is_a_correction()
    {
        var office = await Office.Begun(db);
        await office.And(Measures("adoption", 20, 60, baseline: true), Measures("adoption", 26, 30), Measures("adoption", 62, 30));
        var series = (await Read(office)).Picture.All.Single(s => s.Rule.Key == "adoption");
        Assert.Equal([(20m, true, false), (62m, false, true)], series.Rows.Select(r => (r.Value, r.Baseline, r.Corrected)));
        Assert.All(series.Rows, r => Assert.NotNull(r.Source));
        Assert.Equal((KpiTrend.Better, 20m), (series.Reading.Trend, series.Reading.Baseline!.Value)); // one was recorded
    }

    [Fact]
    public async Task Attendance_is_never_the_headline()
    {
        var office = await Office.Begun(db);
        await office.And(Measures("attendance", 95, 3));
        Assert.Null((await Read(office)).Picture.Headline);
        await office.And(Measures("support", 2, 3));
        var picture = (await Read(office)).Picture;
        Assert.Equal("support", picture.Headline!.Rule.Key); // it is measured
        Assert.Empty(picture.Beside);
        Assert.Equal("attendance", picture.All[^1].Rule.Key);
    }

    [Fact]
    public async Task A_months_report_ends_with_its_month_and_counts_no_fewer_than_five()
    {
        var office = await Office.Begun(db);
        await office.And(Measures("adoption", 20, 40), Measures("adoption", 62, 0));
        var (picture, view) = await Read(office);
        var report = MonthlyReport.Of(view, picture, view.Today.AddMonths(-1));
        Assert.Equal(20m, Assert.Single(report.Figures).Reading.Last!.Value); // the month has one
        Assert.Equal([(ObjectionState.Raised, null)], report.Objections.Select(o => (o.State, o.Count)));
        Assert.False(MonthlyReport.Covers(view.Project, view.Today.AddMonths(1), view.Today));
    }
}
