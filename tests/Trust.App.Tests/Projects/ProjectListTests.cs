using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

public sealed class ProjectListTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_condition_past_its_date_puts_the_project_at_risk_in_the_list_as_on_its_own_page()
    {
        var office = await Office.Open(db);
        await office.Until(p => p.OpenRound(Stage.Transparency) is not null);
        await office.And(Acts.Approves(Stage.Transparency, Council, Walter, 1, new(Stage.Relevance, null))); // due on 1 June 2026
        await office.Until(p => p.Of(Stage.Relevance).State is StageState.Active);

        async Task<ProjectRow> On(DateOnly today) => Assert.Single(await new ProjectList(db.Database).Read(office.Organisation, Olga, today, new(), default));
        foreach (var (day, late) in new[] { (new DateOnly(2026, 6, 1), false), (new DateOnly(2026, 6, 2), true) })
        {
            var row = await On(day);
            Assert.Equal((late, late), (row.AtRisk, row.Line.Stages[(int)Stage.Relevance].AtRisk));
            Assert.Equal(Risk.Threatens(await office.Now(), Stage.Relevance, day), row.AtRisk);
        }
    }
}
