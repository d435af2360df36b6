using Microsoft.Playwright;
using Trust.App;

namespace Trust.Web.Tests.Browser;

/// <summary>Whoever works on paper prints what was handed over, the form for the answer, and what stands in the room.</summary>
[Collection(nameof(BrowserHouse))]
public sealed class PaperTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task On_paper_stand_the_packet_in_full_a_form_to_sign_and_the_notes_without_their_buttons()
    {
        await house.Speak(DemoPart.WorksCouncilChair, "de");
        var project = await CouncilProject.Begin(house);
        var checkpoint = $"{project.Path}/checkpoints/{await project.GoesThroughACheckpoint("Wir stimmen nicht zu.", "Wir legen nach.")}";
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await chair.Go(project.Room);
        await chair.Page.Locator("form[data-write] [name=title]").Last.FillAsync("Vor der Sitzung");
        await chair.Page.Locator("form[data-write] [name=text]").Last.FillAsync("Forderung 2 zuerst.");
        await chair.Press(chair.Page.Locator("form[data-write] button").Last);

        await Print(chair, project.Room, "room");
        Assert.True(await chair.Page.GetByText("Forderung 2 zuerst.").First.IsVisibleAsync());
        Assert.Equal(0, await Seen(chair, "main button, main input, main textarea, main select, main form"));

        await Print(chair, checkpoint, "packet");
        Assert.True(await chair.Page.Locator("section[aria-labelledby=proposal]").GetByText("Eigenes Blatt zu own-1.").IsVisibleAsync()); // folded on the screen
        Assert.Equal(0, await Seen(chair, "main button, main .btn"));

        await Print(chair, $"{checkpoint}/position", "position");
        Assert.True(await Seen(chair, "main input[type=radio]") > 2);
        Assert.Equal(1, await Seen(chair, "[name='position.text']"));
        Assert.True(await chair.Page.GetByText(De.CheckpointsSignLine("Betriebsrat Lindtal")).IsVisibleAsync());
        Assert.Equal(0, await Seen(chair, "main button, [type=password]"));
    }

    static async Task Print(Visit visit, string path, string name)
    {
        await visit.Go(path);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        if (Shots.AreWanted) await visit.Page.PdfAsync(new() { Path = Path.Combine(Shots.Folder, $"paper-{name}.pdf"), PreferCSSPageSize = true });
    }

    static Task<int> Seen(Visit visit, string selector) =>
        visit.Page.Locator(selector).EvaluateAllAsync<int>("found => found.filter(e => e.checkVisibility()).length");
}
