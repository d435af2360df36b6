using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.Web.Tests.Browser;

/// <summary>Mails before they go out and after: who is told, when, and each of them to read.</summary>
[Collection(nameof(BrowserHouse))]
public sealed partial class MailsPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    const string Rows = "section[aria-labelledby=plan] tbody tr";

    [Fact]
    public async Task Every_mail_of_a_draft_s_plan_can_be_read_before_it_starts_without_any_script()
    {
        var project = await SmallProject.Ready(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/milestones");
        await hr.Press($"a[href='{project.Path}/mails/plan']");
        Assert.Contains(De.MailsPlanOfDraft, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(De.MailsAtOnce, await hr.Page.InnerTextAsync($"{Rows} >> nth=0 >> th"));
        Assert.Contains(house.Person(DemoPart.ManagingDirector).Name, await hr.Page.InnerTextAsync("section[aria-labelledby=plan]"), StringComparison.Ordinal);

        var (seen, pages) = (0, 0);
        while (true)
        {
            pages++;
            seen += await hr.Page.Locator(Rows).CountAsync();
            foreach (var text in await hr.Page.Locator($"{Rows} pre").AllAsync()) Assert.Contains($"{house.Address}projects/{project.Id}", await text.TextContentAsync() ?? "", StringComparison.Ordinal);
            if (await hr.Page.GetByText(De.ActShowMore).CountAsync() == 0) break;
            await hr.Press(hr.Page.GetByText(De.ActShowMore));
        }
        Assert.True(pages > 1);
        Assert.Equal(De.MailsInAll(seen), await hr.Page.InnerTextAsync("#plan small"));
    }

    [Fact]
    public async Task Before_everything_is_moved_it_says_who_is_told_what_and_which_reminders_follow()
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/milestones?shift=5");
        const string shift = "section[aria-labelledby=shift]";
        Assert.Contains(house.Person(DemoPart.ManagingDirector).Name, await hr.Page.InnerTextAsync(shift), StringComparison.Ordinal);
        await hr.Page.ClickAsync($"{shift} details summary >> nth=0");
        Assert.Contains("bisher", await hr.Page.InnerTextAsync($"{shift} pre >> nth=0"), StringComparison.Ordinal);
        await hr.Press($"{shift} a[href*='mails/plan?shift=5']");
        Assert.Equal(De.MailsAfterMove, await hr.Page.InnerTextAsync("h1"));
        Assert.Equal(De.MailsAtOnce, await hr.Page.InnerTextAsync($"{Rows} >> nth=0 >> th"));
        Assert.True(await hr.Page.Locator($"{Rows} time").CountAsync() > 0);
        await hr.Press(hr.Page.GetByText(De.ActBack));
        Assert.Equal(De.MilestonesShift, (await hr.Page.InnerTextAsync("h2#shift")).Trim());

        await using var director = await house.VisitAs(DemoPart.ManagingDirector);
        Assert.Equal(404, (await director.Go($"{project.Path}/mails/plan")).Status);
    }

    [Fact]
    public async Task A_mail_is_read_on_a_page_and_taken_away_as_a_file()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"/projects/{house.Project}/mails?state=sent");
        var path = await hr.Page.GetAttributeAsync("section[aria-labelledby=own] td a", "href");
        await hr.Press("section[aria-labelledby=own] td a >> nth=0");
        Assert.Contains(De.MailPrivacy, await hr.Page.InnerTextAsync("pre.letter"), StringComparison.Ordinal);

        var file = await hr.Page.APIRequest.GetAsync($"{path}?handler=File");
        Assert.Equal("message/rfc822", file.Headers["content-type"]);
        Assert.Matches("^attachment; filename=[^;]+\\.eml", file.Headers["content-disposition"]);
        Assert.Equal("nosniff", file.Headers["x-content-type-options"]);
        var mail = await Trust.App.Tests.Mail.Reader.Mail(await file.BodyAsync());
        Assert.Equal(await hr.Page.InnerTextAsync("h1"), mail.Subject);

        await using var director = await house.VisitAs(DemoPart.ManagingDirector);
        Assert.Equal(404, (await director.Go(path!)).Status); // read above
        Assert.Equal(404, (await director.Page.APIRequest.GetAsync($"{path}?handler=File")).Status);
    }

    [Fact]
    public async Task One_s_own_mails_come_a_page_at_a_time_by_state_and_fit_a_phone()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, width: 360);
        var page = $"/projects/{house.Project}/mails";
        await hr.Go(page);
        var first = await hr.Page.Locator("section[aria-labelledby=own] tbody tr").AllInnerTextsAsync();
        Assert.Equal(20, first.Count);
        Assert.True(await Height(hr) < 5000);
        var view = (await house.Services.GetRequiredService<ProjectReader>().Read(house.Person(DemoPart.HrLead).Organisation, house.Project, Actor.Of(house.Person(DemoPart.HrLead).Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow(), default))!; // runs it
        List<string> milestones = [.. view.Project.Milestones.Keys.Select(new Wording(view, De).Milestone)];
        var ahead = first.Where(row => row.StartsWith(De.Word(MailKind.MilestoneAhead), StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ahead);
        Assert.All(ahead, row => Assert.Contains(milestones, name => row.Contains(name, StringComparison.Ordinal))); // which of them, not three times the same
        await hr.Press(hr.Page.GetByText(De.ActShowMore));
        Assert.NotEqual(first, await hr.Page.Locator("section[aria-labelledby=own] tbody tr").AllInnerTextsAsync());

        await hr.Page.SelectOptionAsync("[name=state]", "failed");
        await hr.Press("section[aria-labelledby=own] form button");
        Assert.Contains(De.MailsNoneSo, await hr.Page.InnerTextAsync("section[aria-labelledby=own] .empty"), StringComparison.Ordinal);
        await hr.Press("section[aria-labelledby=own] .empty a");
        Assert.Equal(20, await hr.Page.Locator("section[aria-labelledby=own] tbody tr").CountAsync());

        await hr.Press(".tabs a:not([aria-current])");
        Assert.Equal(1, await hr.Page.Locator("section[aria-labelledby=sums]").CountAsync());
        Assert.True(await Height(hr) < 5000);
        await hr.Go($"{page}/plan");
        Assert.True(await Height(hr) < 5000);
    }

    [Fact]
    public async Task Whoever_has_no_mail_yet_reads_what_to_do_and_who_does_not_run_the_project_sees_only_their_own()
    {
        var project = await SmallProject.Ready(house);
        await using var officer = await house.VisitAs(DemoPart.DataProtectionOfficer);
        await officer.Go($"{project.Path}/mails?of=project");
        Assert.Contains(De.MailsYoursNone, await officer.Page.InnerTextAsync("section[aria-labelledby=own] .empty"), StringComparison.Ordinal);
        Assert.Equal("/me#mails", await officer.Page.GetAttributeAsync("section[aria-labelledby=own] .empty a", "href"));
        Assert.Equal(0, await officer.Page.Locator(".tabs, section[aria-labelledby=sums]").CountAsync());
    }

    [Fact]
    public async Task Mails_that_should_have_gone_are_told_to_the_owner_and_the_demo_has_none()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"/projects/{house.Project}/mails?of=project");
        Assert.Equal(0, await hr.Page.Locator(".bad").CountAsync());
        var owner = house.Person(DemoPart.HrLead);
        await Set(owner, "sending", "'2000-01-01'", "null");
        await hr.Page.ReloadAsync();
        Assert.Equal(De.MailsLate(1), await hr.Page.InnerTextAsync("section[aria-labelledby=sums] .bad"));
        await Set(owner, "sent", "ended_at", "coalesce(ended_at, due_at)");
    }

    // one mail, looked for by how it was left
    async Task Set(DemoPerson person, string state, string due, string ended)
    {
        await using var session = await house.Services.GetRequiredService<Database>().Begin(person.Organisation, default);
        await session.Execute($"update deliveries set state = '{state}', due_at = coalesce({due}, due_at), ended_at = {ended}, lease_until = '2099-01-01' where organisation_id = @organisation and id = (select id from deliveries where organisation_id = @organisation and project_id = @project and person_id = @person and state in ('sent', 'sending') order by state, id limit 1)",
            new { organisation = person.Organisation, project = house.Project, person = person.Person }, default);
        await session.Commit(default);
    }

    [Fact]
    public async Task Following_every_link_of_every_mail_shows_a_page_and_changes_nothing()
    {
        var director = house.Person(DemoPart.ManagingDirector);
        await using var visit = await house.VisitAs(DemoPart.ManagingDirector);
        var links = new HashSet<string>();
        foreach (var row in await house.Services.GetRequiredService<MailLedger>().Of(director.Organisation, house.Project, director.Person, DeliveryState.Sent, null, 200, default))
        {
            var mail = await Trust.App.Tests.Mail.Reader.Mail(await (await visit.Page.APIRequest.GetAsync($"/projects/{house.Project}/mails/{row.Id}?handler=File")).BodyAsync());
            foreach (System.Text.RegularExpressions.Match link in Link.Matches(mail.Text + mail.Html)) links.Add(new Uri(link.Value.Replace("&amp;", "&", StringComparison.Ordinal)).PathAndQuery);
        }
        Assert.Contains(links, l => l.StartsWith("/mail/", StringComparison.Ordinal));
        var before = await Traces(director.Organisation);
        var broken = new List<string>();
        foreach (var link in links)
            if ((await visit.Page.APIRequest.GetAsync(link)).Status is not 200 and var status) broken.Add($"{status} {link}");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.Equal(before, await Traces(director.Organisation));
    }

    /// <summary>How much is on record and chosen; the clock may send mails meanwhile, which leave no trace here.</summary>
    async Task<(long, long)> Traces(OrganisationId organisation)
    {
        await using var session = await house.Services.GetRequiredService<Database>().Begin(organisation, default);
        return (await session.QuerySingleOrDefault<long>("select count(*) from events where organisation_id = @organisation", new { organisation }, default),
            await session.QuerySingleOrDefault<long>("select count(*) from mail_choices where organisation_id = @organisation", new { organisation }, default));
    }

    [System.Text.RegularExpressions.GeneratedRegex("https?://[^\\s\"<>]+")]
    private static partial System.Text.RegularExpressions.Regex Link { get; }

    static Task<int> Height(Visit visit) => visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
}
