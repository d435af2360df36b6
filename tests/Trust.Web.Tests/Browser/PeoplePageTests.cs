using Microsoft.Extensions.DependencyInjection;
using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class PeoplePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task An_invitation_is_shown_once_and_opens_the_door()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go("/people");
        await hr.Page.FillAsync("#name", "Mira Sommer");
        await hr.Page.FillAsync("#email", "mira.sommer@lindtal.example");
        await hr.Press("section[aria-labelledby=add] button");
        var link = await hr.Page.InnerTextAsync(".seal .num");
        await using var guest = await house.Visit();
        Assert.Equal(200, (await guest.Go(new Uri(link.Trim()).AbsolutePath)).Status);
        Assert.Contains("Mira Sommer", await guest.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await hr.Go("/people");
        await Find(hr, "KAYA");
        Assert.Equal(0, await hr.Page.Locator(".seal").CountAsync());
        Assert.Equal("Elif Kaya", await hr.Page.Locator("tbody th").InnerTextAsync());
    }

    [Fact]
    public async Task A_list_is_looked_at_mended_added_and_taken_back_without_any_script()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go("/people/import");
        await hr.Page.FillAsync("#list", "Name;E-Mail\nNina Berg;nina.berg@lindtal.example\nOhne Adresse;");
        await hr.Press("section[aria-labelledby=paste] button");
        Assert.Contains(De.PeopleImportWrong(1), await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("3", await hr.Page.Locator("tbody th").First.InnerTextAsync(), StringComparison.Ordinal);    // the wrong line first, by its number
        Assert.Equal(0, await hr.Page.Locator("form[action*='handler=Add']").CountAsync());

        await hr.Page.FillAsync("#list", "Name;E-Mail\nNina Berg;nina.berg@lindtal.example\nOle Holm;ole.holm@lindtal.example");
        await hr.Press("section[aria-labelledby=paste] button");
        await hr.Press("section[aria-labelledby=looked] button");
        Assert.Equal(2, await hr.Page.Locator("section[aria-labelledby=added] tbody tr").CountAsync());
        await hr.Go("/people");
        await Find(hr, "nina.berg");
        Assert.Equal("Nina Berg", await hr.Page.Locator("tbody th").InnerTextAsync());

        await hr.Go("/people/import");
        await hr.Press("section[aria-labelledby=recent] button");
        Assert.Contains(De.PeopleImportTakenBack(2), await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await hr.Go("/people");
        await Find(hr, "nina.berg");
        Assert.Equal(0, await hr.Page.Locator("tbody th").CountAsync());
    }

    [Fact]
    public async Task An_employee_sees_colleagues_and_adds_nobody()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee);
        await employee.Go("/people");
        Assert.Equal(0, await employee.Page.Locator("section[aria-labelledby=add]").CountAsync());
        Assert.Equal(404, (await employee.Go("/people/import")).Status);
        await employee.Go($"/people/{house.Person(DemoPart.HrLead).Person}");
        Assert.Equal(0, await employee.Page.Locator("main form").CountAsync());
    }

    [Fact]
    public async Task Everything_that_Trust_keeps_on_a_person_stands_on_one_page_with_purpose_and_end()
    {
        await using var visit = await house.VisitAs(DemoPart.Employee);
        await visit.Go("/me");
        await visit.OpenEverything();
        var said = await visit.Page.InnerTextAsync("main");
        var person = house.Person(DemoPart.Employee);
        foreach (var table in (await house.Services.GetRequiredService<MyData>().Read(person.Organisation, person.Person, default)).Where(t => t.Rows.Count > 0))
        {
            Assert.Contains(De.Of($"personal-table.{table.Table.Replace('_', '-')}", []), said, StringComparison.Ordinal);
            Assert.All(table.Columns, column => Assert.DoesNotContain(column, said.Split(), StringComparer.Ordinal));
        }
        Assert.DoesNotContain(De.CodeWithoutText("personal")[..20], said, StringComparison.Ordinal);     // no column and no table without its word
    }

    [Theory]
    [InlineData(DemoPart.HrLead, "Transparenz", "HR-Leitung")]
    [InlineData(DemoPart.WorksCouncilChair, "Betriebsrat Lindtal", "HR-Leitung")] // whom others entered: they are read by their office
    public async Task What_is_kept_is_read_in_words_and_not_in_codes(DemoPart part, params string[] words)
    {
        await using var visit = await house.VisitAs(part);
        await visit.Go("/me");
        await visit.OpenEverything();
        var said = await visit.Page.InnerTextAsync("section[aria-labelledby=all]");
        Assert.DoesNotMatch("(?m)\\b(hr-lead|stakeholder|evidence-given|prohibited-practices|transparency|gate-asked|planned|ranks|person:.*)\\b", said);
        Assert.DoesNotContain(house.Project.ToString(), said, StringComparison.Ordinal);
        Assert.All(["Bewerbervorauswahl", .. words], word => Assert.Contains(word, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_shown_once_and_can_be_ended()
    {
        await using var visit = await house.VisitAs(DemoPart.HrLead, script: false);
        await visit.Go("/me");
        await visit.Page.Locator("details:has(#tokens) > summary").ClickAsync();
        await visit.Page.FillAsync("#label", "Auswertung");
        await visit.Press("form[action*='handler=Token'] button");
        var secret = (await visit.Page.InnerTextAsync(".seal .num")).Trim();
        Assert.NotNull(await house.Services.GetRequiredService<Tokens>().Find(new(secret), default));
        await visit.Go("/me");
        Assert.Equal(0, await visit.Page.Locator(".seal").CountAsync());
        await visit.Page.Locator("details:has(#tokens) > summary").ClickAsync();
        await visit.Press("#tokens .row button");
        Assert.Null(await house.Services.GetRequiredService<Tokens>().Find(new(secret), default));
    }

    [Fact]
    public async Task Another_language_speaks_from_the_next_page_on()
    {
        await using var visit = await house.VisitAs(DemoPart.DataProtectionOfficer);
        foreach (var language in (string[])["nl", "de"])
        {
            await visit.Go("/me");
            await visit.Page.SelectOptionAsync("#language", language);
            await visit.Press("section[aria-labelledby=reading] form:has([name=language]) button");
            Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
        }
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_visit_at_once_and_every_other_by_its_stamp()
    {
        await using var visit = await house.VisitAs(DemoPart.ManagingDirector);
        await visit.Go("/me");
        var before = await Stamp(DemoPart.ManagingDirector);
        await visit.Page.Locator("details:has(#leave) > summary").ClickAsync();
        await visit.Press("#leave button");
        await visit.Go("/me");
        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual(before, await Stamp(DemoPart.ManagingDirector));
    }

    static async Task Find(Visit visit, string words)
    {
        await visit.Page.FillAsync("#q", words);
        await visit.Press("form[role=search] button");
        Assert.EndsWith("/people?handler=Find", visit.Page.Url, StringComparison.Ordinal);
    }

    async Task<string> Stamp(DemoPart part) =>
        (await house.Services.GetRequiredService<DemoPeople>().Enter(house.Person(part).Person, default))!.SecurityStamp;  // stands on the sign-in page
}
