using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Tests.Browser;

/// <summary>From the question of who is competent to an agreement in force, and the other ends a consultation can have; clicked as both sides do, without script.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class AgreementJourneyTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de"), Nb = Trust.App.Texts.In("nb");

    static FilePayload Paper(string name) => new() { Name = name, MimeType = "text/plain", Buffer = "Unterschrieben."u8.ToArray() };

    [Fact]
    public async Task In_Germany_a_right_goes_from_competence_over_the_conciliation_committee_to_an_agreement_in_force_that_is_reviewed_and_given_notice()
    {
        var project = await SmallProject.UnderTwoCouncils(house, PlainQuestion.Monitors);
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, script: false);

        // who is competent
        var asked = (await project.Now()).Checkpoints.Values.First(c => c.Right.Right == "de-87-6" && c.At.Lock is Domain.Lock.Pilot);
        await hr.Go($"{project.Path}/checkpoints/{asked.Id}/competence");
        await Unfold(hr, "competence");
        await hr.Page.GetByLabel("Betriebsrat Lindtal").CheckAsync();
        await hr.Page.FillAsync("[name='competence.text']", "Der Gesamtbetriebsrat hat es verneint.");
        await hr.Page.FillAsync("[name='competence.on']", $"{project.Day(29):yyyy-MM-dd}");
        await hr.Press("section[aria-labelledby=competence] form button.btn");
        var checkpoint = (await project.Now()).Checkpoints.Values.First(c => c is { Right.Right: "de-87-6", At.Lock: Domain.Lock.Pilot, Competence: { Holds: true } });
        var path = $"{project.Path}/checkpoints/{checkpoint.Id}";
        await project.HandsOver("de-87-6", "de");
        await project.Objects(checkpoint.Id);

        // the conciliation committee
        await chair.Go($"{path}/conciliation");
        await Unfold(chair, "dispute");
        await chair.Page.FillAsync("[name='dispute.text']", "Wir kommen nicht weiter.");
        await chair.Page.FillAsync("[name='dispute.on']", $"{project.Day(29):yyyy-MM-dd}");
        await chair.Press("section[aria-labelledby=dispute] form button.btn");
        Assert.Contains(De.AtStart(De.Word(CheckpointState.Paused)), await chair.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);
        await hr.Go($"{path}/conciliation");
        await Unfold(hr, "end");
        await hr.Page.CheckAsync("[name='end.kind'][value=agreed]");
        await Outside(hr, "end", $"{project.Day(30):yyyy-MM-dd}", "Spruch.txt");
        await hr.Press("section[aria-labelledby=end] form button.btn");

        // draft, both sign-offs, the signed document
        await hr.Go($"{path}/agreement");
        var proposed = hr.Page.Locator("[name$='.on']:checked");
        while (await proposed.CountAsync() > 0) await proposed.First.ClickAsync();
        var own = hr.Page.Locator(".qst", new() { Has = hr.Page.Locator("input[value='own-1']") });
        await own.Locator("[name$='.on']").CheckAsync();
        await own.Locator("summary").ClickAsync();
        await own.Locator("textarea").FillAsync("Auswertung\nNiemand wird mit dem System bewertet.");
        await hr.Page.FillAsync("[name=noticeMonths]", "3");
        await hr.Page.FillAsync("[name=reviewMonths]", "6");
        await hr.Press("section[aria-labelledby=draft] button:not([formaction])");
        var agreement = new Uri(hr.Page.Url).AbsolutePath;
        Assert.Contains("Niemand wird mit dem System bewertet.", await hr.Page.InnerTextAsync("section[aria-labelledby=text]"), StringComparison.Ordinal);
        await chair.Go(agreement);
        await Unfold(chair, "body");
        await chair.Press("section[aria-labelledby=body] form button.btn");
        await using var director = await house.VisitAs(DemoPart.ManagingDirector, script: false);
        await director.Go(agreement);
        await Unfold(director, "employer");
        await director.Press("section[aria-labelledby=employer] form button.btn");
        Assert.Contains(De.AgreementsStands(De.Word(AgreementState.Agreed), 1), await director.Page.InnerTextAsync(".say"), StringComparison.Ordinal);
        await hr.Go(agreement);
        await Unfold(hr, "force");
        await hr.Page.FillAsync("[name='force.from']", $"{project.Day(30):yyyy-MM-dd}");
        await hr.Page.FillAsync("[name='force.employer']", "Marta Ehlers");
        await hr.Page.FillAsync("[name='force.body']", "Jonas Brandt");
        await Outside(hr, "force", $"{project.Day(30):yyyy-MM-dd}", "Vereinbarung.txt");
        await hr.Press("section[aria-labelledby=force] form button.btn");
        Assert.Contains(De.AgreementsStands(De.Word(AgreementState.InForce), 1), await hr.Page.InnerTextAsync(".say"), StringComparison.Ordinal);
        Assert.Contains(De.AgreementsNextReview, await hr.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);

        // looked at again together; then notice by letter
        await Unfold(hr, "review");
        await hr.Page.FillAsync("[name='review.text']", "Es gab keine Auswertung.");
        await hr.Press("section[aria-labelledby=review] form button.btn");
        await Unfold(hr, "noticed");
        await hr.Page.FillAsync("[name='noticed.text']", "Das Gremium will neu verhandeln.");
        await Outside(hr, "noticed", $"{project.Day(30):yyyy-MM-dd}", "Kündigung.txt");
        await hr.Press("section[aria-labelledby=noticed] form button.btn");
        Assert.Contains(De.AgreementsNoticeGiven, await hr.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);
        Assert.Equal(project.Day(30).AddMonths(3), CheckpointStanding.EndOf(await project.Now(), (await project.Now()).Agreements.Values.Single()));
        Assert.Equal(200, (await hr.Page.APIRequest.GetAsync($"{agreement}?handler=Docx&version=1")).Status);
        await hr.Go($"{agreement}/print?version=1");
        Assert.Contains("Niemand wird mit dem System bewertet.", await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Norway_a_consultation_ends_with_minutes_or_is_closed_without_a_position_and_a_condition_is_confirmed()
    {
        DemoPart[] readers = [DemoPart.HrLead, DemoPart.ManagingDirector, DemoPart.DataProtectionOfficer];
        foreach (var reader in readers) await house.Speak(reader, "nb");
        var project = await SmallProject.UnderLaw(house, "NO", null, BodyKind.Union, "Klubben", PlainQuestion.Monitors);
        var (talked, silent) = (await project.HandsOver("no-8-1", "nb"), await project.HandsOver("no-9-2", "nb"));
        foreach (var day in (int[])[5, 12]) await project.OffersTalks(silent, day);

        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        await hr.Go($"{project.Path}/checkpoints/{talked}/answer");
        await Unfold(hr, "minutes");
        await hr.Page.CheckAsync("[name='minutes.kind'][value=consultation-minutes]");
        await Outside(hr, "minutes", $"{project.Day(20):yyyy-MM-dd}", "Protokoll.txt", "meeting");
        await hr.Press("section[aria-labelledby=minutes] form button.btn");
        Assert.Contains(Nb.AtStart(Nb.Word(CheckpointState.Closed)), await hr.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);

        await using var director = await house.VisitAs(DemoPart.ManagingDirector, script: false);
        await director.Go($"{project.Path}/checkpoints/{silent}/answer");
        await Unfold(director, "close");
        await director.Page.FillAsync("[name='close.text']", "To møter ble tilbudt, og ingen kom.");
        await director.Press("section[aria-labelledby=close] form button.btn");
        Assert.Contains(Nb.AtStart(Nb.Word(CheckpointState.Closed)), await director.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);

        await using var officer = await house.VisitAs(DemoPart.DataProtectionOfficer, script: false);
        await officer.Go($"{project.Path}/checkpoints/{(await project.Checkpoint("no-9-1")).Id}/confirmation");
        await Unfold(officer, "confirm");
        await officer.Page.Locator("[name='confirm.items']").First.CheckAsync();
        await officer.Page.FillAsync("[name='confirm.text']", "Tiltaket er saklig og ikke uforholdsmessig.");
        await officer.Press("section[aria-labelledby=confirm] form button.btn");
        Assert.Contains(Nb.AtStart(Nb.Word(CheckpointState.Closed)), await officer.Page.InnerTextAsync(".facts"), StringComparison.Ordinal);
        foreach (var reader in readers) await house.Speak(reader, "de");
    }

    /// <summary>The form that comes next is open; the others are a click away.</summary>
    static async Task Unfold(Visit visit, string form)
    {
        var part = visit.Page.Locator($"section[aria-labelledby={form}]");
        if (await part.Locator("details[open]").CountAsync() == 0) await part.Locator("summary").First.ClickAsync();
    }

    static async Task Outside(Visit visit, string form, string on, string file, string channel = "paper")
    {
        await visit.Page.SelectOptionAsync($"[name='{form}.outside.channel']", channel);
        await visit.Page.FillAsync($"[name='{form}.outside.occurredOn']", on);
        await visit.Page.FillAsync($"[name='{form}.outside.saidBy']", "Die Vorsitzende");
        await visit.Page.SetInputFilesAsync($"[name='{form}.outside.file']", Paper(file));
    }
}
