namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
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
}
