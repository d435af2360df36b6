using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Milestones;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class NewProjectPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task From_sign_in_to_a_running_project_it_takes_five_pages_and_at_most_twelve_answers_without_any_script()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/");
        var (pages, answers) = (1, 0); // the first page after sign-in
        async Task Next(string press)
        {
            await hr.Press(press);
            pages++;
        }

        await Next("a[href='/projects/new']");
        Assert.Equal(De.NewStep(1), await hr.Page.InnerTextAsync(".steps p"));
        Assert.True(await hr.Page.Locator("[required]").CountAsync() <= 2);
        await Answer("[name=title]", "Antworten zu Urlaub");
        await Answer("[name='sites[0].name']", "Lindtal");
        await Answer("[name=affected]", "140");
        await hr.Page.CheckAsync("[name='bodies[0].kind'][value=works-council]");
        answers++;
        await Next("section[aria-labelledby=when] button");

        Assert.Equal(De.NewStep(2), await hr.Page.InnerTextAsync(".steps p"));
        Assert.StartsWith("body:", await hr.Page.InputValueAsync("[name='speaks.works-council']"), StringComparison.Ordinal); // proposed by the first answers
        await Choose("[name=sponsor]", $"{house.Person(DemoPart.ManagingDirector).Person}");
        foreach (var group in (string[])["it", "employees"]) await Choose($"[name='speaks.{group}']", $"person:{house.Person(DemoPart.Employee).Person}");
        await Choose("[name='speaks.data-protection']", $"person:{house.Person(DemoPart.DataProtectionOfficer).Person}");
        await Choose("[name=sits]", $"{house.Person(DemoPart.WorksCouncilChair).Person}");
        await Next("section[aria-labelledby=next] .btn");

        Assert.Equal(De.NewStep(3), await hr.Page.InnerTextAsync(".steps p"));
        Assert.True(await hr.Page.Locator("section[aria-labelledby=picture] tbody tr").CountAsync() > 5);
        Assert.True(await hr.Page.Locator("section[aria-labelledby=mails] tbody tr").CountAsync() > 2);
        Assert.Contains(De.QuestionPurposeOpen, await hr.Page.InnerTextAsync("section[aria-labelledby=open]"), StringComparison.Ordinal);
        await Next("section[aria-labelledby=now] button");

        Assert.InRange((pages, answers), (1, 1), (5, 12));
        var path = new Uri(hr.Page.Url).AbsolutePath;
        var started = await Now(path);
        Assert.Equal(ProjectState.Active, started.State);
        Assert.Equal(6, started.Seats.Count); // whoever speaks decides from the start, so that nothing of it is left to do
        Assert.DoesNotContain(Turns.Of(started), t => t.Code == "gate.seat-empty");
        Assert.DoesNotContain(De.SeatsGive, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        // what was left open is asked on, and answered any day
        await hr.Go($"{path}/new");
        await hr.Page.FillAsync("[name=purpose]", "Fragen zu Urlaub beantworten.");
        Assert.Equal(0, await hr.Page.Locator("[name=title], [name='sites[0].name'], [name=affected]").CountAsync());
        await hr.Press("section[aria-labelledby=when] button");
        Assert.Equal(["Today", "System", "Decides"], (await Now(path)).Open.Select(q => q.ToString()));

        async Task Answer(string field, string value)
        {
            await hr.Page.FillAsync(field, value);
            answers++;
        }

        async Task Choose(string field, string value)
        {
            await hr.Page.SelectOptionAsync(field, value);
            answers++;
        }
    }

    [Fact]
    public async Task What_was_typed_is_kept_whichever_way_somebody_leaves_and_of_nothing_no_draft_is_made()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/projects/new");
        await hr.Press(".mast nav button[value='/people']");
        Assert.Equal("/people", new Uri(hr.Page.Url).AbsolutePath);
        Assert.Equal("0", (await Drafts("Urlaub im Entwurf"))[0]);

        await hr.Go("/projects/new");
        await hr.Page.FillAsync("[name=title]", "Urlaub im Entwurf");
        await hr.Page.FillAsync("[name=purpose]", "Fragen zu Urlaub beantworten.");
        await hr.Press(".foot button[value='/me']"); // where the language is chosen
        Assert.Equal("/me", new Uri(hr.Page.Url).AbsolutePath);
        Assert.Equal("1", (await Drafts("Urlaub im Entwurf"))[0]);

        await hr.Go("/projects");
        await hr.Press("th a:has-text('Urlaub im Entwurf')");
        await hr.Go($"{new Uri(hr.Page.Url).AbsolutePath}/new");
        Assert.Equal("Fragen zu Urlaub beantworten.", (await hr.Page.InputValueAsync("[name=purpose]")).Trim());
        await hr.Page.FillAsync("[name=system]", "Urlaubshelfer");
        await hr.EnterAt(hr.Page.Locator("[name=system]")); // goes on, and not to where the first link of the page leads
        Assert.EndsWith("/new/people", hr.Page.Url, StringComparison.Ordinal);
        await hr.Page.SelectOptionAsync("[name='speaks.it']", $"person:{house.Person(DemoPart.Employee).Person}");
        await hr.Press("section[aria-labelledby=sponsor-q] button[value='/people/import']");
        Assert.Equal("/people/import", new Uri(hr.Page.Url).AbsolutePath);
        await hr.Page.GoBackAsync();
        await hr.Page.ReloadAsync();
        Assert.Equal($"person:{house.Person(DemoPart.Employee).Person}", await hr.Page.InputValueAsync("[name='speaks.it']"));

        await hr.Go("/projects/new");
        await hr.Page.FillAsync("[name=title]", "Urlaub nach Feierabend");
        await hr.Press(".mast nav button[value='/sign-out']");
        Assert.Equal("/sign-in", new Uri(hr.Page.Url).AbsolutePath);
        Assert.Equal("1", (await Drafts("Urlaub nach Feierabend"))[0]);
        await hr.Go("/projects/new");
        Assert.Equal("/sign-in", new Uri(hr.Page.Url).AbsolutePath); // out it is
    }

    Task<IReadOnlyList<string>> Drafts(string title) =>
        house.Ask($"select count(*)::text from projects p join contents c on c.organisation_id = p.organisation_id and c.id = p.title_id where p.state = 'draft' and c.body = '{title}'");

    [Fact]
    public async Task Who_may_never_decide_for_a_group_is_refused_at_its_field_and_who_was_named_by_another_way_is_let_decide_with_one_button()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        var project = await SmallProject.Draft(house, Today.Idea);
        await hr.Go($"{project.Path}/new/people");
        await hr.Page.SelectOptionAsync("[name=sponsor]", $"{house.Person(DemoPart.ManagingDirector).Person}");
        foreach (var group in (string[])["it", "employees"]) await hr.Page.SelectOptionAsync($"[name='speaks.{group}']", $"person:{house.Person(DemoPart.Employee).Person}");
        await hr.Page.SelectOptionAsync("[name='speaks.data-protection']", $"person:{house.Person(DemoPart.HrLead).Person}");
        await hr.Press("section[aria-labelledby=next] button");
        Assert.True(await hr.Page.Locator(".fld--bad [name='speaks.data-protection']").IsVisibleAsync());
        await hr.Page.SelectOptionAsync("[name='speaks.data-protection']", $"person:{house.Person(DemoPart.DataProtectionOfficer).Person}");
        await hr.Press("section[aria-labelledby=next] button");
        await project.Starts();

        await hr.Go(project.Path);
        Assert.Contains($"{house.Person(DemoPart.DataProtectionOfficer).Name} (", await hr.Page.InnerTextAsync("section[aria-labelledby=blocks]"), StringComparison.Ordinal);
        await hr.Press("section[aria-labelledby=blocks] button");
        Assert.DoesNotContain(De.SeatsGive, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(5, (await project.Now()).Seats.Count);
        await using var member = await house.VisitAs(DemoPart.Employee);
        await member.Go(project.Path);
        Assert.DoesNotContain(De.SeatsGive, await member.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    async Task<Project> Now(string path)
    {
        var owner = house.Person(DemoPart.HrLead);
        return (await house.Services.GetRequiredService<ProjectReader>().Read(owner.Organisation, new(Guid.Parse(path.Split('/')[2])), Actor.Of(owner.Person), DateTimeOffset.UtcNow, default))!.Project; // it was just entered
    }

    /// <summary>As the sweep of all pages looks at them, with a late start, which has more on them.</summary>
    [Fact]
    public async Task The_way_to_the_start_can_be_used_by_everybody()
    {
        var project = await SmallProject.Draft(house, Today.InPilot);
        await house.Speak(DemoPart.HrLead, "da");
        await using var hr = await house.VisitAs(DemoPart.HrLead, 360, dark: true);
        foreach (var page in (string[])["new", "new/people", "new/plan"])
        {
            await hr.Go($"{project.Path}/{page}");
            await hr.OpenEverything();
            Assert.Empty(await Axe.Violations(hr));
            Assert.Empty(await hr.Layout());
            Assert.Equal(1, await hr.Page.Locator(".btn:not(.btn--quiet):not(.btn--stop)").CountAsync());
        }
        Assert.True(await hr.Page.Locator("section[aria-labelledby=owed] li").CountAsync() > 5); // it came late
        Assert.Equal(5, await hr.Page.Locator("section[aria-labelledby=tasks] tbody tr").CountAsync());
        await house.Speak(DemoPart.HrLead, "de");
        Assert.Empty(hr.Complaints);
        var (ready, member) = (await SmallProject.Ready(house), await house.In(DemoPart.Employee)); // who has a seat in it, and does not run it
        foreach (var page in (string[])["new", "new/people", "new/plan"])
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await member.Get($"{ready.Path}/{page}")).StatusCode);
    }

    [Fact]
    public async Task Several_sites_and_bodies_are_entered_without_any_script_and_nothing_typed_is_lost()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/projects/new");
        await hr.Page.FillAsync("[name=purpose]", "Fragen zu Urlaub beantworten.");
        await hr.Page.FillAsync("[name='sites[0].name']", "Lindtal");
        await hr.Press("button[value=site-more]");
        Assert.Equal("Fragen zu Urlaub beantworten.", await hr.Page.InputValueAsync("[name=purpose]"));
        await hr.Page.FillAsync("[name='sites[1].name']", "Verirrt");
        await hr.Press("button[value=site-more]");
        await hr.Page.FillAsync("[name='sites[2].name']", "Odense");
        await hr.Press("button[value=site-less-1]");
        Assert.Equal("Odense", await hr.Page.InputValueAsync("[name='sites[1].name']"));
        await hr.Press("button[value=body-more]");
        await hr.Page.SelectOptionAsync("[name='sites[1].country']", "");
        await hr.Press("section[aria-labelledby=when] button");

        Assert.Equal(De.NewTitleMissing, await hr.Page.InnerTextAsync("#title-error"));
        Assert.Equal(De.NewCountryMissing, await hr.Page.Locator(".fld--bad:has([name='sites[1].country']) .fld__err").InnerTextAsync());

        await hr.Page.FillAsync("[name=title]", "Antworten zu Urlaub");
        await hr.Page.CheckAsync("[name=today][value=in-pilot]");
        await hr.Page.SelectOptionAsync("[name='sites[1].country']", "DK");
        await hr.Page.CheckAsync("[name='bodies[0].kind'][value=works-council]");
        await hr.Page.FillAsync("[name='bodies[0].name']", "Betriebsrat Nord");
        await hr.Page.CheckAsync("[name='bodies[0].sites'][value='0']");
        await hr.Page.CheckAsync("[name='bodies[1].kind'][value=union]");
        await hr.Page.FillAsync("[name='bodies[1].name']", "SU Odense");
        await hr.Press("section[aria-labelledby=when] button");

        // back again: everything stands there, and is mended without a word lost
        await hr.Press(".steps a >> nth=0");
        Assert.Equal("Fragen zu Urlaub beantworten.", await hr.Page.InputValueAsync("[name=purpose]"));
        await hr.Page.FillAsync("[name='sites[0].name']", "Lindtal Nord");
        await hr.Press("section[aria-labelledby=when] button");
        var path = new Uri(hr.Page.Url).AbsolutePath.Replace("/new/people", "", StringComparison.Ordinal);
        await hr.Go($"{path}/groups");
        var parties = await hr.Page.InnerTextAsync("section[aria-labelledby=parties]");
        Assert.All(["Betriebsrat Nord", "SU Odense"], body => Assert.Contains(body, parties, StringComparison.Ordinal));

        // it came in pilot: what should have happened before is listed, and this page is as usable as any
        await hr.Go(path);
        Assert.Contains("Lindtal Nord", await hr.Page.InnerTextAsync(".head"), StringComparison.Ordinal);
        Assert.Contains(De.ProjectMakeGoodSays, await hr.Page.InnerTextAsync("section[aria-labelledby=make-good]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_is_chosen_where_it_has_holidays_of_its_own_and_a_place_without_a_calendar_says_so()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go("/projects/new");
        foreach (var (field, value) in new[] { ("title", "Regionen"), ("sites[0].name", "Zürich"), ("affected", "10") })
            await hr.Page.FillAsync($"[name='{field}']", value);
        await hr.Page.SelectOptionAsync("[name='sites[0].country']", "CH");
        await hr.Page.SelectOptionAsync("[name='sites[0].region']", "DE-BY");
        await hr.Press("button[value=site-more]");
        await hr.Page.FillAsync("[name='sites[1].name']", "Torino");
        await hr.Page.SelectOptionAsync("[name='sites[1].country']", "IT");
        await hr.Press("section[aria-labelledby=when] button");
        Assert.Equal(De.NewRegionElsewhere, await hr.Page.Locator(".fld--bad:has([name='sites[0].region']) .fld__err").InnerTextAsync());
        Assert.Contains("Italien", await hr.Page.Locator("[name='sites[1].country'] option:checked").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Italien", await hr.Page.Locator(".fld:has([name='sites[1].country']) .hint").InnerTextAsync(), StringComparison.Ordinal);
        await hr.Page.SelectOptionAsync("[name='sites[0].region']", "CH-ZH");
        await hr.Press("section[aria-labelledby=when] button");

        var project = new Uri(hr.Page.Url).AbsolutePath.Replace("/new/people", "", StringComparison.Ordinal);
        var view = await house.Services.GetRequiredService<ProjectReader>().Read(house.Person(DemoPart.HrLead).Organisation, new(Guid.Parse(project.Split('/')[^1])), Actor.Of(house.Person(DemoPart.HrLead).Person), DateTimeOffset.UtcNow, default);
        Assert.Equal(["CH ZH", "IT "], view!.Project.Sites.Values.Select(s => $"{s.Country} {s.Region}").Order(StringComparer.Ordinal)); // it was just entered
        Assert.True(view.Project.AllWorkOn(new(2031, 6, 3)));
        Assert.False(view.Project.AllWorkOn(new(2031, 4, 14))); // Easter Monday is the canton's
        await hr.Go($"{project}/milestones");
        Assert.Contains(De.MilestonesWeekendsOnly("Torino"), await hr.Page.InnerTextAsync("section[aria-labelledby=rest]"), StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(hr));
    }

    [Fact]
    public async Task Every_region_of_the_calendars_can_be_chosen()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go("/projects/new");
        var offered = await hr.Page.Locator("[name='sites[0].region'] option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
        Assert.Equal(HolidayFile.Embedded().Countries.SelectMany(c => c.Regions.Select(r => $"{c.Country}-{r}")).Append("").Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_site_and_a_body_join_the_project_from_its_page()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/projects/new");
        foreach (var (field, value) in new[] { ("title", "Wächst"), ("sites[0].name", "Lindtal"), ("affected", "10") })
            await hr.Page.FillAsync($"[name='{field}']", value);
        await hr.Page.SelectOptionAsync("[name='sites[0].country']", "DE");
        await hr.Press("section[aria-labelledby=when] button");
        await hr.Go(new Uri(hr.Page.Url).AbsolutePath.Replace("/new/people", "/groups", StringComparison.Ordinal));

        await hr.Page.Locator("section[aria-labelledby=join-site] summary").ClickAsync();
        await hr.Page.FillAsync("[name='site.name']", "Odense");
        await hr.Press("section[aria-labelledby=join-site] button");
        Assert.Equal(De.NewCountryMissing, await hr.Page.InnerTextAsync("#site-country-error"));
        Assert.Equal("Odense", await hr.Page.InputValueAsync("[name='site.name']"));
        await hr.Page.SelectOptionAsync("[name='site.country']", "DK");
        await hr.Press("section[aria-labelledby=join-site] button");

        await hr.Page.Locator("section[aria-labelledby=join-body] summary").ClickAsync();
        await hr.Page.SelectOptionAsync("[name='body.kind']", "union");
        await hr.Page.FillAsync("[name='body.name']", "SU Odense");
        await hr.Page.GetByLabel("Odense", new() { Exact = true }).CheckAsync();
        await hr.Press("section[aria-labelledby=join-body] button");
        Assert.Contains("SU Odense", await hr.Page.InnerTextAsync("section[aria-labelledby=parties]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_are_asked_of_a_site_that_joins_a_running_project()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"/projects/{house.Project}/groups");
        await hr.Page.Locator("section[aria-labelledby=join-site] summary").ClickAsync();
        await hr.Page.FillAsync("[name='site.name']", "Oslo");
        await hr.Page.SelectOptionAsync("[name='site.country']", "NO");
        await hr.Page.FillAsync("[name='site.text']", "Auch Oslo will es nutzen.");
        await hr.Press("section[aria-labelledby=join-site] button");
        Assert.Contains(De.ChangeAnswerMissing, await hr.Page.InnerTextAsync("section[aria-labelledby=join-site]"), StringComparison.Ordinal);
    }
}
