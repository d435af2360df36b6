using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class HomePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task Each_finds_first_what_is_theirs()
    {
        foreach (var (part, sections, without) in new (DemoPart, string[], string[])[]
        {
            (DemoPart.HrLead, ["now", "news", "mine"], ["seen", "told"]),
            (DemoPart.WorksCouncilChair, ["seen", "now", "news", "mine"], ["told"]),
            (DemoPart.ManagingDirector, ["now", "news", "gates", "mine"], ["seen", "told"]),
            (DemoPart.Employee, ["now", "told", "news", "mine"], ["house"]), // whom another test of this house may have put into a body
        })
        {
            await using var visit = await house.VisitAs(part, 360);
            await visit.Go("/");
            var shown = await visit.Page.Locator("section h2").EvaluateAllAsync<string[]>("hs => hs.map(h => h.id)");
            Assert.Equal(sections, shown.Where(sections.Contains));
            Assert.DoesNotContain(shown, without.Contains);
            Assert.True(await visit.Page.Locator("#news ~ div .jr li").CountAsync() <= 7);
            await visit.OpenEverything();
            await visit.Shot($"home-{part}-360-light");
            Assert.Empty(await Axe.Violations(visit));
            Assert.Empty(await visit.Layout());
        }
    }

    [Fact]
    public async Task Several_of_the_same_are_one_line_that_unfolds_without_any_script()
    {
        await SmallProject.Draft(house, Today.Idea); // nobody speaks for its groups yet
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/");
        var line = hr.Page.Locator(".blocks > li", new() { HasText = De.HomeHoldsStart, Has = hr.Page.Locator("summary") }).First;
        Assert.False(await line.Locator("li a").First.IsVisibleAsync());
        await line.Locator("summary").ClickAsync();
        Assert.True(await line.Locator("li").CountAsync() > 1);
        await hr.Press(line.Locator("li a").First);
        Assert.Contains("/new/people", hr.Page.Url, StringComparison.Ordinal);    // a draft goes on along its steps
    }
}
