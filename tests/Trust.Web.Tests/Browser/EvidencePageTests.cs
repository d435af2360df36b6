using Microsoft.Playwright;
using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class EvidencePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task An_earlier_revision_is_read_with_its_file_and_what_changed_is_shown()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead, script: false);
        var item = await NotAskedFor(hr);
        Assert.Contains(De.EvidenceIsNotAsked, await hr.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await Give(hr, item, "Protokolle bleiben 90 Tage.", "erste.txt", "2025-02-03");
        await Give(hr, item, "Protokolle bleiben 30 Tage.", "zweite.txt", null);
        await hr.Go(item);
        var revisions = hr.Page.Locator("section[aria-labelledby=revisions]");
        Assert.Contains(De.EvidenceHappened(new(2025, 2, 3)), await revisions.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(Trust.App.Texts.NameOf("de"), await revisions.InnerTextAsync(), StringComparison.Ordinal);
        await revisions.Locator("summary").First.ClickAsync();
        Assert.Equal(($"{De.EvidenceTakenAway}: 90", $"{De.EvidenceAdded}: 30"), (await revisions.Locator("del").TextContentAsync(), await revisions.Locator("ins").TextContentAsync()));
        var first = await hr.Page.APIRequest.GetAsync((await revisions.GetByText("erste.txt").GetAttributeAsync("href"))!);      // a link has an address
        Assert.Equal("erste.txt says", await first.TextAsync());

        // narrowed today, its earlier revisions are narrow too
        await using var employee = await house.VisitAs(DemoPart.Employee);
        Assert.Equal(200, (await employee.Page.APIRequest.GetAsync(first.Url)).Status);
        await hr.Go(item);
        await hr.Page.SelectOptionAsync("[name=audience]", "owner-and-data-protection");
        await hr.Page.FillAsync("[name=text]", "Protokolle bleiben 14 Tage.");
        await hr.Press("section[aria-labelledby=give] button");
        Assert.Equal(404, (await employee.Page.APIRequest.GetAsync(first.Url)).Status);
        await employee.Go(item);
        Assert.DoesNotContain("30 Tage", await employee.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>A piece of the last stage that no gate waits for.</summary>
    async Task<string> NotAskedFor(Visit visit)
    {
        await visit.Go($"/projects/{house.Project}/stages/training");
        var row = visit.Page.Locator(".ev", new() { HasText = De.EvidenceNotAsked }).First;
        Assert.Equal(0, await row.Locator(".st--missing").CountAsync());
        var item = (await row.Locator("h3 a").GetAttributeAsync("href"))!;      // a link has an address
        await visit.Go(item);
        return item;
    }

    static async Task Give(Visit visit, string item, string text, string file, string? happenedOn)
    {
        await visit.Go(item);
        await visit.Page.FillAsync("[name=text]", text);
        await visit.Page.FillAsync("[name=happenedOn]", happenedOn ?? "");
        await visit.Page.SetInputFilesAsync("[name=files]", new FilePayload { Name = file, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes($"{file} says") });
        await visit.Press("section[aria-labelledby=give] button");
    }
}
