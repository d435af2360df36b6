using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>One piece of evidence: its title, what it says (the content), and at the side its mark and who, when, visible to whom.</summary>
[HtmlTargetElement("evidence-item", Attributes = "title,state,word")]
public sealed class EvidenceItemTagHelper : TagHelper
{
    public required string Title { get; set; }
    public required Mark State { get; set; }
    public required string Word { get; set; }
    public IReadOnlyList<string> Side { get; set; } = [];
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var says = await output.GetChildContentAsync();
        output.TagName = "article";
        output.Attributes.SetAttribute("class", "ev");
        var title = Href is null ? Markup.Of($"{Title}") : Markup.Of($"""<a href="{Href}">{Title}</a>""");
        output.Content.Add($"""<h3>{title}</h3>{says}<div class="ev__side">{MarkSignTagHelper.Say(State, Word)}""");
        foreach (var line in Side) output.Content.Add($"<span>{line}</span>");
        output.Content.Add($"</div>");
    }
}
