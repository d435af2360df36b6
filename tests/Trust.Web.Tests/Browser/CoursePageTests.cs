using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class CoursePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    string Course => $"/projects/{house.Project}/course";

    [Fact]
    public async Task A_pause_needs_its_reason_and_can_be_ended()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go(Course);
        await hr.Page.Locator("summary").First.ClickAsync();
        await Press(hr, "pause");
        Assert.Equal(De.ProjectReasonMissing, await hr.Page.InnerTextAsync("#pause-reason-error"));
        await hr.Page.FillAsync("[name='pause.reason']", "Der Anbieter liefert später.");
        await Press(hr, "pause");
        Assert.Contains(De.Word(ProjectState.Paused), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);
        Assert.Equal(De.Word(Echo.Paused), await hr.Page.InnerTextAsync("main .echo"));
        await hr.Page.FillAsync("[name='resume.reason']", "Er liefert.");
        await Press(hr, "resume");
        Assert.Contains(De.Word(ProjectState.Active), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_switched_off_is_retired_once_the_people_were_told()
    {
        var project = await SmallProject.Draft(house, Today.InUse);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/course");
        await hr.Page.Locator("details:has(form[action*='step=retire']) summary").ClickAsync();
        await hr.Page.FillAsync("[name='retire.reason']", "Der Vertrag ist zu Ende.");
        await Press(hr, "retire");
        Assert.Equal(De.ProjectDataMissing, await hr.Page.InnerTextAsync("#retire-data-error"));
        await hr.Page.FillAsync("[name='retire.data']", "Der Anbieter hat alles gelöscht.");
        await hr.Page.FillAsync("[name='retire.peopleToldOn']", "2031-01-01");
        await Press(hr, "retire");
        Assert.Equal(De.ProjectPeopleNotTold, await hr.Page.InnerTextAsync("#retire-peopleToldOn-error"));
        await hr.Page.FillAsync("[name='retire.peopleToldOn']", $"{project.Day(1):yyyy-MM-dd}");
        await Press(hr, "retire");
        Assert.Contains(De.Word(ProjectState.Retired), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);
        Assert.Equal(0, await hr.Page.Locator("form[action*='step=']").CountAsync());
    }

    [Fact]
    public async Task Nothing_is_offered_to_those_who_do_not_run_the_project()
    {
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go(Course);
        Assert.Equal(0, await chair.Page.Locator("main form").CountAsync());
        Assert.Equal(404, (await chair.Go($"{Course}/hand-over")).Status);
    }

    [Fact]
    public async Task A_project_changes_hands_only_when_the_next_owner_has_seen_what_is_open()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await using var director = await house.VisitAs(DemoPart.ManagingDirector);
        await Offer(hr, director, DemoPart.ManagingDirector);
        Assert.Equal(De.HandOverSeeFirst, await director.Page.InnerTextAsync("#seen-error"));
        await Take(director);
        await Offer(director, hr, DemoPart.HrLead);     // and back, as the demo has it
        await Take(hr);
    }

    [Fact]
    public async Task The_answers_class_a_change_and_a_body_may_ask_for_more()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"{Course}/changes?kind=vendor-update");
        foreach (var no in await hr.Page.Locator("input[type=radio][value=no]").AllAsync()) await no.CheckAsync();
        await hr.Page.FillAsync("textarea[name=text]", "Neue Farben in der Oberfläche.");
        await hr.Press("section[aria-labelledby=report] button");
        Assert.Contains("Neue Farben", await hr.Page.Locator(".ev").First.InnerTextAsync(), StringComparison.Ordinal);

        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go($"{Course}/changes");
        var newest = chair.Page.Locator(".ev").First;
        await newest.Locator("summary").ClickAsync();
        await newest.Locator("input[value=inform]").CheckAsync();
        await newest.Locator("textarea").FillAsync("Die Belegschaft soll es wissen.");
        await chair.Press(newest.Locator("button"));
        Assert.Contains(De.Word(ChangeClass.Inform), await chair.Page.Locator(".ev").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Die Belegschaft soll es wissen.", await chair.Page.Locator(".ev").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    async Task Offer(Visit owner, Visit next, DemoPart to)
    {
        await owner.Go(Course);
        await owner.Page.SelectOptionAsync("select[name=person]", house.Person(to).Person.ToString());
        await owner.Press("form[action*='handler=Offer'] button");
        await next.Go(Course);
        await next.Press("a.btn");
        await next.Press("section[aria-labelledby=take] button");   // without having seen it
    }

    static async Task Take(Visit next)
    {
        await next.Page.CheckAsync("[name=seen]");
        await next.Press("section[aria-labelledby=take] button");
    }

    static Task Press(Visit visit, string step) => visit.Press($"form[action*='step={step}'] button");
}
