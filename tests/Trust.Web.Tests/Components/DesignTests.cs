using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Web.Components;
using Trust.Web.Pages;

namespace Trust.Web.Tests.Components;

/// <summary>The living page leaves nothing out: what stands on no line of it, nobody looks at.</summary>
public sealed class DesignTests
{
    static readonly string Pages = Path.Combine(Repository.Root, "src", "Trust.Web", "Pages");

    static readonly string Written = string.Concat(Directory.GetFiles(Path.Combine(Pages, "Shared"), "_Design*.cshtml").Append(Path.Combine(Pages, "Design.cshtml")).Select(File.ReadAllText));

    [Fact]
    public void Every_component_stands_on_the_living_page()
    {
        var tags = typeof(TrackTagHelper).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TagHelper)))
            .SelectMany(t => t.GetCustomAttributes(typeof(HtmlTargetElementAttribute), false).Cast<HtmlTargetElementAttribute>()).Select(a => a.Tag).ToList();
        Assert.True(tags.Count > 15);
        Assert.All(tags, tag => Assert.Contains($"<{tag}", Written, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_state_stands_there_too()
    {
        Assert.All(Enum.GetNames<Mark>(), mark => Assert.Contains($"state=\"{mark}\"", Written, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<Certainty>(), certainty => Assert.Contains($"of=\"{certainty}\"", Written, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<StageLook>(), DesignModel.Track.Stages.Select(s => s.Look).Order());
        Assert.Equal(Enum.GetValues<DayLook>(), DesignModel.Weeks.SelectMany(w => w.Days).Select(d => d.Look).Distinct().Order());
        Assert.Equal(Enum.GetValues<TimelineLook>(), DesignModel.Weeks12.Rows.Select(r => r.Look).Distinct().Order());
        Assert.Equal(Enum.GetValues<Trust.Domain.Position>(), DesignModel.Groups.Points.Select(p => p.Position).OfType<Trust.Domain.Position>().Distinct().Order());
        Assert.Equal(Enum.GetValues<Trust.App.Changed>(), DesignModel.Redrafted.Select(s => s.What).Distinct().Order());
    }

    [Fact]
    public void The_one_style_sheet_stays_small() =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "src", "Trust.Web", "wwwroot", "css", "trust.css")).Length, 1, 25_000);
}
