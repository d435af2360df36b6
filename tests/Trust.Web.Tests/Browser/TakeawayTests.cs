using System.Text;
using Microsoft.Playwright;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

/// <summary>What a body takes along: opened from the disk, with no network, in a browser that has never heard of Trust.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class TakeawayTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task It_proves_itself_offline_and_shows_what_was_given()
    {
        await using var file = await Saved();
        await using var visit = await house.Visit();
        await Open(visit, file);
        Assert.StartsWith("Bestätigt: ", await visit.Page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("#flaws li").CountAsync());
        Assert.Contains("Wir ordnen Bewerbungen.", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("Betriebsrat Lindtal: Klein", await visit.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für die Leitung.", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unter uns gesagt", file.Text, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
        Assert.DoesNotContain(visit.AskedElsewhere, u => u.Scheme is not "file");
        await visit.Shot("takeaway");
        Assert.Empty(await Axe.Violations(visit));
    }

    [Fact]
    public async Task A_checkpoint_is_in_it_with_packet_position_and_answer()
    {
        await using var file = await Saved(project => project.GoesThroughACheckpoint("Wir stimmen nicht zu.", "Wir legen nach."));
        await using var visit = await house.Visit();
        await Open(visit, file);
        Assert.StartsWith("Bestätigt: ", await visit.Page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        foreach (var (part, says) in new[] { (De.TakeawayGiven, "Eigenes Blatt zu own-1."), (De.TakeawaySaid, "Wir stimmen nicht zu."), (De.TakeawayAgreed, "Wir legen nach.") })
            Assert.Contains(says, await visit.Page.Locator("section", new() { Has = visit.Page.Locator("h2", new() { HasText = part }) }).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator(".altered").CountAsync());
    }

    [Theory]
    [InlineData("an act", "transparency/purpose\\u0022", "transparency/purposf\\u0022")]
    [InlineData("a text", "\"body\": \"Wir ordnen", "\"body\": \"Wir ordnem")]
    [InlineData("a text as shown", ">Wir ordnen", ">Wir ordnem")]
    [InlineData("who", "\"actor\": \"person:", "\"actor\": \"persoo:")]
    [InlineData("when", "\"at\": \"20", "\"at\": \"21")]
    public async Task One_byte_changed_is_found_and_the_entry_named(string what, string from, string to)
    {
        await using var file = await Saved();
        var at = file.Text.LastIndexOf(from, StringComparison.Ordinal);
        Assert.True(at > 0, what);
        var altered = file.Text[..at] + to + file.Text[(at + from.Length)..];
        await File.WriteAllTextAsync(file.Path, altered);
        Assert.Equal(1, Encoding.UTF8.GetBytes(file.Text).Zip(Encoding.UTF8.GetBytes(altered)).Count(b => b.First != b.Second));

        await using var visit = await house.Visit();
        await Open(visit, file);
        Assert.Equal(De.TakeawayBroken, await visit.Page.InnerTextAsync("#verdict"));
        Assert.Matches("Eintrag [0-9]+", await visit.Page.InnerTextAsync("#flaws"));
    }

    [Fact]
    public async Task It_holds_in_a_browser_that_keeps_its_cryptography_from_local_files_and_names_an_entry_that_is_missing()
    {
        await using var file = await Saved();
        await File.WriteAllTextAsync(file.Path, file.Text.Replace("globalThis.crypto?.subtle ?", "globalThis.nothing ?", StringComparison.Ordinal));
        await using (var visit = await house.Visit())
        {
            await Open(visit, file);
            Assert.StartsWith("Bestätigt: ", await visit.Page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        }
        var second = file.Text.IndexOf("\"number\": 2,", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file.Path, file.Text[..second] + "\"number\": 3," + file.Text[(second + "\"number\": 2,".Length)..]);
        await using var again = await house.Visit();
        await Open(again, file);
        Assert.Contains(De.TakeawayGap("2"), await again.Page.InnerTextAsync("#flaws"), StringComparison.Ordinal);
    }

    static Task Open(Visit visit, SavedFile file) => visit.GoOffline($"file://{file.Path}", "#verdict[class]");

    async Task<SavedFile> Saved(Func<CouncilProject, Task>? also = null)
    {
        await house.Speak(DemoPart.WorksCouncilChair, "de");
        var project = await CouncilProject.Begin(house);
        await project.Gives("purpose", "Wir ordnen Bewerbungen.\r\nÜber <b>alle</b> & \"jeden\".", Audience.OfProject);
        await project.Gives("limits-and-bias", "Nur für die Leitung.", new(AudienceKind.Parties, [PartyId.Of(Group.Management)], null, null));
        if (also is not null) await also(project);
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go(project.Room);
        await chair.Page.FillAsync("form[data-write] [name=title]", "Unter uns gesagt");
        await chair.Press("form[data-write] button");
        var waits = chair.Page.WaitForDownloadAsync();
        await chair.Page.ClickAsync("a[download]");
        var download = await waits;
        Assert.Equal($"trust-{project.Id}.html", download.SuggestedFilename);
        var path = Path.Combine(Path.GetTempPath(), $"takeaway-{Guid.NewGuid():N}.html");
        await download.SaveAsAsync(path);
        return new(path, await File.ReadAllTextAsync(path));
    }

    sealed record SavedFile(string Path, string Text) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            File.Delete(Path);
            return ValueTask.CompletedTask;
        }
    }
}
