using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.Web.Tests.Browser;

/// <summary>A chair's way through the body's room, from the sign-in to what is taken along, by keyboard alone. What the employer does
/// meanwhile is done by its commands; its pages are walked elsewhere.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class RoomJourneyTests(BrowserHouse house)
{
    const string Password = "a long enough one", Passphrase = "vier Pferde am Deich";

    /// <summary>600,000 rounds take their time on a busy machine.</summary>
    static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public Task In_Germany_a_works_council_prepares_and_gives_its_consent() => Journey("de", "DE", "BW", BodyKind.WorksCouncil, "Betriebsrat Lindtal", "de-87-6", PositionKind.Consent,
        new("Wer liest die Protokolle?", "Zwei Personen in der IT.", "Entwurf für Freitag", "Sechs dafür, eine dagegen.", "Sieben von sieben da.", "Wir stimmen zu.", "Gutachterin"));

    [Fact]
    public Task In_Norway_a_union_prepares_and_gives_its_opinion() => Journey("nb", "NO", null, BodyKind.Union, "Klubben", "no-8-1", PositionKind.Opinion,
        new("Hvem leser loggene?", "To personer i IT.", "Utkast til fredag", "Seks for, én mot.", "Sju av sju til stede.", "Vi er for, med noen spørsmål.", "Sakkyndig"));

    sealed record Said(string Missing, string Completed, string Draft, string Votes, string Attendance, string Position, string Expert);

    async Task Journey(string language, string country, string? region, BodyKind kind, string name, string right, PositionKind position, Said said)
    {
        var t = Trust.App.Texts.In(language);
        var project = await SmallProject.UnderLaw(house, country, region, kind, name, PlainQuestion.Monitors);
        await project.GivesPapersFor(right);
        var (body, checkpoint) = ((await project.Now()).Bodies.Keys.Single(), (await project.Checkpoint(right)).Id);
        var (room, path) = ($"{project.Path}/room/{body}", $"{project.Path}/checkpoints/{checkpoint}");
        var email = await Chair(project, body, language);

        // signs in and comes to the room; it opens with what the employer sees of the body
        await using var chair = await house.Visit();
        await chair.Go("/sign-in");
        await chair.Type("[name=email]", email);
        await chair.Type("[name=password]", Password);
        await chair.EnterAt(chair.Page.Locator("section[aria-labelledby=own] button.btn"));
        await chair.EnterAt(chair.Page.Locator($"main a[href='{project.Path}']"));
        await chair.EnterAt(chair.Page.Locator($"a[href='{room}']"));
        Assert.Equal([t.RoomSeen, t.RoomUnseen], await chair.Page.Locator("main h3").AllInnerTextsAsync() is [var seen, var unseen, ..] ? [seen, unseen] : []);
        var row = chair.Page.Locator("section[aria-labelledby=inbox] tr", new() { Has = chair.Page.Locator($"a[href='{path}']") });
        Assert.Contains(t.AtStart(t.Word(ClockStanding.NoLimit)), await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(t.RoomNotesOf(0), await row.InnerTextAsync(), StringComparison.Ordinal);

        // locks the room and writes the first note in it
        await chair.Type("form[data-lock] [name=passphrase]", Passphrase);
        await chair.Page.Keyboard.PressAsync("Tab");
        await chair.Page.Keyboard.TypeAsync(Passphrase);
        await chair.Page.Keyboard.PressAsync("Enter");
        await chair.Page.Locator("[data-code-text]").WaitForAsync(new() { Timeout = 60_000 });
        await chair.KeyAt("Enter", chair.Page.Locator("[data-kept]"));
        await Write(chair, t, NoteKind.Note, said.Missing, null);

        // what was handed over waits in the inbox; it is said what is missing
        var own = await HandOver(project, checkpoint, language);
        await chair.Go(room);
        Assert.DoesNotContain(said.Missing, await chair.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await row.Locator("th a").InnerTextAsync(), await row.Locator("td").Nth(1).InnerTextAsync(), StringComparison.OrdinalIgnoreCase);    // the row is headed by the right
        await chair.EnterAt(row.Locator("td a"));
        await chair.KeyAt("Enter", chair.Page.Locator("section[aria-labelledby=incomplete] summary"));
        await chair.Type("[name='incomplete.text']", said.Missing);
        await chair.EnterAt(chair.Page.Locator("section[aria-labelledby=incomplete] form button.btn"));
        await Complete(project, checkpoint, language, own, said.Completed);
        await chair.Go(room);
        await chair.EnterAt(row.Locator("td a"));
        await chair.EnterAt(chair.Page.Locator("section[aria-labelledby=receipt] form button.btn"));
        Assert.Contains(said.Completed, await chair.Page.InnerTextAsync("section[aria-labelledby=proposal]"), StringComparison.Ordinal);

        // from the checkpoint's page to its notes: a draft, the vote, who was there
        await chair.EnterAt(chair.Page.GetByText(t.RoomNotesHere));
        await chair.Type("form[data-unlock] [name=secret]", Passphrase);
        await chair.Page.Keyboard.PressAsync("Enter");
        foreach (var (what, title) in new[] { (NoteKind.Draft, said.Draft), (NoteKind.Vote, said.Votes), (NoteKind.Attendance, said.Attendance) }) await Write(chair, t, what, title, checkpoint);
        await Assertions.Expect(row.Locator("td").Last).ToContainTextAsync(t.RoomNotesOf(3), new() { Timeout = 60_000 });
        Assert.Contains(said.Missing, await chair.Page.Locator("#room").TextContentAsync(), StringComparison.Ordinal); // about nothing in particular: below, folded

        // the position, signed with the password
        await chair.EnterAt(chair.Page.Locator("section[aria-labelledby=notes] p a"));
        await chair.EnterAt(chair.Page.Locator($"section[aria-labelledby=ways] a[href$='kind={Kebab.Of(position)}']"));
        await chair.Type("[name='position.text']", said.Position);
        await chair.Type("[name='position.password']", "not the password");
        await chair.EnterAt(chair.Page.Locator("main form button.btn"));
        Assert.Contains(t.CheckpointsPasswordWrong, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await chair.Type("[name='position.password']", Password);
        await chair.Page.Keyboard.PressAsync("Enter");
        await chair.Page.WaitForURLAsync(new Uri(house.Address, path).ToString());
        Assert.Contains(said.Position, await chair.Page.InnerTextAsync("section[aria-labelledby=said]"), StringComparison.Ordinal);

        await Expert(chair, room, checkpoint, said, t);
        await TakeAlong(chair, room, said, t);
        Assert.Equal(["4"], await house.Ask($"select count(*)::text from council.notes where project_id = '{project.Id}' and sealed is not null and title is null and body is null"));
        Assert.Contains("422", Assert.Single(chair.Complaints), StringComparison.Ordinal); // the browser notes the wrong password
        Assert.DoesNotContain(chair.AskedElsewhere, u => u.Scheme is not "file");
    }

    /// <summary>An expert reads what was handed over, until a day; of the notes nothing.</summary>
    async Task Expert(Visit chair, string room, CheckpointId checkpoint, Said said, Trust.App.Texts t)
    {
        await chair.Go(room);
        await chair.EnterAt(chair.Page.Locator($"a[href='{room}/guests']"));
        await chair.Type("[name=label]", said.Expert);
        await chair.Page.Keyboard.PressAsync("Tab");
        await chair.Page.Keyboard.TypeAsync(DateTime.UtcNow.AddDays(14).ToString("MMddyyyy", System.Globalization.CultureInfo.InvariantCulture));    // part by part, as the browser's own language has them
        await chair.KeyAt("Space", chair.Page.Locator($"[name=items][value='packet/{checkpoint}']"));
        await chair.EnterAt(chair.Page.Locator("form[action*=Invite] button"));
        var link = await chair.Page.InnerTextAsync("blockquote .num");
        await using var expert = await house.Visit();
        Assert.Equal(200, (await expert.Go(link)).Status);
        var read = await expert.Page.InnerTextAsync("main");
        Assert.Contains(said.Completed, read, StringComparison.Ordinal);
        foreach (var own in (string[])[said.Draft, said.Votes, said.Attendance, said.Position]) Assert.DoesNotContain(own, read, StringComparison.Ordinal);
    }

    /// <summary>What the body takes along proves itself with no network.</summary>
    static async Task TakeAlong(Visit chair, string room, Said said, Trust.App.Texts t)
    {
        await chair.Go(room);
        var waits = chair.Page.WaitForDownloadAsync();
        await chair.KeyAt("Enter", chair.Page.Locator("a[download]"));
        var file = Path.Combine(Path.GetTempPath(), $"journey-{Guid.NewGuid():N}.html");
        try
        {
            await (await waits).SaveAsAsync(file);
            await chair.GoOffline($"file://{file}", "#verdict[class]");
            Assert.Equal("holds", await chair.Page.GetAttributeAsync("#verdict", "class"));
            var text = await File.ReadAllTextAsync(file);
            Assert.Contains(said.Position, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            foreach (var own in (string[])[said.Draft, said.Votes, said.Attendance, said.Expert]) Assert.DoesNotContain(own, text, StringComparison.Ordinal);
            Assert.Contains(t.TakeawayJournal, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Opens the form for a new note where it is folded, and keeps one.</summary>
    static async Task Write(Visit chair, Trust.App.Texts t, NoteKind kind, string title, CheckpointId? about)
    {
        var form = chair.Page.Locator("form[data-write]").Last;
        await Assertions.Expect(chair.Page.Locator("[data-open]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        if (!await form.IsVisibleAsync()) await chair.KeyAt("Enter", chair.Page.Locator("details[data-change] > summary", new() { HasTextString = t.RoomNew }));
        await chair.TabTo(form.Locator("[name=kind]"));
        await chair.Page.Keyboard.PressAsync("Home");
        for (var down = 0; down < 10 && await form.Locator("[name=kind]").InputValueAsync() != Kebab.Of(kind); down++) await chair.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal($"{about}", await form.Locator("[name=checkpoint]").InputValueAsync());
        await chair.Type(form.Locator("[name=title]"), title);
        await chair.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chair.Page.Locator("[data-note] h3").First).ToHaveTextAsync(title, Patiently);
    }

    /// <summary>Somebody with a password of their own, to whom the chair of the demo gave the seat.</summary>
    /// <returns>Their address.</returns>
    async Task<string> Chair(SmallProject project, BodyId body, string language)
    {
        var (organisation, email) = (house.Person(DemoPart.HrLead).Organisation, $"{Guid.NewGuid():N}@firm.example");
        var first = new PersonId(Guid.Parse((await house.Ask($"select person_id::text from organisation_members where organisation_id = '{organisation}' and role = 'administrator' limit 1")).Single()));
        var added = (await house.Services.GetRequiredService<Trust.App.People>().Add(organisation, first, new("Vera Vorsitz", email, language, "Europe/Berlin"), default)).Value!; // an administrator may
        Assert.Null((await house.Services.GetRequiredService<Welcome>().Arrive(added.Link, new(Password), default)).Refusal);
        await Do(project, DemoPart.WorksCouncilChair, language, (_, by, at) => new SetSeat(new(PartyId.Of(body), null, SeatRule.Any, null, [added.Person.Id], []), null, by, at));
        return email;
    }

    async Task<ImmutableArray<OwnPiece>> HandOver(SmallProject project, CheckpointId id, string language)
    {
        var now = await project.Now();
        ImmutableArray<OwnPiece> own = [];
        await Do(project, DemoPart.HrLead, language, (t, by, at) =>
        {
            own = [.. PacketList.Of(now, now.Checkpoints[id]).Where(i => i.Mandatory && i.Evidence is null).Select(i => i.Key).Append("own-1").Distinct().Select(k => new OwnPiece(k, t.Add($"Zu {k}."), null, []))];
            return new HandOverPacket(id, language, null, own, null, null, by, at);
        });
        return own;
    }

    Task Complete(SmallProject project, CheckpointId id, string language, ImmutableArray<OwnPiece> own, string completed) => Do(project, DemoPart.HrLead, language,
        (t, by, at) => new ChangePacket(id, 1, language, null, own.Add(new("own-2", t.Add(completed), null, [])), false, t.Add(completed), by, at));

    async Task Do(SmallProject project, DemoPart part, string language, Func<Typed, Actor, DateTimeOffset, ProjectCommand> command)
    {
        var (who, typed) = (house.Person(part), new Typed(language));
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(
            new(who.Organisation, project.Id, command(typed, Actor.Of(who.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow())) { Typed = typed }, default);
        Assert.IsType<Trust.App.Outcome.Done>(outcome);
    }
}
