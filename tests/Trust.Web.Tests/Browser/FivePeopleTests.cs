using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

/// <summary>Two minutes of four of the five people for whom the house is, each in two languages and by keyboard alone.
/// The fifth, who chairs a works council, is followed through her room by <see cref="RoomJourneyTests"/>, in German and Norwegian.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed class FivePeopleTests(BrowserHouse house)
{
    [Theory]
    [InlineData("en", "It sorts applications; it rejects nobody.")]
    [InlineData("da", "Det sorterer ansøgninger; det afviser ingen.")]
    public async Task A_project_owner_enters_one_project_starts_another_and_gives_its_first_evidence(string language, string text)
    {
        var (t, project) = (Trust.App.Texts.In(language), await SmallProject.Ready(house));
        await using var owner = await In(DemoPart.HrLead, language);
        await owner.EnterAt(owner.Page.Locator("main a[href='/projects/new']"));
        foreach (var (field, typed) in new[] { ("title", text), ("sites[0].name", "Odense"), ("affected", "40") })
        {
            await owner.TabTo(owner.Page.Locator($"[name='{field}']"));
            await owner.Page.Keyboard.TypeAsync(typed);
        }
        await owner.EnterAt(owner.Page.Locator("section[aria-labelledby=when] button.btn"));
        Assert.Equal(t.NewStep(2), await owner.Page.InnerTextAsync(".steps p"));
        await owner.Go("/");
        await owner.EnterAt(owner.Page.Locator($"main a[href*='{project.Id}']"));
        await owner.EnterAt(owner.Page.Locator("button[formaction*='handler=Start']"));
        await owner.Go($"{project.Path}/stages/transparency");
        await owner.EnterAt(owner.Page.Locator("main a[href$='/evidence/purpose']"));
        await owner.TabTo(owner.Page.Locator("[name=text]"));
        await owner.Page.Keyboard.TypeAsync(text);
        await owner.EnterAt(owner.Page.Locator("form[action*='handler=Give'] button.btn"));
        Assert.Contains(t.Word(EvidenceState.Given), await owner.Page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
        await house.Speak(DemoPart.HrLead, "de");
    }

    [Theory]
    [InlineData("sv", "Det håller.")]
    [InlineData("nl", "Dat klopt.")]
    public async Task A_team_lead_finds_what_waits_decides_and_has_the_journal_checked(string language, string comment)
    {
        var project = await SmallProject.InReview(house);
        await using var lead = await In(DemoPart.ManagingDirector, language);
        await lead.EnterAt(lead.Page.Locator($"main a[href*='{project.Id}']"));
        if (!lead.Page.Url.Contains("/decide/", StringComparison.Ordinal)) await lead.EnterAt(lead.Page.Locator("main a[href$='/decide/management']"));
        await lead.TabTo(lead.Page.Locator("input[name=answer]"));
        await lead.Page.Keyboard.PressAsync("Space");
        await lead.TabTo(lead.Page.Locator("[name=comment]"));
        await lead.Page.Keyboard.TypeAsync(comment);
        await lead.TabTo(lead.Page.Locator("input[name=read]"));
        await lead.Page.Keyboard.PressAsync("Space");
        await lead.EnterAt(lead.Page.Locator("section[aria-labelledby=answer] button.btn"));
        Assert.Contains(comment, await lead.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await lead.EnterAt(lead.Page.Locator($"main a[href='{project.Path}']"));
        await lead.EnterAt(lead.Page.Locator("main a[href$='/journal']"));
        await lead.EnterAt(lead.Page.Locator("main :is(a[href*='handler=Verify'], button[formaction*='handler=Verify'])"));
        Assert.Equal(1, await lead.Page.Locator(".toast:not(.toast--bad)").CountAsync());
        await house.Speak(DemoPart.ManagingDirector, "de");
    }

    [Theory]
    [InlineData("sv", "Loggarna har ingen gallringsfrist.")]
    [InlineData("en", "The logs are kept without a limit.")]
    public async Task A_data_protection_officer_objects_and_sees_what_is_kept_of_herself(string language, string text)
    {
        var project = await SmallProject.InReview(house);
        await using var officer = await In(DemoPart.DataProtectionOfficer, language);
        await officer.Go($"{project.Path}/objections");
        await officer.EnterAt(officer.Page.Locator("section[aria-labelledby=raise] button.btn"));
        Assert.Equal(Trust.App.Texts.In(language).ObjectionCategoryLabel, await officer.Page.InnerTextAsync("fieldset.fld--bad:focus legend"));    // the keyboard stands at what is missing
        await officer.TabTo(officer.Page.Locator("input[name=category]"));
        await officer.Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await officer.Page.IsCheckedAsync("input[name=category][value=privacy]"));
        await officer.TabTo(officer.Page.Locator("textarea[name=text]"));
        await officer.Page.Keyboard.TypeAsync(text);
        await officer.EnterAt(officer.Page.Locator("section[aria-labelledby=raise] button.btn"));
        Assert.Contains(text, await officer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await officer.EnterAt(officer.Page.Locator("footer a[href='/me']"));
        Assert.Equal(Trust.App.Texts.In(language).FootMyData, await officer.Page.InnerTextAsync("h1"));
        await house.Speak(DemoPart.DataProtectionOfficer, "de");
    }

    /// <summary>No account, no script, and no more room than the smallest phone has.</summary>
    [Theory]
    [InlineData("nb")]
    [InlineData("nl")]
    public async Task An_employee_reads_on_an_old_phone_what_it_is_about_and_how_to_object(string language)
    {
        var (t, owner) = (Trust.App.Texts.In(language), house.Person(DemoPart.HrLead));
        var view = (await house.Services.GetRequiredService<ProjectReader>().Read(owner.Organisation, house.Project, Actor.Of(owner.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow(), default))!; // its owner sees it
        var address = (await house.Services.GetRequiredService<PublicPages>().Open(view, PublicPageKind.Employees, view.Today.AddDays(30), null, default)).Value!.Link!.Secret.Text; // the owner runs it
        await using var employee = await house.Visit(width: 320, script: false);
        await employee.Go($"/notice/{address}");
        await employee.EnterAt(employee.Page.Locator($"nav a[lang={language}]"));
        Assert.Equal(language, await employee.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(await employee.Layout());
        Assert.Contains(t.NoticeObjectSays, await employee.Page.InnerTextAsync("section[aria-labelledby=object]"), StringComparison.Ordinal);
        await employee.EnterAt(employee.Page.Locator("footer a[href='/glossary']"));
        Assert.Contains(Glossary.Concepts.Single(c => c.Key is "objection").Means[language], await employee.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>In by the demo's door, without a mouse.</summary>
    async Task<Visit> In(DemoPart part, string language)
    {
        await house.Speak(part, language);
        var visit = await house.Visit();
        await visit.Go($"/sign-in?lang={language}");
        await visit.EnterAt(visit.Page.Locator($"button[value='{house.Person(part).Person}']"));
        Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
        return visit;
    }
}
