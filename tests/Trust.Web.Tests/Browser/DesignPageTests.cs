using Microsoft.Playwright;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(EveryPageHouse))]
public sealed class DesignPageTests(BrowserHouse house)
{
    const string Page = "/design";

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task Every_part_can_be_used_by_everybody(int width, bool dark)
    {
        await using var visit = await house.Visit(width, dark);
        await visit.Go(Page);
        await visit.Shot($"design-{width}-{(dark ? "dark" : "light")}");
        Assert.Empty(await Axe.Violations(visit));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1600)]
    public async Task No_page_scrolls_sideways(int width)
    {
        await using var visit = await house.Visit(width);
        await visit.Go(Page);
        Assert.False(await visit.ScrollsSideways());
    }

    [Fact]
    public async Task Nothing_is_asked_of_another_host_and_the_policy_is_not_broken()
    {
        await using var visit = await house.Visit();
        var answer = await visit.Go(Page);
        Assert.StartsWith("default-src 'none'", await answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        Assert.Empty(visit.AskedElsewhere);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_second_visit_costs_less_than_sixty_kilobytes()
    {
        await using var visit = await house.Visit();
        await visit.Go(Page);
        Assert.InRange(await visit.BytesOfAnotherVisit(Page), 1_000, 60_000);
    }

    [Fact]
    public async Task The_page_is_whole_without_script()
    {
        await using var visit = await house.Visit(script: false);
        await visit.Go(Page);
        Assert.Equal(5, await visit.Page.Locator("nav.track .track__st").CountAsync());
        await visit.Page.Locator("summary").ClickAsync();
        Assert.True(await visit.Page.GetByText("Silence is not consent").IsVisibleAsync());
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Forms" }).ClickAsync();
        Assert.EndsWith("#fields", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_always_shows_where_it_is()
    {
        await using var visit = await house.Visit();
        await visit.Go(Page);
        var expected = await visit.Page.Locator("a[href], button, input:not([type=hidden]), select, textarea, summary").CountAsync();
        var unseen = new List<string>();
        var reached = 0;
        for (; reached <= expected; reached++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var where = await visit.Page.EvaluateAsync<string[]>("""
                () => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                        return [e.tagName, s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3 && r.width > 0 && r.right > 0 ? '' : e.outerHTML]; }
                """);
            if (where[0] is "BODY") break;
            if (where[1].Length > 0) unseen.Add(where[1]);
        }
        Assert.Empty(unseen);
        // of radio buttons with one name Tab stops at one; a date field has a stop for each of its parts
        Assert.InRange(reached, expected - 6, expected + 1);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task What_matters_stands_above_the_fold(int width)
    {
        await using var visit = await house.Visit(width);
        await visit.Go(Page);
        var button = await visit.Page.Locator(".btn").First.BoundingBoxAsync();
        Assert.InRange(button!.Y + button.Height, 0, 740);   // a first line of introduction more than a working page has
    }
}
