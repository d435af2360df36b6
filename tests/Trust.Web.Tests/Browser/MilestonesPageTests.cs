using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class MilestonesPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task Everything_is_shifted_once_its_preview_was_seen_without_any_script()
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/milestones");
        var before = await hr.Page.Locator("#list ~ div td[data-l] time").AllInnerTextsAsync();
        await hr.Page.FillAsync("[name=shift]", "5");
        await hr.Press("section[aria-labelledby=shift] form[method=get] button");
        var moves = await hr.Page.Locator("section[aria-labelledby=shift] li").CountAsync();
        Assert.True(moves > 0);
        Assert.Contains(De.MilestonesShiftMoves(moves), await hr.Page.InnerTextAsync("section[aria-labelledby=shift]"), StringComparison.Ordinal);
        await hr.Press("section[aria-labelledby=shift] form[method=post] button");
        Assert.NotEqual(before, await hr.Page.Locator("#list ~ div td[data-l] time").AllInnerTextsAsync());
        Assert.Equal(moves, await hr.Page.GetByText(De.MilestonesLater(5), new() { Exact = true }).CountAsync());
    }

    [Fact]
    public async Task One_is_dropped_with_a_reason_and_planned_again()
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"{project.Path}/milestones");
        var last = hr.Page.Locator("section[aria-labelledby=change] details").Last;
        await last.Locator("summary").ClickAsync();
        await hr.Press(last.Locator("form[action*='step=drop'] button"));
        Assert.Equal(De.MilestoneReasonMissing, await hr.Page.InnerTextAsync(".fld__err"));
        var tried = hr.Page.Locator("section[aria-labelledby=change] details[open]");
        await tried.Locator("form[action*='step=drop'] input[type=text]").FillAsync("Der Anbieter kommt zu uns.");
        await hr.Press(tried.Locator("form[action*='step=drop'] button"));
        await hr.Page.Locator("#closed > summary").ClickAsync();
        var again = hr.Page.Locator("#closed > details");
        await again.Locator("summary").ClickAsync();
        await again.Locator("input[type=text]").FillAsync("Er kommt doch nicht.");
        await hr.Press(again.Locator("button"));
        Assert.Equal(0, await hr.Page.Locator("form[action*='step=restore']").CountAsync());
    }

    [Fact]
    public async Task What_is_done_or_dropped_is_folded_away_below_what_can_still_be_moved()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"/projects/{house.Project}/milestones");
        var change = hr.Page.Locator("section[aria-labelledby=change]");
        var closed = change.Locator("details#closed > details");
        Assert.True(await closed.CountAsync() > 3);
        Assert.False(await closed.First.IsVisibleAsync());
        await change.Locator("details#closed > summary").ClickAsync();
        Assert.True(await closed.First.IsVisibleAsync());
        Assert.Equal(0, await change.Locator("form[action*='step=restore']:not(#closed form)").CountAsync());
    }

    [Fact]
    public async Task Whoever_may_not_move_dates_finds_no_form_and_the_phone_reads_the_list()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee, width: 360);
        await employee.Go($"/projects/{house.Project}/milestones");
        Assert.Equal(0, await employee.Page.Locator("main form").CountAsync());
        Assert.False(await employee.Page.Locator("svg.tl").IsVisibleAsync());
        var lines = employee.Page.Locator("section[aria-labelledby=picture] ol li");
        Assert.True(await lines.CountAsync() > 10);
        Assert.True(await lines.First.Locator("svg").IsVisibleAsync());
        Assert.Equal(1, await lines.Filter(new() { HasText = "heute" }).CountAsync());
        Assert.Contains(De.MilestonesLegendNarrow, await employee.Page.InnerTextAsync("section[aria-labelledby=picture]"), StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(employee));
        Assert.True(await employee.Page.Locator("table").First.IsVisibleAsync());
    }

    [Fact]
    public async Task One_is_moved_once_its_preview_was_seen_and_gets_its_hours()
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/milestones");
        var last = hr.Page.Locator("section[aria-labelledby=change] details").Last;
        await last.Locator("summary").ClickAsync();
        await last.Locator("input[name=to]").FillAsync("2020-01-01");
        await hr.Press(last.Locator("form:has(input[name=to]) button"));
        Assert.Contains("toast", await hr.Page.InnerHTMLAsync("section[aria-labelledby=shift]"), StringComparison.Ordinal);

        await hr.Go($"{project.Path}/milestones");
        await last.Locator("summary").ClickAsync();
        var to = DateOnly.Parse(await last.Locator("input[name=to]").InputValueAsync()).AddDays(7);
        await last.Locator("input[name=to]").FillAsync($"{to:yyyy-MM-dd}");
        await hr.Press(last.Locator("form:has(input[name=to]) button"));
        Assert.Equal(1, await hr.Page.Locator("section[aria-labelledby=shift] li").CountAsync());
        Assert.True(await hr.Page.Locator("section[aria-labelledby=shift] pre.letter").CountAsync() > 0);
        await hr.Press("section[aria-labelledby=shift] form[method=post] button");
        Assert.Equal(1, await hr.Page.Locator($"section[aria-labelledby=list] time[datetime='{to:yyyy-MM-dd}']").CountAsync());

        await last.Locator("summary").ClickAsync();
        await last.Locator("input[type=time]").First.FillAsync("10:00");
        await hr.Press(last.Locator("form[action*='step=hours'] button"));
        Assert.Equal(De.MilestoneHoursMissing, await hr.Page.InnerTextAsync(".fld__err"));
        var open = hr.Page.Locator("section[aria-labelledby=change] details[open]");
        await open.Locator("input[type=time]").First.FillAsync("10:00");
        await open.Locator("input[type=time]").Last.FillAsync("11:30");
        await hr.Press(open.Locator("form[action*='step=hours'] button"));
        Assert.Contains("10.00–11.30", await hr.Page.InnerTextAsync("section[aria-labelledby=list]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_feed_is_read_by_its_secret_until_it_is_switched_off()
    {
        var meeting = await (await SmallProject.InReview(house)).Meets(new(2030, 3, 20), new(10, 0), new(11, 30));
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go("/me");
        await hr.OpenEverything();
        await hr.Press("button[formaction='/me?handler=Feed']");
        var address = (await hr.Page.InnerTextAsync(".seal .num")).Trim();
        using var http = new HttpClient();
        var file = await http.GetStringAsync(new Uri(address));
        var dates = await Trust.App.Tests.Mail.Reader.Calendar(System.Text.Encoding.UTF8.GetBytes(file));
        Assert.Equal("PUBLISH", dates.Method);
        Assert.All(dates.Events, e => Assert.StartsWith("milestone-", e.Uid, StringComparison.Ordinal));
        Assert.Equal("2030-03-20T09:00:00.000Z", dates.Events.Single(e => e.Uid == $"milestone-{meeting}@trust").Start);   // ten in Berlin
        Assert.Equal("Europe/Berlin", Assert.Single(dates.Zones));
        Assert.Contains(dates.Events, e => e.Start.Length == "2030-03-20".Length);
        await hr.Press("button[formaction='/me?handler=FeedOff']");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(new Uri(address))).StatusCode);
    }
}
