using Microsoft.Playwright;

namespace Trust.Web.Tests.Browser;

/// <summary>The living page of the design language: what is right there is right wherever a part is used.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed class DesignPageTests(BrowserHouse house)
{
    const string Page = "/design";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_part_can_be_used_by_everybody_at_every_width(bool dark)
    {
        await using var visit = await house.Visit(1600, dark);
        await visit.Go(Page);
        foreach (var width in (int[])[1600, 1280, 768, 360, 320])
        {
            await visit.Resize(width);
            Assert.Empty(await visit.Layout());
            if (width is 1280 or 360) await visit.Shot($"design-{width}-{(dark ? "dark" : "light")}");
            if (dark ? width is 1280 : width is 360) Assert.Empty(await Axe.Violations(visit));
        }
    }

    /// <summary>What the reader's device asks for is followed, and whatever colours it takes, each state is still told by shape and word.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task High_contrast_forced_colours_and_reduced_motion_are_followed(bool dark)
    {
        await using var visit = await house.Visit(1280, dark);
        await visit.Go(Page);
        await visit.Page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        await visit.Shot($"design-contrast-{(dark ? "dark" : "light")}");
        Assert.Empty(await Axe.Violations(visit));
        await visit.Page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active });
        await visit.Shot($"design-forced-{(dark ? "dark" : "light")}");
        Assert.Equal("none", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.btn')).transitionProperty"));
    }

    [Fact]
    public async Task Nothing_is_asked_of_another_host_and_the_policy_is_not_broken()
    {
        await using var visit = await house.Visit();
        var answer = await visit.Go(Page);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("default-src 'none'", await answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        Assert.Empty(visit.AskedElsewhere);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_page_is_whole_without_script()
    {
        await using var visit = await house.Visit(script: false);
        await visit.Go(Page);
        Assert.Equal(5, await visit.Page.Locator("nav.track .track__st").CountAsync());
        await visit.Page.Locator("summary").First.ClickAsync();
        Assert.True(await visit.Page.GetByText("Silence is not consent").IsVisibleAsync());
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Forms" }).ClickAsync();
        Assert.EndsWith("#fields", visit.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The one page that is walked key by key, as a person does; on the others the walk is made in the page.</summary>
    [Fact]
    public async Task The_keyboard_reaches_everything_and_always_shows_where_it_is()
    {
        await using var visit = await house.Visit();
        await visit.Go(Page);
        var expected = await visit.Page.Locator("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']").CountAsync();
        var unseen = new List<string>();
        var reached = 0;
        for (; reached <= expected + 5; reached++)
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
        Assert.InRange(reached, expected - 8, expected + 5);
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
