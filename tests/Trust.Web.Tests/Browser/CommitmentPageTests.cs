using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class CommitmentPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task Many_promises_are_turned_narrowed_and_searched_and_a_refused_form_stands_where_its_promise_does()
    {
        var project = await SmallProject.Ready(house);
        for (var n = 1; n <= 27; n++) await project.Promises($"Zusage {n}");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        var rows = hr.Page.Locator("article.ev");
        await hr.Go($"{project.Path}/commitments");
        Assert.Equal(25, await rows.CountAsync());
        await hr.Press("section[aria-labelledby=promises] a[rel=next]");
        Assert.Equal(2, await rows.CountAsync());

        await rows.Last.Locator("summary").First.ClickAsync();
        await rows.Last.Locator("form").First.Locator("button").ClickAsync(); // says neither kept nor not
        await hr.Page.WaitForLoadStateAsync();
        Assert.Equal(2, await rows.CountAsync());
        Assert.Contains(De.FormMissing, await rows.Last.InnerTextAsync(), StringComparison.Ordinal);

        await hr.Go($"{project.Path}/commitments?show=kept");
        Assert.Equal(0, await rows.CountAsync());
        await hr.Page.SelectOptionAsync("[name=show]", "not-checked");
        await hr.Page.FillAsync("[name=q]", "zusage 27");
        await hr.Press("form[role=search] button");
        Assert.Equal(1, await rows.CountAsync());
        Assert.DoesNotContain("zusage", hr.Page.Url, StringComparison.OrdinalIgnoreCase);
    }
}
