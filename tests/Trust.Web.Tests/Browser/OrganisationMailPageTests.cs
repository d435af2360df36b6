using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class OrganisationMailPageTests(BrowserHouse house) : IAsyncLifetime
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    DemoPerson Hr => house.Person(DemoPart.HrLead);
    Organisations Organisations => house.Services.GetRequiredService<Organisations>();
    PersonId administrator;

    public async Task InitializeAsync()
    {
        administrator = (await Organisations.Members(Hr.Organisation, default)).First(m => m.Role == "administrator").PersonId;
        Assert.Null(await Organisations.GiveRole(Hr.Organisation, administrator, Hr.Person, OrganisationRole.Administrator, default));
    }

    [Fact]
    public async Task A_check_says_at_which_step_it_failed_and_what_to_do()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/organisation/mail");
        await hr.Press("section[aria-labelledby=settings] button");
        Assert.Equal(De.PostFromWrong, await hr.Page.InnerTextAsync("#from-error"));
        await hr.Page.FillAsync("[name=from]", "trust@firma.example");
        await hr.Page.FillAsync("[name=host]", "127.0.0.1");
        await hr.Page.FillAsync("[name=port]", "1");
        await hr.Press("section[aria-labelledby=settings] button");
        await hr.Press("form[action*='handler=Check'] button");
        var said = await hr.Page.InnerTextAsync(".toast");
        Assert.Contains(De.Word(MailStep.Connect), said, StringComparison.Ordinal);
        Assert.Contains(De.Of("mail-step-do.connect", []), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_failed_is_tried_again()
    {
        var employee = house.Person(DemoPart.Employee);
        await Fail(employee);
        await using var hr = await house.VisitAs(DemoPart.HrLead, width: 360);
        await hr.Go("/organisation/mail");
        var row = hr.Page.Locator("section[aria-labelledby=failed] tr", new() { HasText = employee.Name });
        Assert.Contains("550 5.1.1", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(hr));
        Assert.False(await hr.ScrollsSideways());
        await hr.Press(row.Locator("button"));
        Assert.Contains(De.MailsFailedNone, await hr.Page.InnerTextAsync("section[aria-labelledby=failed]"), StringComparison.Ordinal);
    }

    async Task Fail(DemoPerson person)
    {
        await using var session = await house.Services.GetRequiredService<Database>().Begin(person.Organisation, default);
        await session.Execute("update deliveries set state = 'failed', reason = '550 5.1.1', ended_at = '2099-01-01' where organisation_id = @organisation and id = (select id from deliveries where organisation_id = @organisation and person_id = @person and state = 'sent' limit 1)",
            new { organisation = person.Organisation, person = person.Person }, default);
        await session.Commit(default);
    }

    [Fact]
    public async Task Own_days_are_typed_a_line_each()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/organisation");
        await Save(hr, "Weihnachten");
        Assert.Equal(De.OwnDaysNotADate("Weihnachten"), await hr.Page.InnerTextAsync("#closed-DE-error"));
        await Save(hr, "2031-12-23\n2031-12-24");
        Assert.Equal("2031-12-23\n2031-12-24", (await hr.Page.Locator("[name=closed-DE]").InputValueAsync()).Trim());
        await Save(hr, "");
    }

    [Fact]
    public async Task Own_days_are_entered_also_where_no_holidays_are_known()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/organisation");
        await hr.Page.Locator("details:has([name=closed-IT]) summary").ClickAsync();
        await hr.Page.FillAsync("[name=closed-IT]", "2031-06-02");
        await hr.Press(hr.Page.Locator("form:has([name=closed-IT]) button"));
        Assert.Equal("2031-06-02", (await hr.Page.Locator("[name=closed-IT]").InputValueAsync()).Trim());
    }

    [Fact]
    public async Task What_stands_still_is_set_going_again_by_a_button()
    {
        await using (var session = await house.Services.GetRequiredService<Database>().Begin(Hr.Organisation, default))
        {
            await session.Execute("insert into wakeups (organisation_id, project_id, key, job, due, failures, last_failure, parked_at) values (@organisation, @project, 'of-a-test', 'plan-deliveries', now(), 6, 'TimeoutException', now())",
                new { organisation = Hr.Organisation, project = house.Project }, default);
            await session.Commit(default);
        }
        await using var hr = await house.VisitAs(DemoPart.HrLead, width: 360);
        await hr.Go("/organisation");
        var parked = hr.Page.Locator("section[aria-labelledby=parked]");
        Assert.Contains(De.Of("parked-job.plan-deliveries", []), await parked.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("TimeoutException", await parked.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(hr));
        await hr.Press(parked.Locator("button"));
        Assert.Contains(De.OrganisationParkedNone, await parked.InnerTextAsync(), StringComparison.Ordinal);
    }

    static async Task Save(Visit hr, string days)
    {
        var form = hr.Page.Locator("form:has([name=closed-DE])");
        if (!await form.IsVisibleAsync()) await hr.Page.Locator("details:has([name=closed-DE]) summary").ClickAsync();
        await form.Locator("[name=closed-DE]").FillAsync(days);
        await hr.Press(form.Locator("button"));
    }

    public async Task DisposeAsync() => Assert.Null(await Organisations.EndRole(Hr.Organisation, administrator, Hr.Person, OrganisationRole.Administrator, default));
}
