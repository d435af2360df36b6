using Microsoft.Extensions.DependencyInjection;
using Trust.App;

namespace Trust.Web.Tests.Browser;

/// <summary>In a house of its own: the walk goes through everything that is due for every project in it, and the others' are many.</summary>
public sealed class CalendarPageTests(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    [Fact]
    public async Task The_demos_calendar_moves_to_what_happens_next_and_says_so()
    {
        await using var hr = await house.VisitAs(DemoPart.HrLead);
        await hr.Go("/");
        foreach (var button in (string[])["Next", "Week"])
        {
            var before = house.Services.GetRequiredService<ProductClock>().GetUtcNow();
            await hr.Press($"button[formaction='/?handler={button}']");
            Assert.StartsWith("Es ist jetzt", (await hr.Page.InnerTextAsync(".toast")).Trim(), StringComparison.Ordinal);
            Assert.True(house.Services.GetRequiredService<ProductClock>().GetUtcNow() > before.AddMinutes(1));
        }
        Assert.Empty(hr.Complaints);
    }
}
