using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Tests.Browser;

/// <summary>The pages of co-determination, as both sides use them; every step without script.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class CheckpointPagesTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de"), Nb = Trust.App.Texts.In("nb");

    [Fact]
    public async Task What_a_yes_sets_off_is_shown_before_anything_is_saved()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/questions");
        var monitors = hr.Page.Locator(".qst", new() { HasText = De.Word(PlainQuestion.Monitors) });
        await monitors.Locator("summary").ClickAsync();
        Assert.Contains("Technische Einrichtungen, die Verhalten oder Leistung überwachen können: Zustimmung, Betriebsrat Lindtal", await monitors.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(De.QuestionsStop, await hr.Page.Locator(".qst").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain((await project.Now()).Checkpoints.Values, c => c.Right.Right == "de-87-6");

        await hr.Page.CheckAsync("[name='said.monitors'][value=yes]");
        await hr.Press("main form button.btn");
        Assert.Equal(De.CheckpointReasonMissing, await hr.Page.InnerTextAsync("#reason-error"));
        await hr.Page.FillAsync("[name=reason]", "Die Protokolle zeigen, wer wann was tat.");
        await hr.Press("main form button.btn");
        Assert.Contains("BetrVG § 87", await hr.Page.InnerTextAsync("section[aria-labelledby=follows]"), StringComparison.Ordinal);
        Assert.Contains((await project.Now()).Checkpoints.Values, c => c.Right.Right == "de-87-6");

        // the list that grew is narrowed by body and by state, as an address to keep
        await hr.Go($"{project.Path}/checkpoints");
        var council = (await project.Now()).Checkpoints.Values.First(c => c.Right.Right == "de-87-6").Party;
        Assert.NotEqual(0, await hr.Page.Locator("[id^=party] + .sec__main details:not([open])").CountAsync());
        await hr.Page.ClickAsync("[aria-labelledby=find] summary");
        await hr.Page.SelectOptionAsync("[name=of]", council.Value);
        await hr.Page.SelectOptionAsync("[name=state]", "later");
        await hr.Press("form[role=search] button");
        Assert.EndsWith($"of={council}&state=later", hr.Page.Url, StringComparison.Ordinal);
        Assert.Equal((await project.Now()).Checkpoints.Values.Count(c => c.Party == council), await hr.Page.Locator("details[open] tbody tr").CountAsync());
        await hr.Page.SelectOptionAsync("[name=state]", "open");
        await hr.Press("form[role=search] button");
        Assert.Equal((De.ListsNothing, 0), (await hr.Page.InnerTextAsync(".empty"), await hr.Page.Locator("tbody tr").CountAsync()));
    }

    [Fact]
    public async Task Reading_emotions_stops_the_project_and_the_page_says_that_nobody_can_waive_it()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/questions");
        await hr.Page.CheckAsync("[name='said.infers-emotions'][value=yes]");
        await hr.Page.FillAsync("[name=reason]", "Der Anbieter hat es bestätigt.");
        await hr.Press("main form button.btn");
        Assert.Contains("niemand kann es erlauben", await hr.Page.Locator(".say").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Germany_papers_go_out_come_back_as_incomplete_are_completed_received_and_answered_with_a_condition_until_the_gate_has_the_bodys_side()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        await Journey(project, "de-90", De, "Die Löschfristen fehlen.", "Die Löschfristen stehen jetzt darin.", "Wir stimmen zu, wenn die Protokolle nach sechs Monaten gelöscht werden.", "Protokolle werden nach sechs Monaten gelöscht.");
    }

    [Fact]
    public async Task In_Norway_the_union_goes_the_same_way_in_its_own_language()
    {
        await house.Speak(DemoPart.HrLead, "nb");
        await house.Speak(DemoPart.WorksCouncilChair, "nb");
        var project = await SmallProject.UnderLaw(house, "NO", null, BodyKind.Union, "Klubben", PlainQuestion.Monitors);
        await Journey(project, "no-8-1", Nb, "Det står ikke noe om hvem som ser loggene.", "Rollene er lagt til.", "Vi slutter oss til dette, på ett vilkår.", "Bare to personer får se loggene.");
        await house.Speak(DemoPart.HrLead, "de");
        await house.Speak(DemoPart.WorksCouncilChair, "de");
    }

    async Task Journey(SmallProject project, string right, Trust.App.Texts t, string missing, string completed, string words, string condition)
    {
        var checkpoint = await project.Checkpoint(right);
        var path = $"{project.Path}/checkpoints/{checkpoint.Id}";
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);

        // without what the law names it does not go out, and the page names each
        await hr.Go(path);
        await hr.Press("#main .acts a.btn");
        await hr.Press("main form button.btn");
        Assert.Contains(t.CheckpointPacketIncomplete, await hr.Page.InnerTextAsync(".toast--bad"), StringComparison.Ordinal);
        Assert.True(await hr.Page.Locator("section[aria-labelledby=blocks] li").CountAsync() > 0);
        await project.GivesPapersFor(right);
        await hr.Go($"{path}/packet");
        await FillOwn(hr);
        await hr.Press("main form button.btn");
        Assert.Contains(t.AtStart(t.Word(CheckpointState.HandedOver)), await hr.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);

        // the body reads it, sees what the employer sees of it, and says what is missing
        await chair.Go($"{project.Path}/checkpoints");
        Assert.Contains(t.CheckpointsYours, await chair.Page.Locator("section[aria-labelledby^=party-]").First.InnerTextAsync(), StringComparison.Ordinal);
        await chair.Go(path);
        Assert.Contains(t.CheckpointsUnseenOpened, await chair.Page.InnerTextAsync(".two"), StringComparison.Ordinal);
        Assert.Contains("Steht fest.", await chair.Page.Locator("section[aria-labelledby=proposal]").TextContentAsync(), StringComparison.Ordinal);
        await chair.Go($"{path}/receipt");
        var incomplete = chair.Page.Locator("section[aria-labelledby=incomplete]");
        await incomplete.Locator("summary").First.ClickAsync();
        await incomplete.Locator("textarea").FillAsync(missing);
        await chair.Press(incomplete.Locator("form button.btn"));
        Assert.Contains(t.AtStart(t.Word(CheckpointState.Incomplete)), await chair.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);

        // the employer completes it, with the difference
        await hr.Go(path);
        Assert.Contains(missing, await hr.Page.InnerTextAsync("section[aria-labelledby=missing]"), StringComparison.Ordinal);
        await hr.Press("#main .acts a.btn");
        await FillOwn(hr);
        await hr.Page.Locator("textarea").Nth(await hr.Page.Locator("section[aria-labelledby=own] textarea").CountAsync() - 2).FillAsync(completed);
        await hr.Page.FillAsync("[name=reason]", completed);
        await hr.Press("main form button.btn");

        await chair.Go(path);
        Assert.Contains(completed, await chair.Page.InnerTextAsync("section[aria-labelledby=proposal]"), StringComparison.Ordinal);
        await chair.Press("#main .acts a.btn");
        await chair.Press("section[aria-labelledby=receipt] form button.btn");
        Assert.Contains(t.AtStart(t.Word(CheckpointState.Running)), await chair.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);
        Assert.Contains(t.CheckpointsDayFree, await chair.Page.InnerTextAsync(".days"), StringComparison.Ordinal);

        // a position with a condition, bound to the pilot
        await chair.Page.Locator("section[aria-labelledby=ways] a", new() { HasTextString = t.AtStart(t.Word(PositionKind.ConsentWithConditions)) }).First.ClickAsync();
        Assert.True(await chair.Page.IsCheckedAsync("[name='position.kind'][value=consent-with-conditions]"));
        await chair.Page.FillAsync("[name='position.text']", words);
        await chair.Press("main form button.btn");
        Assert.Contains(t.CheckpointConditionsMissing, await chair.Page.InnerTextAsync(".toast--bad"), StringComparison.Ordinal);
        await chair.Page.FillAsync("[name='position.conditions[0].text']", condition);
        await chair.Page.SelectOptionAsync("[name='position.conditions[0].binds']", "pilot");
        await chair.Press("main form button.btn");
        Assert.Contains(words, await chair.Page.InnerTextAsync("section[aria-labelledby=said]"), StringComparison.Ordinal);

        // the gate has this side; the condition waits at the lock
        await hr.Go($"{project.Path}/stages/relevance");
        var row = hr.Page.Locator("section[aria-labelledby=rights] tr", new() { Has = hr.Page.Locator($"a[href='{path}']") });
        Assert.Contains(t.CheckpointsNothingMissing, await row.InnerTextAsync(), StringComparison.Ordinal);
        await hr.Go(project.Path);
        Assert.Contains(condition, await hr.Page.InnerTextAsync("section[aria-labelledby=conditions]"), StringComparison.Ordinal);
    }

    /// <summary>Every content that only this right asks for.</summary>
    static async Task FillOwn(Visit hr)
    {
        var areas = hr.Page.Locator("section[aria-labelledby=own] .qst textarea");
        for (var i = 0; i < await areas.CountAsync() - 1; i++) await areas.Nth(i).FillAsync("Steht fest.");
    }

    [Fact]
    public async Task What_the_owner_records_for_a_body_is_shown_as_reported_and_the_body_can_say_that_it_was_not_so()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        await project.GivesPapersFor("de-90");
        var path = $"{project.Path}/checkpoints/{(await project.Checkpoint("de-90")).Id}";
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{path}/packet");
        await FillOwn(hr);
        await hr.Press("main form button.btn");
        await hr.Go($"{path}/position");
        await hr.Page.CheckAsync("[name='position.kind'][value=opinion]");
        await hr.Page.FillAsync("[name='position.text']", "Wir haben Bedenken.");
        await hr.Page.SelectOptionAsync("[name='position.outside.channel']", "meeting");
        await hr.Page.FillAsync("[name='position.outside.occurredOn']", $"{project.Day(30):yyyy-MM-dd}");
        await hr.Press("main form button.btn");
        Assert.Equal(De.ActDocumentMissing, await hr.Page.InnerTextAsync("#position-outside-file-error"));
        await hr.Page.SetInputFilesAsync("[name='position.outside.file']", new FilePayload { Name = "Protokoll.txt", MimeType = "text/plain", Buffer = "Bedenken."u8.ToArray() });
        await hr.Press("main form button.btn");
        Assert.Contains(De.JournalReported(De.Word(Channel.Meeting)), await hr.Page.InnerTextAsync("section[aria-labelledby=said]"), StringComparison.Ordinal);

        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);
        await chair.Go(path);
        var act = chair.Page.Locator("section[aria-labelledby=outside] .ev").First;
        await act.Locator("summary").ClickAsync();
        await act.Locator("textarea").FillAsync("Das haben wir nicht gesagt.");
        await chair.Press(act.Locator("button.btn--stop"));
        Assert.Contains(De.GateDisputed, await chair.Page.InnerTextAsync("section[aria-labelledby=outside]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_are_for_the_two_sides_and_a_position_for_its_audience()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        await project.GivesPapersFor("de-90");
        var path = $"{project.Path}/checkpoints/{(await project.Checkpoint("de-90")).Id}";
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{path}/packet");
        await FillOwn(hr);
        await hr.Page.Locator("section[aria-labelledby=own] .qst textarea").Last.FillAsync("Nur für das Gremium.");
        await hr.Press("main form button.btn");
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);
        await chair.Go($"{path}/position?kind=objection");
        await chair.Page.FillAsync("[name='position.text']", "Nur für den Arbeitgeber.");
        await chair.Page.SelectOptionAsync("[name='position.audience']", "sides");
        await chair.Press("main form button.btn");

        await using var employee = await house.VisitAs(DemoPart.Employee, script: false);
        Assert.Equal(200, (await employee.Go(path)).Status);
        var seen = await employee.Page.ContentAsync();
        Assert.DoesNotContain("Nur für das Gremium.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für den Arbeitgeber.", seen, StringComparison.Ordinal);
        Assert.Contains(De.CheckpointsNotForYou, seen, StringComparison.Ordinal);
        foreach (var part in (string[])["packet", "receipt", "position", "answer", "competence", "confirmation", "conciliation"])
            Assert.EndsWith(path, (await employee.Go($"{path}/{part}")).Url, StringComparison.Ordinal);
    }

    /// <summary>As the other side sees them, and whoever is on neither; as the owner sees them they are among the pages of the sweep.</summary>
    [Fact]
    public async Task The_pages_of_a_checkpoint_can_be_used_by_the_body_and_by_those_on_neither_side()
    {
        const int width = 360;
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal", PlainQuestion.Monitors, PlainQuestion.Selects);
        await project.GivesPapersFor("de-90");
        var at = $"{project.Path}/checkpoints/{(await project.Checkpoint("de-90")).Id}";
        await using (var hr = await house.VisitAs(DemoPart.HrLead, script: false))
        {
            await hr.Go($"{at}/packet");
            await FillOwn(hr);
            await hr.Press("main form button.btn");
        }
        var wrong = new List<string>();
        foreach (var (part, language, pages) in new[] { (DemoPart.WorksCouncilChair, "nb", (string[])[$"{project.Path}/checkpoints", at, $"{at}/receipt", $"{at}/position"]), (DemoPart.Employee, "de", [at]) })
        {
            await house.Speak(part, language);
            await using var visit = await house.VisitAs(part, width);
            foreach (var page in pages)
            {
                var answer = await visit.Go(page);
                if (answer.Status != 200) wrong.Add($"{part} {page}: {answer.Status}");
                await visit.OpenEverything();
                wrong.AddRange((await Axe.Violations(visit)).Select(v => $"{part} {page}: {v}"));
                if (await visit.ScrollsSideways()) wrong.Add($"{part} {page}: scrolls sideways");
                if (await visit.Page.Locator(".btn:not(.btn--quiet):not(.btn--stop)").CountAsync() > 1) wrong.Add($"{part} {page}: more than one filled button");
                wrong.AddRange((await visit.UnseenByKeyboard()).Select(u => $"{part} {page}: {u}"));
            }
            wrong.AddRange(visit.Complaints);
            await house.Speak(part, "de");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
