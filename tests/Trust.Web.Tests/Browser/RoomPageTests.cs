using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>The body's own room as its members use it, with and without JavaScript.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class RoomPageTests(BrowserHouse house)
{
    const string Passphrase = "vier Pferde am Deich";

    /// <summary>600,000 rounds take their time on a busy machine.</summary>
    static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 60_000 };

    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task Notes_are_written_changed_and_removed_without_JavaScript()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project, script: false);
        await Write(chair, "Vor der Sitzung", "Forderung 2 zuerst.");
        Assert.Equal("Vor der Sitzung", await chair.Page.InnerTextAsync("[data-note] h3"));

        await chair.Page.Locator("[data-note] summary").ClickAsync();
        await chair.Page.FillAsync("[data-note] [name=title]", "Nach der Sitzung");
        await chair.Page.SelectOptionAsync("[data-note] [name=kind]", "minutes");
        await chair.Press("[data-note] form[data-write] button");
        Assert.Contains("Nach der Sitzung", await chair.Page.InnerTextAsync("[data-note]"), StringComparison.Ordinal);
        Assert.Contains(De.AtStart(De.Word(NoteKind.Minutes)), await chair.Page.InnerTextAsync("[data-note]"), StringComparison.Ordinal);

        await using var colleague = await In(DemoPart.Employee, project, script: false);
        Assert.Contains("Forderung 2 zuerst.", await colleague.Page.InnerTextAsync("[data-note]"), StringComparison.Ordinal);
        await colleague.Press("[data-note] button[name=id]");
        Assert.Contains(De.RoomNone, await colleague.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_without_a_title_is_marked_and_kept_in_the_form()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project, script: false);
        await Write(chair, "Steht schon da", "Bleibt so.");
        await chair.Page.Locator("details[data-change] > summary").Last.ClickAsync();
        await Write(chair, " ", "Nur Text.");
        Assert.Contains(De.RoomTitleMissing, await chair.Page.InnerTextAsync(".toast"), StringComparison.Ordinal);
        Assert.Equal("Nur Text.", await chair.Page.InputValueAsync("form[data-write] [name=text]")); // the only form: no other note shows what was meant for this one
    }

    [Fact]
    public async Task Notes_longer_than_any_other_form_takes_are_kept_and_locked_together()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project);
        await Write(chair, "Protokoll", new string('a', 60_000));
        await Lock(chair);
        await chair.Page.ClickAsync("[data-kept]");
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync("Protokoll", Patiently);
        Assert.Equal(60_000, (await chair.Page.InnerTextAsync("[data-note] [data-text]")).Length);
    }

    [Theory]
    [InlineData(DemoPart.HrLead)]
    [InlineData(DemoPart.ManagingDirector)]
    [InlineData(DemoPart.DataProtectionOfficer)]
    public async Task For_everybody_else_there_is_no_such_room(DemoPart part)
    {
        var project = await CouncilProject.Begin(house);
        await using var visit = await house.VisitAs(part);
        foreach (var page in (string[])[project.Room, project.Room + "/members", project.Room + "/guests", project.Room + "/takeaway", $"{project.Path}/room/{Guid.NewGuid()}"])
            Assert.Equal(404, (await visit.Go(page)).Status);
        await visit.Go(project.Path);
        Assert.DoesNotContain("/room/", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        foreach (var act in (string[])["?handler=Write", "?handler=Remove", "?handler=Lock", "?handler=Key", "?handler=Renew", "/members?handler=Member", "/members?handler=Leave", "/members?handler=Deputy", "/members?handler=Dismiss", "/guests?handler=Invite", "/guests?handler=End"])
        {
            var answer = await visit.Page.APIRequest.PostAsync($"{house.Address.ToString().TrimEnd('/')}{project.Room}{act}", new()
            {
                Form = visit.Page.APIRequest.CreateFormData().Set("__RequestVerificationToken", await visit.Page.Locator("#act input").GetAttributeAsync("value") ?? "")
                    .Set("id", $"{Guid.NewGuid()}").Set("seen", "0").Set("kind", "note").Set("title", "Von außen").Set("person", $"{house.Person(part).Person}").Set("from", "2020-01-01").Set("to", "2039-01-01").Set("label", "x").Set("until", "2039-01-01").Set("data", "{}"),
            });
            Assert.Equal(404, answer.Status);
        }
        Assert.Equal(["0"], await house.Ask($"select count(*)::text from council.notes where project_id = '{project.Id}'"));
    }

    [Fact]
    public async Task Locked_notes_are_read_with_the_passphrase_the_sheet_or_a_colleague_s_code_and_with_nothing_else()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project, hurry: false);
        await Write(chair, "Vertraulich", "Nicht ohne Einsicht ins Protokoll.");
        await chair.Page.FillAsync("form[data-lock] [name=passphrase]", "zu kurz");
        await chair.Page.ClickAsync("form[data-lock] button");
        Assert.Equal(De.RoomTooShort, await chair.Page.InnerTextAsync("form[data-lock] [data-wrong]"));
        var sheet = await Lock(chair);
        await chair.Page.ClickAsync("[data-kept]");
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vertraulich", Patiently); // open on this screen still

        await chair.Go(project.Room);
        Assert.DoesNotContain("Vertraulich", await chair.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Protokoll.", await chair.Page.ContentAsync(), StringComparison.Ordinal);
        await Unlock(chair, "vier Pferde am Meer");
        await Assertions.Expect(chair.Page.Locator("form[data-unlock] [data-wrong]")).ToHaveTextAsync(De.RoomWrongSecret, Patiently);
        await Unlock(chair, Passphrase);
        await Assertions.Expect(chair.Page.Locator("[data-note] [data-text]")).ToHaveTextAsync("Nicht ohne Einsicht ins Protokoll.", Patiently);

        await chair.Page.GetByText(De.RoomGive).ClickAsync();
        await chair.Page.ClickAsync("form[data-give] button");
        var code = await Code(chair);
        Assert.NotEqual(sheet, code);

        await using var colleague = await In(DemoPart.Employee, project, hurry: false);
        await Unlock(colleague, Passphrase);
        await Assertions.Expect(colleague.Page.Locator("form[data-unlock] [data-wrong]")).ToHaveTextAsync(De.RoomWrongSecret, Patiently);
        await Unlock(colleague, code.ToLowerInvariant().Replace('-', ' '));
        await Assertions.Expect(colleague.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vertraulich", Patiently);

        await colleague.Page.Locator("#notes ~ div details[data-change] > summary, details[data-change] > summary").Last.ClickAsync();
        await colleague.Page.Locator("form[data-write] [name=title]").Last.FillAsync("Von mir");
        await colleague.Page.Locator("form[data-write] [name=text]").Last.FillAsync("Auch verschlossen.");
        await colleague.Page.Locator("form[data-write] button").Last.ClickAsync();
        await Assertions.Expect(colleague.Page.Locator("[data-note] h3")).ToHaveTextAsync(["Von mir", "Vertraulich"], Patiently);

        await chair.Go(project.Room);
        await Unlock(chair, sheet);
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync(["Von mir", "Vertraulich"], Patiently);
        Assert.Empty(chair.Complaints);
    }

    [Fact]
    public async Task When_a_member_has_left_the_key_is_renewed_and_what_they_had_opens_nothing_any_more()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project);
        await Write(chair, "Vertraulich", "Nicht ohne Einsicht ins Protokoll.");
        var sheet = await Lock(chair);
        await chair.Page.ClickAsync("[data-kept]");
        await chair.Page.GetByText(De.RoomGive).ClickAsync();
        await chair.Page.ClickAsync("form[data-give] button");
        var theirs = await Code(chair);
        await project.Do((_, by, at) => new SetSeat(new(PartyId.Of(project.Body), null, SeatRule.Any, null, [project.Is(DemoPart.WorksCouncilChair), project.Is(DemoPart.DataProtectionOfficer)], []), null, by, at), DemoPart.WorksCouncilChair);

        await chair.Go(project.Room);
        Assert.Contains(De.RoomLeavers(1), await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Unlock(chair, Passphrase);
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vertraulich", Patiently);
        Assert.Contains(De.RoomRenewCannot, await chair.Page.InnerTextAsync("form[data-renew]"), StringComparison.Ordinal);
        await chair.Page.FillAsync("form[data-renew] [name=passphrase]", "sieben neue Wörter");
        await chair.Page.FillAsync("form[data-renew] [name=again]", "sieben neue Wörter");
        await chair.Page.ClickAsync("form[data-renew] button");
        var (newSheet, code) = (await Code(chair), await chair.Page.InnerTextAsync("[data-code-for] .say"));
        Assert.Equal(4, new HashSet<string> { sheet, theirs, newSheet, code }.Count);
        await chair.Shot("room-renewed-de-1280");
        await chair.Page.ClickAsync("[data-kept]");
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vertraulich", Patiently);
        Assert.DoesNotContain(De.RoomLeavers(1), await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await chair.Go(project.Room);
        foreach (var old in (string[])[Passphrase, sheet, theirs])
        {
            await Unlock(chair, old);
            await Assertions.Expect(chair.Page.Locator("form[data-unlock] button")).ToBeEnabledAsync(new() { Timeout = 60_000 });
            Assert.Equal(De.RoomWrongSecret, await chair.Page.InnerTextAsync("form[data-unlock] [data-wrong]"));
        }
        await Unlock(chair, newSheet);
        await Assertions.Expect(chair.Page.Locator("[data-note] [data-text]")).ToHaveTextAsync("Nicht ohne Einsicht ins Protokoll.", Patiently);
        await using var colleague = await In(DemoPart.DataProtectionOfficer, project);
        await Unlock(colleague, code);
        await Assertions.Expect(colleague.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vertraulich", Patiently);
        Assert.Equal(["3"], await house.Ask($"select count(*)::text from council.keys where project_id = '{project.Id}'"));
    }

    [Fact]
    public async Task In_a_locked_room_a_form_without_the_script_is_refused_and_nothing_is_kept()
    {
        var project = await CouncilProject.Begin(house);
        await using (var chair = await In(DemoPart.WorksCouncilChair, project)) await Lock(chair);
        await using var plain = await In(DemoPart.WorksCouncilChair, project, script: false);
        Assert.Contains(De.RoomNoScript, await plain.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.False(await plain.Page.Locator("details[data-change]").First.IsVisibleAsync());
        var answer = await plain.Page.APIRequest.PostAsync($"{house.Address.ToString().TrimEnd('/')}{project.Room}?handler=Write", new()
        {
            Form = plain.Page.APIRequest.CreateFormData().Set("__RequestVerificationToken", await plain.Page.Locator("#act input").GetAttributeAsync("value") ?? "")
                .Set("id", $"{Guid.NewGuid()}").Set("seen", "0").Set("kind", "note").Set("title", "Doch im Klartext").Set("text", "").Set("sealed", ""),
        });
        Assert.Equal(412, answer.Status);
        Assert.Contains(De.RoomLocked, System.Net.WebUtility.HtmlDecode(await answer.TextAsync()), StringComparison.Ordinal);
        Assert.Equal(["0"], await house.Ask($"select count(*)::text from council.notes where project_id = '{project.Id}'"));
    }

    [Fact]
    public async Task The_body_sets_its_members_terms_and_deputies_without_the_owner()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await In(DemoPart.WorksCouncilChair, project, script: false);
        await chair.Go(project.Room + "/members");
        var colleague = chair.Page.Locator("article.ev").Nth(1);
        await colleague.Locator("summary").ClickAsync();
        await colleague.Locator("[name=to]").FillAsync("2020-01-31");
        await chair.Press(colleague.Locator("form[action*=Member] button"));
        Assert.Contains(De.RoomTermTo(new(2020, 1, 31)), await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await using (var ended = await house.VisitAs(DemoPart.Employee))
            Assert.Equal(404, (await ended.Go(project.Room)).Status);

        await chair.Page.Locator("article.ev").Nth(1).Locator("summary").ClickAsync();
        await chair.Press(chair.Page.Locator("article.ev").Nth(1).Locator("form[action*=Leave] button"));
        await chair.Page.Locator("#add-deputy summary").ClickAsync();
        await chair.Page.SelectOptionAsync("#deputy-person", project.Is(DemoPart.Employee).ToString());
        await chair.Page.FillAsync("#deputy-from", "2020-01-01");
        await chair.Page.FillAsync("#deputy-to", "2039-12-31");
        await chair.Press("#add-deputy button");
        await using var deputy = await house.VisitAs(DemoPart.Employee);
        Assert.Equal(200, (await deputy.Go(project.Room)).Status);

        await chair.Page.Locator("article.ev").First.Locator("summary").ClickAsync();
        await chair.Page.Locator("article.ev").First.Locator("[name=to]").FillAsync("2020-01-31");
        await chair.Press(chair.Page.Locator("article.ev").First.Locator("form[action*=Member] button"));
        Assert.Contains(De.SeatNobodyInOffice, await chair.Page.InnerTextAsync(".toast"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_that_are_left_stand_in_the_room_with_every_way_from_here_and_what_it_leads_to()
    {
        var project = await CouncilProject.Begin(house);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, width: 320, dark: true);
        const string Clocks = "section[aria-labelledby=clocks]";
        await chair.Go(project.Room);
        Assert.Equal(0, await chair.Page.Locator(Clocks).CountAsync());
        var checkpoint = await project.IsAsked();
        await chair.Go($"{project.Path}/checkpoints/{checkpoint}");
        var (drawn, ways) = (await chair.Page.Locator(".days").First.InnerTextAsync(), await chair.Page.Locator("section[aria-labelledby=ways] .opts>li").AllInnerTextsAsync());

        await chair.Go(project.Room);
        Assert.Equal(drawn, await chair.Page.Locator($"{Clocks} .days").First.InnerTextAsync());
        Assert.Equal(ways, await chair.Page.Locator($"{Clocks} .opts>li").AllInnerTextsAsync());
        Assert.True(await chair.Page.Locator($"{Clocks} .days .now").First.IsVisibleAsync());
        Assert.Matches("\\d", await chair.Page.Locator($"{Clocks} .say").First.InnerTextAsync());
        Assert.Empty(await Axe.Violations(chair));
        Assert.Empty(await chair.Layout());
        await chair.Shot("room-clocks-de-320");
    }

    /// <summary>Open it is one of all pages, and looked at with them; here it is locked.</summary>
    [Theory]
    [InlineData("de", 1280, false)]
    [InlineData("nb", 360, true)]
    public async Task A_locked_room_can_be_used_by_everybody(string language, int width, bool dark)
    {
        await house.Speak(DemoPart.WorksCouncilChair, language);
        var project = await CouncilProject.Begin(house);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair, width, dark);
        await chair.Hurry();
        var wrong = new List<string>();
        await chair.Go(project.Room);
        await Write(chair, "Vor der Sitzung", "Forderung 2 zuerst.\n\nDann die anderen.");
        await Lock(chair);
        await Look("sheet");
        await chair.Go(project.Room);
        await Look("locked");
        await Unlock(chair, Passphrase);
        await Assertions.Expect(chair.Page.Locator("[data-note] h3")).ToHaveTextAsync("Vor der Sitzung", Patiently);
        await chair.OpenEverything();
        await Look("unlocked");
        await house.Speak(DemoPart.WorksCouncilChair, "de");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(chair.Complaints);
        Assert.Empty(chair.AskedElsewhere);

        async Task Look(string page)
        {
            await chair.Shot($"room-{page}-{language}-{width}");
            wrong.AddRange((await Axe.Violations(chair)).Select(v => $"{page}: {v}"));
            wrong.AddRange((await chair.Layout()).Select(f => $"{page}: {f}"));
        }
    }

    /// <param name="hurry">See <see cref="Visit.Hurry"/>; one test takes the time that a member needs.</param>
    async Task<Visit> In(DemoPart part, CouncilProject project, bool script = true, bool hurry = true)
    {
        var visit = await house.VisitAs(part, script: script);
        if (script && hurry) await visit.Hurry();
        await visit.Go(project.Room);
        return visit;
    }

    static async Task Write(Visit visit, string title, string text)
    {
        var form = visit.Page.Locator("form[data-write]").Last;
        await form.Locator("[name=title]").FillAsync(title);
        await form.Locator("[name=text]").FillAsync(text);
        await visit.Press(form.Locator("button"));
    }

    static async Task<string> Lock(Visit visit)
    {
        await visit.Page.FillAsync("form[data-lock] [name=passphrase]", Passphrase);
        await visit.Page.FillAsync("form[data-lock] [name=again]", Passphrase);
        await visit.Page.ClickAsync("form[data-lock] button");
        return await Code(visit);
    }

    static async Task<string> Code(Visit visit)
    {
        await visit.Page.Locator("[data-code-text]").WaitForAsync(new() { Timeout = 60_000 });
        return await visit.Page.InnerTextAsync("[data-code-text]");
    }

    static async Task Unlock(Visit visit, string secret)
    {
        await visit.Page.FillAsync("form[data-unlock] [name=secret]", secret);
        await visit.Page.ClickAsync("form[data-unlock] button");
    }
}
