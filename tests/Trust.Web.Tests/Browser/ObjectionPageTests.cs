using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class ObjectionPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    string List => $"/projects/{house.Project}/objections";

    [Fact]
    public async Task An_objection_is_raised_answered_and_accepted_without_any_script()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee, script: false);
        var at = await Raise(employee, ObjectionCategory.Cost, "Wer zahlt das?");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go(List);
        await hr.Press("a.btn");        // what waits for the reader is one click away
        Assert.EndsWith(at, hr.Page.Url, StringComparison.Ordinal);
        await Press(hr, "acknowledge");
        await hr.Page.FillAsync("[name='answer.text']", "Das Budget trägt HR.");
        await hr.Page.FillAsync("[name='answer.offer']", "Die Zahlen liegen im Intranet.");
        await Press(hr, "answer");
        await employee.Go(at);
        Assert.Equal(De.Of("objection-step.accept", []), (await employee.Page.Locator(".first .btn").InnerTextAsync()).Trim());
        await Press(employee, "accept");

        Assert.Contains(De.Word(ObjectionState.Accepted), await employee.Page.InnerTextAsync("dl.facts"), StringComparison.OrdinalIgnoreCase);
        var told = await employee.Page.InnerTextAsync("main");
        Assert.All(["Wer zahlt das?", "Das Budget trägt HR.", "Die Zahlen liegen im Intranet."], text => Assert.Contains(text, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_objection_can_be_read_and_answered_by_everybody()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee, width: 360);
        var at = await Raise(employee, ObjectionCategory.Complexity, "Wer erklärt es uns?");
        await using var hr = await house.VisitAs(DemoPart.HrLead, dark: true);
        await hr.Go(at);
        foreach (var visit in new[] { employee, hr })
        {
            await visit.OpenEverything();
            Assert.Empty(await Axe.Violations(visit));
            Assert.False(await visit.ScrollsSideways());
            Assert.Empty(visit.Complaints);
        }
        await Press(employee, "withdraw");
    }

    [Fact]
    public async Task The_name_of_a_raiser_is_for_the_owner_and_for_nobody_else()
    {
        var name = house.Person(DemoPart.Employee).Name;
        await using var employee = await house.VisitAs(DemoPart.Employee);
        var at = await Raise(employee, ObjectionCategory.Fairness, "Ist das gerecht?");
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go(at);
        Assert.Contains(name, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go(at);
        Assert.DoesNotContain(name, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await chair.Go(List);
        Assert.DoesNotContain(name, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        var journal = $"/projects/{house.Project}/journal?kind=objections";
        foreach (var (visit, told) in new[] { (hr, true), (chair, false) })
        {
            await visit.Go(journal);
            Assert.Equal(told, (await visit.Page.Locator(".jr > li").First.TextContentAsync())!.Contains(name, StringComparison.Ordinal)); // it has text
        }
    }

    [Fact]
    public async Task An_answer_along_questions_waits_for_every_slot_and_for_the_evidence_it_rests_on()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee);
        var at = await Raise(employee, ObjectionCategory.Privacy, "Wer liest das mit?");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go(at);
        await Press(hr, "acknowledge");
        await hr.Press("a[href$='framed=true']");
        await hr.Page.FillAsync("[name='answer.slots[0]']", "Bewerbungen, sonst nichts.");
        await hr.Page.FillAsync("[name='answer.offer']", "Wir zeigen die Liste.");
        await Press(hr, "answer");
        Assert.Equal(3, await hr.Page.Locator(".fld__err").CountAsync());       // two slots, and no evidence chosen
        Assert.Equal("Bewerbungen, sonst nichts.", await hr.Page.InputValueAsync("[name='answer.slots[0]']"));
        foreach (var slot in (int[])[1, 2]) await hr.Page.FillAsync($"[name='answer.slots[{slot}]']", "Steht fest.");
        await hr.Page.CheckAsync("[name='answer.cites'] >> nth=0");
        await Press(hr, "answer");
        var told = await hr.Page.InnerTextAsync("main");
        Assert.All([De.Of("objection-frame.privacy-1", []), "Bewerbungen, sonst nichts.", De.ObjectionCited], text => Assert.Contains(text, told, StringComparison.Ordinal));
        await employee.Go(at);
        await employee.OpenEverything();
        await Press(employee, "withdraw");
    }

    [Fact]
    public async Task What_was_said_and_what_changed_stands_under_a_theme_without_a_name_and_without_a_number_under_five()
    {
        var changed = $"{List}/changed";
        await using var employee = await house.VisitAs(DemoPart.Employee);
        var at = await Raise(employee, ObjectionCategory.Fairness, "Ich, Jana aus der Nachtschicht, frage das.");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go(changed);
        await hr.Page.FillAsync("[name=name]", "Nachtschicht");
        await hr.Press("section[aria-labelledby=new] button");
        await hr.Go(at);
        await hr.Page.Locator("details:has(form[action*='step=theme']) > summary").ClickAsync();
        await hr.Page.SelectOptionAsync("[name='theme.theme']", new SelectOptionValue { Label = "Nachtschicht" });
        await Press(hr, "theme");
        await employee.Go(at);
        await employee.OpenEverything();
        await employee.Page.FillAsync("[name='lend.text']", "Nachts ist niemand da, den man fragen kann.");
        await Press(employee, "lend");
        await hr.Go(changed);
        await hr.Page.Locator("summary").First.ClickAsync();
        await hr.Page.FillAsync("textarea", "Ab Montag ist nachts jemand erreichbar.");
        await hr.Press("form[action*='handler=Say'] button");
        await Rename(hr, "Nachts und am Wochenende");
        Assert.Contains("Nachts und am Wochenende", await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Rename(hr, "");
        Assert.Equal(De.ThemeNameMissing, await hr.Page.Locator("main form[action*='handler=Rename'] .fld__err").InnerTextAsync());
        await Rename(hr, "Nachtschicht"); // and back

        var (notice, place) = ($"/projects/{house.Project}/notice", "section[aria-labelledby=changed]");
        await hr.Go(notice);
        Assert.Equal(0, await hr.Page.Locator(place).CountAsync()); // for the project alone, until somebody lets it out
        foreach (var everyone in (bool[])[true, false, true])
        {
            await hr.Go(changed);
            await hr.Page.Locator("summary").First.ClickAsync();
            await hr.Page.Locator("[name$=forEveryone]").First.SetCheckedAsync(everyone);
            await hr.Press("form[action*='handler=Say'] button");
            Assert.Equal(everyone, (await hr.Page.ContentAsync()).Contains(De.ObjectionsRenameForEveryone, StringComparison.Ordinal)); // said before the name is sent
            await hr.Go(notice);
            Assert.Equal(everyone ? 1 : 0, await hr.Page.Locator(place).CountAsync());
        }
        var open = await hr.Page.InnerTextAsync("main");
        Assert.All(["Nachtschicht", "Ab Montag ist nachts jemand erreichbar."], text => Assert.Contains(text, open, StringComparison.Ordinal));
        Assert.All(["Nachts ist niemand da", "Jana"], text => Assert.DoesNotContain(text, open, StringComparison.Ordinal));

        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, width: 360, dark: true);
        await chair.Go(changed);
        var told = await chair.Page.InnerTextAsync("main");
        Assert.All(["Nachtschicht", "Nachts ist niemand da, den man fragen kann.", "Ab Montag ist nachts jemand erreichbar."], text => Assert.Contains(text, told, StringComparison.Ordinal));
        Assert.All(["Jana", house.Person(DemoPart.Employee).Name, De.ObjectionsUnder(1)], text => Assert.DoesNotContain(text, told, StringComparison.Ordinal));
        Assert.Equal(0, await chair.Page.Locator("main form").CountAsync());
        Assert.Empty(await Axe.Violations(chair));
        await chair.Go($"{List}?state=raised");
        await Find(chair, "Nachtschicht");
        Assert.Contains("Ich, Jana", await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);       // the objection itself is read by everybody in the project
        await Find(chair, "gibt-es-nicht");
        Assert.Contains(De.ObjectionsNothingFound, await chair.Page.InnerTextAsync(".empty"), StringComparison.Ordinal);
        await employee.Go(at);
        await employee.OpenEverything();
        await Press(employee, "withdraw");
    }

    static async Task Rename(Visit visit, string name)
    {
        var form = visit.Page.Locator("main form[action*='handler=Rename']");
        if (!await form.IsVisibleAsync()) await visit.Page.Locator("details:has(form[action*='handler=Rename']) > summary").ClickAsync();
        await form.Locator("input[type=text]").FillAsync(name);
        await visit.Press(form.Locator("button"));
    }

    static async Task Find(Visit visit, string words)
    {
        await visit.OpenEverything();
        await visit.Page.FillAsync("#q", words);
        await visit.Press("form[role=search] button");
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_a_refusal_and_the_field_says_what_is_missing()
    {
        await using var employee = await house.VisitAs(DemoPart.Employee);
        var at = await Raise(employee, ObjectionCategory.Jobs, "Bleibt meine Stelle?");
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go(at);
        await Press(hr, "acknowledge");
        await hr.Page.FillAsync("[name='answer.text']", "Ja, sie bleibt.");
        await Press(hr, "answer");
        Assert.Equal("Ja, sie bleibt.", await hr.Page.InputValueAsync("[name='answer.text']"));
        Assert.Equal(De.ObjectionOfferMissing, await hr.Page.InnerTextAsync("#answer-offer-error"));
        await employee.Go(at);
        await employee.OpenEverything();
        await Press(employee, "withdraw");
    }

    [Fact]
    public async Task A_body_s_objection_blocks_at_once_and_names_nobody()
    {
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go(List);
        await chair.Page.SelectOptionAsync("[name=forBody]", new SelectOptionValue { Index = 1 });
        await chair.Page.CheckAsync("[name=blocking]");
        await Fill(chair, ObjectionCategory.Privacy, "Protokolle ohne Frist.");
        Assert.Contains("Betriebsrat Lindtal", await chair.Page.InnerTextAsync("dl.facts"), StringComparison.Ordinal);
        Assert.Contains(De.FormYes, await chair.Page.InnerTextAsync("dl.facts"), StringComparison.Ordinal);
        await chair.OpenEverything();
        await Press(chair, "withdraw");
    }

    async Task<string> Raise(Visit visit, ObjectionCategory category, string text)
    {
        await visit.Go(List);
        await Fill(visit, category, text);
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    static async Task Fill(Visit visit, ObjectionCategory category, string text)
    {
        await visit.Page.CheckAsync($"[name=category][value={Domain.Text.Kebab.Of(category)}]");
        await visit.Page.FillAsync("textarea[name=text]", text);
        await visit.Press("section[aria-labelledby=raise] button");
    }

    static Task Press(Visit visit, string step) => visit.Press($"form[action*='step={step}'] button");
}
