using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class ReportPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    string Stage => $"/projects/{house.Project}/stages/security";

    [Fact]
    public async Task What_was_signed_on_paper_counts_as_reported_until_the_body_says_that_it_was_not_so()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go(Stage);
        await hr.Page.GetByText(De.ReportRecordFor).ClickAsync();
        await hr.Press(hr.Page.Locator("section[aria-labelledby=outside] li a", new() { HasText = "Betriebsrat Lindtal" }));
        await hr.Page.CheckAsync("[name='outcome.kind'][value=agreement-in-force]");
        await hr.Page.FillAsync("[name='outcome.occurredOn']", "2025-11-03");
        await hr.Page.FillAsync("[name='outcome.saidBy']", "Vorsitz");
        await Press(hr, "outcome");
        Assert.Equal(De.OutcomeDocumentMissing, await hr.Page.InnerTextAsync("#outcome-file-error"));
        await hr.Page.SetInputFilesAsync("[name='outcome.file']", new FilePayload { Name = "Betriebsvereinbarung.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray() });
        await Press(hr, "outcome");
        Assert.Contains("Betriebsrat Lindtal", await hr.Page.Locator("section[aria-labelledby=outside] .ev").First.InnerTextAsync(), StringComparison.Ordinal);

        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);
        await chair.Go(Stage);
        var file = await chair.Page.Locator("section[aria-labelledby=outside] .ev", new() { HasText = De.ReportNotSo }).First.GetByText(De.ReportDocument).GetAttributeAsync("href");
        var document = await chair.Page.APIRequest.GetAsync(file!);      // a link has an address
        Assert.Equal("%PDF-1.4", await document.TextAsync());
        Assert.StartsWith("attachment; filename=Betriebsvereinbarung.pdf", document.Headers["content-disposition"], StringComparison.Ordinal);
        var act = chair.Page.Locator("section[aria-labelledby=outside] .ev", new() { HasText = De.ReportNotSo }).First;
        await act.Locator("summary").ClickAsync();
        await act.Locator("textarea").FillAsync("Wir haben nichts unterschrieben.");
        await chair.Press(act.Locator("button.btn--stop"));
        Assert.Contains(De.GateDisputed, await chair.Page.InnerTextAsync("section[aria-labelledby=outside]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_given_on_paper_is_recorded_for_the_party_and_shown_as_reported()
    {
        var project = await SmallProject.InReview(house);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/stages/transparency/report/it");
        await hr.Page.CheckAsync("[name='answer.answer'][value=approve]");
        await hr.Page.SelectOptionAsync("[name='answer.channel']", "meeting");
        await hr.Page.FillAsync("[name='answer.occurredOn']", $"{project.Day(3):yyyy-MM-dd}");
        await Press(hr, "answer");
        Assert.Equal(De.ActDocumentMissing, await hr.Page.InnerTextAsync("#answer-file-error"));
        await hr.Page.SetInputFilesAsync("[name='answer.file']", new FilePayload { Name = "Protokoll.txt", MimeType = "text/plain", Buffer = "Ja."u8.ToArray() });
        await Press(hr, "answer");
        Assert.Contains(De.JournalReported(De.Word(Channel.Meeting)), await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(200, (await hr.Go($"{project.Path}/stages/transparency")).Status);
    }

    [Fact]
    public async Task A_manager_closes_a_consultation_that_stayed_without_an_answer_and_the_owner_does_not()
    {
        var project = await SmallProject.InReview(house);
        await project.OffersMeeting(Group.It, 5);
        await project.OffersMeeting(Group.It, 9);
        var page = $"{project.Path}/stages/transparency/report/it";
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go(page);
        Assert.Equal(0, await hr.Page.Locator("section[aria-labelledby=close]").CountAsync());

        await using var director = await house.VisitAs(DemoPart.ManagingDirector, script: false);
        await director.Go(page);
        await director.Page.Locator("section[aria-labelledby=close] summary").ClickAsync();
        await director.Page.FillAsync("[name='close.targetWas']", $"{project.Day(12):yyyy-MM-dd}");
        await Press(director, "close");
        Assert.Equal(De.OutcomeReasonMissing, await director.Page.InnerTextAsync("#close-reason-error"));
        await director.Page.FillAsync("[name='close.reason']", "Zwei Termine verstrichen ohne Antwort.");
        await Press(director, "close");
        Assert.Contains(De.AtStart(De.Word(OutcomeKind.ClosedWithoutPosition)), await director.Page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_meeting_offered_is_on_record()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go($"{Stage}/report/hr");
        await hr.Page.GetByText(De.ReportOffer).First.ClickAsync();
        await hr.Page.FillAsync("[name='meeting.on']", "2031-05-06");
        await Press(hr, "meeting");
        await hr.Go($"{Stage}/report/hr");
        Assert.Contains(De.AtStart(De.Date(new(2031, 5, 6))), await hr.Page.InnerTextAsync("section[aria-labelledby=meetings]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_nothing_here_is_offered_nothing()
    {
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go($"{Stage}/report/hr");
        Assert.Equal(0, await chair.Page.Locator("main form").CountAsync());
        Assert.Contains(De.ReportNothing, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    static Task Press(Visit visit, string what) => visit.Press($"form[action*='what={what}'] button");
}
