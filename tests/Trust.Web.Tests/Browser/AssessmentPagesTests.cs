using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Tests.Browser;

/// <summary>Impact assessments and the duties of the AI Act, as a person fills and reads them; every step without script.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class AssessmentPagesTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task A_data_protection_impact_assessment_is_written_section_by_section_advised_on_given_and_printed()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal");
        var (path, form) = ($"{project.Path}/assessments/dpia", AssessmentFiles.Latest("dpia"));
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/stages/security/evidence/dpia");
        await hr.Press($"a[href='{path}']");
        Assert.Equal(0, await hr.Page.Locator("section[aria-labelledby=give]").CountAsync());

        // what the project knows stands in the fields, with where it comes from
        await hr.Press("#main .acts a.btn");
        Assert.Equal("Helfer", await hr.Page.InputValueAsync("[name='answers.system']"));
        Assert.Contains(De.AssessmentFrom(De.Word(Domain.Assessments.ProjectFact.AiSystem)), await hr.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        foreach (var section in form.Sections.Where(s => s.From is Group.Hr))
        {
            Assert.EndsWith($"/{section.Key}", hr.Page.Url, StringComparison.Ordinal);
            await Fill(hr);
            await hr.Press("main form button.btn");
        }

        await using var officer = await house.VisitAs(DemoPart.DataProtectionOfficer, script: false);
        await officer.Go(path);
        Assert.Contains("Steht fest.", await officer.Page.Locator("section[aria-labelledby=whole]").TextContentAsync(), StringComparison.Ordinal);
        await officer.Page.FillAsync("[name=text]", "Protokolle nach 30 Tagen löschen.");
        await officer.Press("section[aria-labelledby=advice] form button");

        await hr.Go(path);
        await hr.Press("section[aria-labelledby=give] button");
        Assert.Contains(De.AssessmentAdviceTaken, await hr.Page.InnerTextAsync("section[aria-labelledby=advice]"), StringComparison.Ordinal);
        Assert.Equal(EvidenceState.Given, (await project.Now()).Item(form.At)?.State);
        Assert.Equal(200, (await hr.Page.APIRequest.GetAsync($"{path}?handler=Docx")).Status);
        await hr.Go($"{path}/print");
        Assert.Contains("Protokolle nach 30 Tagen löschen.", await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        // the works council reads what was given, and finds nothing to write
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);
        await chair.Go(path);
        Assert.Equal(0, await chair.Page.Locator("main form").CountAsync());
        Assert.EndsWith("/dpia", (await chair.Go($"{path}/system")).Url, StringComparison.Ordinal);
    }

    /// <summary>Answers what is still empty on the page.</summary>
    static async Task Fill(Visit visit)
    {
        foreach (var area in await visit.Page.Locator("main textarea").AllAsync())
            if (await area.IsVisibleAsync() && await area.InputValueAsync() is "") await area.FillAsync("Steht fest.");
        foreach (var name in await visit.Page.Locator("main fieldset:has(input[type=radio],input[type=checkbox])").AllAsync())
            await name.Locator("input").First.CheckAsync();
        foreach (var day in await visit.Page.Locator("main input[type=date]").AllAsync()) await day.FillAsync("2027-01-31");
    }

    [Fact]
    public async Task The_duties_of_the_ai_act_are_shown_with_their_day_their_source_and_the_evidence_in_which_they_are_seen()
    {
        var project = await SmallProject.UnderLaw(house, "NO", null, BodyKind.Union, "Klubben");
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/ai-act");
        var told = await hr.Page.Locator("main").TextContentAsync();
        Assert.All([De.AiActNone, De.AiActSaidNo, De.LawConfirm, De.Of("duty.not-yet-there", [new Fact("country", "Norwegen")])], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.True(await hr.Page.Locator("a[href$='/stages/security/evidence/oversight']").CountAsync() > 0);
    }

    [Fact]
    public async Task Inferring_emotions_is_a_stop_on_the_page_of_duties_too()
    {
        var project = await SmallProject.UnderLaw(house, "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal", PlainQuestion.InfersEmotions);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/ai-act");
        Assert.Contains(De.AiActStop, await hr.Page.InnerTextAsync("section[aria-labelledby=now]"), StringComparison.Ordinal);
    }
}
