using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class ProjectPageTests(BrowserHouse house)
{
    const int FirstLook = 700;

    [Fact]
    public async Task Where_it_stands_what_blocks_and_whose_turn_it_is_since_when_needs_no_scrolling_for_anybody()
    {
        var below = new List<string>();
        foreach (var part in new[] { DemoPart.HrLead, DemoPart.ManagingDirector, DemoPart.WorksCouncilChair, DemoPart.DataProtectionOfficer, DemoPart.Employee })
        {
            await using var visit = await house.VisitAs(part, 360);
            foreach (var (width, states) in new[] { (360, ".track__line"), (1280, ".track__lk .track__tx") })
            {
                await visit.Page.SetViewportSizeAsync(width, FirstLook);
                Assert.Equal(200, (await visit.Go($"/projects/{house.Project}")).Status);
                foreach (var what in (string[])[".track", states, "section[aria-labelledby=now] .facts", "section[aria-labelledby=now] .say"])
                {
                    var box = (await visit.Page.Locator(what).Last.BoundingBoxAsync())!; // each is on the page
                    if (box.Height < 5 || box.Y + box.Height > FirstLook) below.Add($"{part}, {width}: {what} ends at {box.Y + box.Height:0}");
                }
                await visit.Shot($"project-{part}-{width}");
            }
        }
        Assert.True(below.Count == 0, string.Join('\n', below));
    }
}
