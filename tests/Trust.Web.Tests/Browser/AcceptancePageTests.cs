using System.Text.RegularExpressions;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class AcceptancePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task Figures_are_recorded_and_drawn_without_any_script()
    {
        var project = await SmallProject.Draft(house, Today.Idea);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/acceptance");
        Assert.Contains(De.AcceptanceNone("Nutzung"), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);

        await Record(hr, project.Day(0), "12,5", people: "4");
        Assert.True(await hr.Page.Locator("#point-people-error").CountAsync() == 1, "a figure of four people is refused at its field");
        await Record(hr, project.Day(0), "12,5", people: "");
        await Record(hr, project.Day(20), "40", people: "8");
        Assert.Equal(1, await hr.Page.Locator("figure svg[role=img]").CountAsync());
        Assert.Contains("40 %".Replace(' ', '\u00a0'), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);

        await hr.Page.FillAsync("[name='goal.target']", "35");
        await hr.Press("form[action*='handler=Target'] button");
        Assert.Contains(De.KpiTargetOwn, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        var drawn = await hr.Page.Locator("figure svg text").AllTextContentsAsync();
        Assert.All(["12,5 %", "40 %", $"{De.KpiTarget} 35 %"], value => Assert.Contains(value.Replace(" %", "\u00a0%", StringComparison.Ordinal), drawn));
    }

    static async Task Record(Visit visit, DateOnly on, string value, string people)
    {
        await visit.Page.FillAsync("[name='point.on']", $"{on:yyyy-MM-dd}");
        await visit.Page.FillAsync("[name='point.value']", value);
        await visit.Page.FillAsync("[name='point.people']", people);
        await visit.Page.FillAsync("[name='point.source']", "Zählung der IT");
        await visit.Press("form[action*='handler=Record'] button");
    }

    [Fact]
    public async Task The_return_is_shown_with_everything_it_is_reckoned_from()
    {
        var project = await SmallProject.Draft(house, Today.Idea);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/acceptance");
        await hr.Page.Locator("details:has(form[action*='handler=Roi']) > summary").ClickAsync();
        await hr.Page.FillAsync("[name='roi.currency']", "EUR");
        foreach (var (name, low, mid, high) in new[] { ("hoursSavedAWeek", "6", "10", "12"), ("hourlyRate", "40", "50", "60"), ("costs", "9000", "10000", "15000") })
        {
            foreach (var (part, typed) in new[] { ("low", low), ("base", mid), ("high", high), ("source", "Eigene Bücher"), ("on", $"{project.Day(0):yyyy-MM-dd}") })
                await hr.Page.FillAsync($"[name='roi.{name}.{part}']", typed);
        }
        await hr.Page.FillAsync("[name='roi.hourlyRate.base']", "70");
        await hr.Press("form[action*='handler=Roi'] button");
        Assert.Equal("roi-hourlyRate-high-error", await hr.Page.Locator(".fld__err").GetAttributeAsync("id")); // Locator insists on one
        Assert.True(await hr.Page.Locator("#roi-hourlyRate-high-error").IsVisibleAsync());
        await hr.Page.FillAsync("[name='roi.hourlyRate.base']", "50");
        await hr.Press("form[action*='handler=Roi'] button");
        var told = await hr.Page.InnerTextAsync("main");
        Assert.All([De.RoiHeadline(-28, 260, 125), De.RoiFormula, "Eigene Bücher", De.RoiDefault], text => Assert.Contains(text, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("management")]
    [InlineData("council")]
    [InlineData("staff")]
    public async Task A_months_report_says_what_its_readers_need_on_one_page(string reader)
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        Assert.Equal(200, (await hr.Go($"{project.Path}/report?month={project.Day(0):yyyy-MM}&for={reader}")).Status);
        var told = await hr.Page.InnerTextAsync("main");
        Assert.Contains(reader switch { "management" => De.RoiNone, "council" => De.MonthlyNoObjections, _ => De.MonthlyNotYet }, told, StringComparison.Ordinal);
        Assert.Contains(De.MonthlyNext, told, StringComparison.Ordinal);
        var printed = System.Text.Encoding.Latin1.GetString(await hr.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Assert.Single(Regex.Matches(printed, @"/Type\s*/Page\b"));
        Assert.Equal(404, (await hr.Go($"{project.Path}/report?month=2031-01&for={reader}")).Status);
        Assert.Equal(404, (await hr.Go($"{project.Path}/report?month=soon")).Status);
        Assert.Equal(404, (await hr.Go($"{project.Path}/report?for=nobody")).Status);
    }
}
