using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>The map of groups and bodies: a picture, and the same as a table.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class MapPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task A_group_is_moved_by_arrow_keys_along_how_strongly_it_is_affected_and_nothing_else()
    {
        var project = await WithProfile(new(2, null, null, Position.Divided, PositionSource.Pulse, 7, null));
        await using var visit = await house.VisitAs(DemoPart.HrLead);
        await visit.Go($"{project.Path}/groups");
        var before = (await project.Now()).Groups[Domain.Group.Employees];
        await visit.Page.FocusAsync("#map-employees");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Keyboard.PressAsync("Enter"), r => r.Request.Method == "GET" && r.Request.IsNavigationRequest);
        await visit.Page.WaitForLoadStateAsync();
        Assert.Equal("4", await visit.Page.GetAttributeAsync("#map-employees", "aria-valuenow"));
        Assert.Equal(before with { Affectedness = 4 }, (await project.Now()).Groups[Domain.Group.Employees]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_group_is_dragged_sideways_and_goes_back_when_the_finger_scrolled_instead()
    {
        var project = await WithProfile(new(2, null, null, null, null, null, null));
        await using var visit = await house.VisitAs(DemoPart.HrLead);
        await visit.Go($"{project.Path}/groups");
        var mark = visit.Page.Locator("#map-employees");
        await mark.ScrollIntoViewIfNeededAsync();
        var step = await mark.EvaluateAsync<float>("m => m.dataset.step * m.ownerSVGElement.getBoundingClientRect().width / m.ownerSVGElement.viewBox.baseVal.width");
        Microsoft.Playwright.LocatorBoundingBoxResult box = null!; // set with each grip
        await Grip();
        await visit.Page.Mouse.MoveAsync(X() + 2 * step, Y(), new() { Steps = 4 });
        await mark.DispatchEventAsync("pointercancel");
        Assert.Equal("translateX(0px)", await mark.EvaluateAsync<string>("m => m.style.transform"));
        await visit.Page.Mouse.UpAsync();
        Assert.Equal(2, (await project.Now()).Groups[Domain.Group.Employees].Affectedness);

        await Grip();
        await visit.Page.Mouse.MoveAsync(X() + 2 * step, Y() - 60, new() { Steps = 4 }); // up or down says nothing
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Mouse.UpAsync(), r => r.Request.Method == "GET" && r.Request.IsNavigationRequest);
        Assert.Equal(4, (await project.Now()).Groups[Domain.Group.Employees].Affectedness);
        Assert.Empty(visit.Complaints);

        float X() => box.X + box.Width / 2;
        float Y() => box.Y + box.Height / 2;
        async Task Grip()
        {
            box = (await mark.BoundingBoxAsync())!; // it stands on the page
            await visit.Page.Mouse.MoveAsync(X(), Y());
            await visit.Page.Mouse.DownAsync();
        }
    }

    [Fact]
    public async Task The_table_says_what_the_picture_shows_at_each_gate()
    {
        var project = await WithProfile(new(2, null, null, Position.Divided, PositionSource.Pulse, 7, null));
        await using var visit = await house.VisitAs(DemoPart.HrLead, script: false);
        foreach (var stage in (string[])["relevance", "security"])
        {
            await visit.Go($"{project.Path}/groups?stage={stage}");
            var row = await visit.Page.Locator("section[aria-labelledby=parties] tbody tr", new() { HasText = De.AtStart(De.Word(Domain.Group.Employees)) }).InnerTextAsync();
            foreach (var said in (string[])["2", De.Word(Position.Divided), De.MapAnswers(7)])
                Assert.Contains(said, row, StringComparison.Ordinal);
            var officer = await visit.Page.Locator("section[aria-labelledby=parties] tbody tr", new() { HasText = De.AtStart(De.Word(Domain.Group.DataProtection)) }).InnerTextAsync();
            Assert.Contains(De.Word(stage == "security" ? Strength.Condition : Strength.Inform), officer, StringComparison.Ordinal); // the two gates at which it is not the same
        }
    }

    [Fact]
    public async Task Whoever_does_not_run_the_project_looks_and_moves_nothing()
    {
        var project = await WithProfile(new(2, null, null, null, null, null, null));
        await using var visit = await house.VisitAs(DemoPart.Employee);
        await visit.Go($"{project.Path}/groups");
        Assert.Equal(1, await visit.Page.Locator(".map:visible").CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".map [role=slider]").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("#affected").CountAsync());
    }

    [Fact]
    public async Task A_group_s_page_keeps_the_contact_and_the_frame_without_any_script_and_the_map_tells_who_is_due()
    {
        var project = await WithProfile(new(2, null, null, null, null, null, null));
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/groups");
        await hr.Press("section[aria-labelledby=contacts] a[href$='groups/employees#contact']");
        Assert.Equal(De.ContactNone, await hr.Page.InnerTextAsync("section[aria-labelledby=now] .say"));
        await hr.Page.FillAsync("[name=on]", "2099-01-01");
        await hr.Press("section[aria-labelledby=contact] button");
        Assert.Equal(De.ContactInTheFuture, await hr.Page.InnerTextAsync("#on-error"));
        var today = (await project.Now()).Day(DateTimeOffset.UtcNow);
        await hr.Page.FillAsync("[name=on]", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await hr.Page.FillAsync("[name=note]", "Rundgang in der Montage.");
        await hr.Press("section[aria-labelledby=contact] button");
        Assert.Contains("Rundgang in der Montage.", await hr.Page.InnerTextAsync("section[aria-labelledby=now]"), StringComparison.Ordinal);

        await hr.Page.FillAsync("[name=changes]", "Anfragen zu Urlaub beantwortet ein System.");
        await hr.Press("section[aria-labelledby=hears] button");
        Assert.Contains(De.HearFilled(1, 3), await hr.Page.InnerTextAsync("section[aria-labelledby=hears]"), StringComparison.Ordinal);
        Assert.Equal("Anfragen zu Urlaub beantwortet ein System.", await hr.Page.InputValueAsync("[name=changes]"));
        Assert.Equal(2, (await project.Now()).Groups[Domain.Group.Employees].Affectedness); // the rest of the profile stays

        // who does what, from the same rules as the gates; and an employee reads and fills nothing
        await hr.Go($"{project.Path}/groups");
        Assert.Equal(5, await hr.Page.Locator("section[aria-labelledby=who-does] tbody tr").CountAsync());
        var decides = await hr.Page.Locator("section[aria-labelledby=who-does] tbody tr").Nth((int)Stage.Relevance).Locator("td").Nth(1).InnerTextAsync();
        Assert.Contains($"{De.AtStart(De.Word(Domain.Group.Management))} ({De.Word(Strength.Consent)})", decides, StringComparison.Ordinal);
        Assert.DoesNotContain(De.AtStart(De.Word(Domain.Group.DataProtection)), decides, StringComparison.Ordinal); // it is told there
        await using var employee = await house.VisitAs(DemoPart.ManagingDirector);
        await employee.Go($"{project.Path}/groups/employees");
        Assert.Equal(0, await employee.Page.Locator("main form").CountAsync());
        Assert.Empty(await Axe.Violations(employee));
    }

    [Fact]
    public async Task Who_is_due_to_be_spoken_with_and_where_nobody_gives_or_decides_is_said()
    {
        var (running, draft, owner) = (await SmallProject.InReview(house), await SmallProject.Draft(house, Today.Idea), await house.In(DemoPart.HrLead)); // running for a month, and nobody was spoken with
        var told = System.Net.WebUtility.HtmlDecode(await owner.Read($"{running.Path}/groups"));
        Assert.Contains(De.ContactDue, told, StringComparison.Ordinal);
        var gap = De.GapNobodyDecides(De.Word(Domain.Group.Employees));
        Assert.DoesNotContain(gap, told, StringComparison.Ordinal);
        var empty = System.Net.WebUtility.HtmlDecode(await owner.Read($"{draft.Path}/groups"));
        Assert.Contains(gap, empty, StringComparison.Ordinal);
        Assert.Contains(De.GapNobodyGives(De.Word(Domain.Group.DataProtection)), empty, StringComparison.Ordinal);
        Assert.DoesNotContain(De.ContactDue, empty, StringComparison.Ordinal); // a draft owes nobody a word yet
    }

    async Task<SmallProject> WithProfile(GroupProfile profile)
    {
        var project = await SmallProject.Ready(house);
        await project.Describes(Domain.Group.Employees, profile with { SpeaksFor = (await project.Now()).Groups[Domain.Group.Employees].SpeaksFor });
        return project;
    }
}
